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
	Search   Action = "search"    // find a ticket by its number
	Transfer Action = "transfer"  // send on; asks where
	Continue Action = "continue"  // go on with another service; asks which
	Note     Action = "note"      // write something about the visit
	Break    Action = "break"     // begin a break, or end it
	Help     Action = "help"      // call for help, come to help, end it
	FinishAs Action = "finish_as" // the visit is over; asks what was done
	Needs    Action = "needs"     // say what would help somebody
	Message  Action = "message"   // tell a hall something; asks what
	Keys     Action = "keys"      // which key does what
	Bar      Action = "bar"       // the thin form of the window, or the whole one
	WalkIn   Action = "walk_in"   // give somebody a ticket; asks for which service
	Lock     Action = "lock"      // cover the window until the PIN is typed
	NewPIN   Action = "new_pin"   // choose another PIN
	Erase    Action = "erase"     // the last digit of a PIN
)

// The lists.
const (
	ListWaiting Action = "list_waiting"
	ListCalled  Action = "list_called"
	ListAside   Action = "list_aside"
	ListMissed  Action = "list_missed"
	ListDone    Action = "list_done"
)

// The answers to open questions.
const (
	Accept Action = "accept" // the usual one, or the line that the keys are on
	Stay   Action = "stay"   // no to a question, and away with a message
	Park5  Action = "park_5"
	Park15 Action = "park_15"
	Park30 Action = "park_30"
	Park60 Action = "park_60"

	ParkBack Action = "park_back" // until the resident is back
	ParkMine Action = "park_mine" // afterwards for this clerk only
	ParkWhy  Action = "park_why"  // the reason

	SendWhere Action = "send_where" // the place in the line there
	SendBack  Action = "send_back"  // comes back to this clerk

	NoteAlong Action = "note_along" // with a note
	Outcome   Action = "outcome"    // what came of the visit

	Favour  Action = "favour" // whoever gets the ticket goes first by law
	Hour    Action = "hour"   // whoever gets the ticket has booked an hour; asks which
	OnPaper Action = "paper"  // the ticket is printed, or not

	Lasting  Action = "lasting"   // how long a message stays
	TakeBack Action = "take_back" // the message that is shown
	InOther  Action = "in_other"  // the message in another language

	RowCall    Action = "row_call"
	RowSend    Action = "row_send"
	RowNote    Action = "row_note"
	RowPrint   Action = "row_print"
	RowCancel  Action = "row_cancel"
	RowBack    Action = "row_back"    // who was put aside is back
	RowLast    Action = "row_last"    // waits again, at the end
	RowArrival Action = "row_arrival" // waits again, at the old place
	RowCorrect Action = "row_correct" // something else was done than was said
	RowNeeds   Action = "row_needs"   // what would help
	RowFavour  Action = "row_favour"  // goes first by law after all, or does not
)

// keys are the shortcuts as they stand on the key caps. No letter is among
// them without Ctrl, so none can be typed by mistake. Two actions can have one
// key if they are never asked for at the same time.
var keys = map[Action]string{
	Next: "F2", Again: "F3", Came: "F4", Absent: "F5", Park: "F6", Print: "Ctrl+P", Finish: "F8",
	Language: "F9", Open: "F10", Start: "F11", Leave: "F12", Undo: "Ctrl+Z", SignIn: "Enter", Search: "Ctrl+F",
	ListWaiting: "Ctrl+1", ListCalled: "Ctrl+2", ListAside: "Ctrl+3", ListMissed: "Ctrl+4", ListDone: "Ctrl+5",
	Accept: "Enter", Stay: "Esc",
	Transfer: "F7", Continue: "Shift+F7", Note: "Ctrl+N", Break: "Ctrl+B", Help: "Ctrl+H",
	FinishAs: "Shift+F8", Needs: "Ctrl+E", WalkIn: "Ctrl+T", Message: "Ctrl+M", Bar: "Ctrl+0", Keys: "F1",
	Lock: "Ctrl+L", NewPIN: "1", Erase: "BackSpace",
	Park5: "1", Park15: "2", Park30: "3", Park60: "4", ParkBack: "5", ParkMine: "6", ParkWhy: "7",
	SendWhere: "Ctrl+K", Outcome: "Ctrl+K", SendBack: "Ctrl+R", NoteAlong: "Ctrl+D",
	Favour: "Ctrl+K", Hour: "Ctrl+D", OnPaper: "Ctrl+P",
	Lasting: "Ctrl+K", TakeBack: "Ctrl+R", InOther: "Ctrl+D",
	RowCall: "1", RowSend: "2", RowNote: "3", RowPrint: "4", RowCancel: "5", RowBack: "6", RowLast: "7", RowArrival: "8",
	RowCorrect: "1", RowNeeds: "9", RowFavour: "8",
}

// KeyRow lists the actions of the row of keys, which always stands at the same
// place, in its order.
func KeyRow() []Action {
	return []Action{Next, Again, Came, Absent, Park, Transfer, Finish, Undo}
}

// Tabs lists the lists, in the order on the screen.
func Tabs() []Action { return []Action{ListWaiting, ListCalled, ListAside, ListMissed, ListDone} }

// answers are the actions that mean something only while a question is open.
var answers = []Action{
	Accept, Stay, Park5, Park15, Park30, Park60, ParkBack, ParkMine, ParkWhy, NewPIN,
	SendWhere, SendBack, NoteAlong, Outcome, Favour, Hour, OnPaper, Lasting, TakeBack, InOther, RowCall, RowSend, RowNote, RowPrint, RowCancel, RowBack, RowLast, RowArrival,
	RowCorrect, RowNeeds, RowFavour,
}

// Actions lists every action.
func Actions() []Action {
	// A key of an answer means the answer as long as the question is open.
	all := append(KeyRow(), answers...)
	return append(append(all, Tabs()...), Print, Open, Start, Leave, SignIn, Language, Search, Continue, Note, Break, Help, FinishAs, Needs, WalkIn, Message, Bar, Keys, Lock, Erase)
}

// Shortcut is the key of an action, as it stands on its key cap.
func Shortcut(a Action) string { return keys[a] }

// ByKey lists the actions of a key. At most one of them is on a screen.
func ByKey(key string) []Action {
	var all []Action
	for _, a := range Actions() {
		if keys[a] == key {
			all = append(all, a)
		}
	}
	return all
}

// parkings are the times for which a visit can be put aside.
var parkings = map[Action]time.Duration{
	Park5: 5 * time.Minute, Park15: 15 * time.Minute, Park30: 30 * time.Minute, Park60: time.Hour,
}

// doubleStrike is how soon after a press the same key again is a slip of the
// finger. It keeps a trembling F2 from accepting its own question.
const doubleStrike = 300 * time.Millisecond
