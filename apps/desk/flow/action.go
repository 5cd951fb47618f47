package flow

import "time"

// Action is something a clerk can do. It is also the ID of its screen.Item.
type Action string

// The actions.
const (
	Next     Action = "next"   // call whoever is next
	Again    Action = "again"  // call the same person once more
	Came     Action = "came"   // the person has come: serving begins
	Absent   Action = "absent" // the person did not come
	Park     Action = "park"   // put the visit aside; asks until when
	Finish   Action = "finish" // the visit is over
	Undo     Action = "undo"   // take the last move back
	Print    Action = "print"  // print again what did not come out
	Open     Action = "open"   // open the business day; asks first
	Leave    Action = "leave"  // leave the desk
	SignIn   Action = "sign_in"
	Language Action = "language"  // the next language
	Start    Action = "emergency" // call without the office; asks first
	Stay     Action = "stay"      // no to a question, and away with a message
	Park5    Action = "park_5"
	Park15   Action = "park_15"
	Park30   Action = "park_30"
	Park60   Action = "park_60"
)

// keys are the shortcuts as they stand on the key caps. No letter is among
// them without Ctrl, so none can be typed by mistake.
var keys = map[Action]string{
	Next: "F2", Again: "F3", Came: "F4", Absent: "F5", Park: "F6", Print: "F7", Finish: "F8",
	Language: "F9", Open: "F10", Start: "F11", Leave: "F12", Undo: "Ctrl+Z", SignIn: "Enter", Stay: "Esc",
	Park5: "1", Park15: "2", Park30: "3", Park60: "4",
}

// KeyRow lists the actions of the row of keys, which always stands at the same
// place, in its order.
func KeyRow() []Action { return []Action{Next, Again, Came, Absent, Park, Finish, Undo} }

// Actions lists every action.
func Actions() []Action {
	return append(KeyRow(), Print, Open, Start, Leave, SignIn, Language, Stay, Park5, Park15, Park30, Park60)
}

// Shortcut is the key of an action, as it stands on its key cap.
func Shortcut(a Action) string { return keys[a] }

// ByKey is the action of a key, "" when it has none.
func ByKey(key string) Action {
	for a, k := range keys {
		if k == key {
			return a
		}
	}
	return ""
}

// parkings are the times for which a visit can be put aside.
var parkings = map[Action]time.Duration{
	Park5: 5 * time.Minute, Park15: 15 * time.Minute, Park30: 30 * time.Minute, Park60: time.Hour,
}

// doubleStrike is how soon after a press the same key again is a slip of the
// finger. It keeps a trembling F2 from accepting its own question.
const doubleStrike = 300 * time.Millisecond
