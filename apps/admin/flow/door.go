package flow

import (
	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/internal/signin"
	"okienko/office"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// entrance is who works in this window.
type entrance struct {
	signin.Model
	who     plan.PersonID // has signed in
	proven  bool          // the office has shown it
	covered bool          // the PIN is asked for again
	left    bool          // is signing out
	touched queue.Moment  // when somebody did something here last
}

// The fields, lists and buttons of the sign-in.
const (
	whoID   = "who"
	namesID = "names"
	pinID   = "pin"
	selfID  = "self"
	outID   = "sign_out"
	newID   = "new_pin"
	coverID = "cover"
)

// barred says whether a person has to show who they are before anything else. An
// office that is lost can be rescued by whoever has the recovery key.
func (m Model) barred() bool {
	if !m.door.Guarded() || m.staff.Telling() {
		return false
	}
	switch m.at {
	case lost, surveying, keying, agreeing, rescuing, rescued:
		return m.tab != machinesTab
	}
	return m.door.who == "" || m.door.covered
}

// atDoor lets the sign-in take in a message.
func (m Model) atDoor(msg signin.Msg) (Model, []Intent) {
	inner, asked, came := m.door.Tick(m.now, m.contact.Current).Update(msg)
	m.door.Model = inner
	var intents []Intent
	for _, i := range asked {
		intents = append(intents, i)
	}
	switch came {
	case signin.Entered:
		who, _ := m.door.Who()
		m.door.who, m.door.covered, m.door.touched = who.ID, false, m.now
		m.line = page.Line{}
	case signin.GaveUp:
		m.door.covered = false
	}
	return m, intents
}

// watchDoor covers a window at which nobody has done anything for long, and
// notices that the office does not count the person as signed in any more.
func (m Model) watchDoor() Model {
	if m.door.left = m.door.left && m.door.Present() != ""; !m.door.left && m.door.who == "" && m.door.Idle() {
		m.door.who = m.door.Present() // the answer was lost, and not the sign-in
	}
	after := m.door.LockAfter()
	idle := after > 0 && m.now.Since(m.door.touched) >= after
	if idle {
		m.staff = m.staff.Hide()
	}
	if !m.door.Guarded() {
		return m
	}
	halfway := m.door.Choosing() || m.door.Changing()
	if idle && m.contact.Current && halfway { // the way back would open the window to whoever comes
		if here := m.door.Present(); here != "" {
			m.door.who = here
		}
		return m.cover()
	}
	if m.door.who == "" {
		return m
	}
	switch here := m.door.Present() == m.door.who; {
	case here:
		m.door.proven = true
	case m.door.proven && !m.door.relieved():
		m.door.proven, m.door.who, m.door.covered = false, "", false
		m.door.Model = m.door.Begin("")
		return m
	}
	if idle && !m.door.covered && m.contact.Current {
		return m.cover()
	}
	return m
}

// relieved says whether somebody else is on the way in at a covered window.
func (e entrance) relieved() bool {
	return e.covered && !e.Changing() && (e.Running() || e.Choosing())
}

// cover asks for the PIN again. A PIN that was just given is for who saw it given.
func (m Model) cover() Model {
	m.door.covered, m.door.Model, m.staff = true, m.door.Begin(m.door.who), m.staff.Hide()
	return m
}

// forbids says why whoever is signed in may not give a command.
func (m Model) forbids(c interface{ Kind() string }) *queue.Refusal { return m.door.Forbids(nil, c) }

// allowed greys a button whose command the person may not give, and says why.
func (m Model) allowed(it screen.Item, c office.Command) (screen.Item, screen.Text) {
	return feed.Forbids(m.forbids).Allow(it, c)
}

// barredDoes is what a person does before they have shown who they are.
func (m Model) barredDoes(msg Msg) (Model, []Intent) {
	switch msg := msg.(type) {
	case page.Typed:
		if msg.ID == pinID {
			return m.atDoor(signin.Wrote{Digits: msg.Text})
		}
		return m.atDoor(signin.Typed{Text: msg.Text})
	case page.Picked:
		return m.atDoor(signin.Chose{Person: plan.PersonID(msg.Row)})
	case page.Pressed:
		return m.barredPressed(msg.ID)
	}
	return m, nil
}

func (m Model) barredPressed(id string) (Model, []Intent) {
	step := m.door.Step()
	switch {
	case id == lostID:
		m.tab = machinesTab
		return m.turn(lost), nil
	case id == nextID:
		return m.atDoor(signin.Enter{})
	case id != backID:
		return m, nil
	case step == signin.New && !m.door.Changing():
		return m.atDoor(signin.Later{})
	}
	return m.atDoor(signin.Back{})
}

// doorPage asks who is there.
func (m Model) doorPage() page.Page {
	p := page.Page{Title: screen.T("signin.title"), Top: m.silence()}
	switch step := m.door.Step(); step {
	case signin.Name:
		p.Name = "sign_in_name"
		p.Left = m.namesShown()
	default:
		p.Name = []string{"", "sign_in_pin", "sign_in_new", "sign_in_again"}[step]
		p.Left = m.pinShown()
		p.Buttons = append(p.Buttons, m.doorBack(step))
	}
	if !m.contact.Current {
		p.Buttons = append(m.rescueButton(), p.Buttons...)
	}
	p.Buttons = append(p.Buttons, onward("signin.do_next", "arrow-right"))
	return p
}

func (m Model) namesShown() []page.Block {
	var rows []page.Row
	for _, one := range m.door.Names() {
		rows = append(rows, page.Row{ID: string(one.ID), Glyph: "people", Text: screen.Words(one.Name), Detail: one.Note, On: one.On})
	}
	blocks := []page.Block{{Kind: page.Field, ID: whoID, Text: screen.T("desk.form_name"), Value: m.door.Typed()}}
	blocks = append(blocks, m.doorSays()...)
	return append(blocks, page.Block{Kind: page.List, ID: namesID, Rows: rows})
}

func (m Model) pinShown() []page.Block {
	who, _ := m.door.Who()
	blocks := []page.Block{
		{Kind: page.Lead, Text: screen.Words(who.Name)},
		{Kind: page.Field, ID: pinID, Text: m.door.Label(), Value: m.door.Shown(), Secret: true},
	}
	if m.door.Running() {
		return append(blocks, page.Block{Kind: page.Quiet, Text: screen.T("pin.checking")})
	}
	blocks = append(blocks, m.doorSays()...)
	if m.door.Step() == signin.PIN && !m.door.Changing() {
		blocks = append(blocks, page.Block{Kind: page.Quiet, ID: "forgotten", Text: m.forgotten()})
	}
	return blocks
}

// forgotten is the way back for who does not know the PIN any more.
func (m Model) forgotten() screen.Text {
	if names := m.door.Helpers(); names != "" {
		return screen.T("signin.forgotten", "Names", names)
	}
	return screen.T("signin.forgotten_alone")
}

func (m Model) doorSays() []page.Block {
	says := m.door.Says()
	var blocks []page.Block
	for i, t := range says.Texts {
		b := page.Block{Kind: page.Body, Text: t}
		if i == 0 && says.Warn {
			b.Kind, b.Weight, b.Glyph = page.Note, page.Warning, "warning"
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func (m Model) doorBack(step signin.Step) screen.Item {
	b := back()
	switch {
	case m.door.Changing():
		b.Label = screen.T("desk.do.same_pin")
	case step == signin.PIN:
		b.Label = screen.T("desk.do.somebody_else")
	case step == signin.New:
		b.Label = screen.T("desk.do.later")
	}
	return b
}

// selfButton is who works here, with what concerns them.
func (m Model) selfButton() []screen.Item {
	if !m.door.Guarded() || m.door.who == "" || m.barred() {
		return nil
	}
	return []screen.Item{page.Button(selfID, screen.T("signin.do_self"), "people")}
}

// selfPage lets the person go, cover the window, or choose another PIN.
func (m Model) selfPage() page.Page {
	who, _ := m.door.Who()
	return page.Page{
		Name: "self", Title: screen.Words(who.Name),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("signin.self_lead")},
			{Kind: page.Body, Text: screen.T("signin.self_how")},
			{Kind: page.Actions, ID: "actions", Items: []screen.Item{
				page.Button(coverID, screen.T("desk.do.lock"), "key"), page.Button(newID, screen.T("desk.do.new_pin"), "key"),
			}},
		},
		Buttons: []screen.Item{back(), onward("signin.do_out", "door")},
	}
}

func (m Model) selfDoes(id string) (Model, []Intent) {
	switch id {
	case backID, selfID:
		m.aboutSelf = false
	case coverID:
		m.aboutSelf = false
		return m.cover(), nil
	case newID:
		m.aboutSelf, m.door.covered = false, true
		m.door.Model = m.door.Change(m.door.who)
	case nextID:
		m.aboutSelf, m.door.who, m.door.proven, m.door.left = false, "", false, true
		m.door.Model, m.staff = m.door.Begin(""), m.staff.Hide()
		return m, []Intent{feed.Send{Tag: "sign-out", Command: people.SignOut{}}}
	}
	return m, nil
}

// onlyRead says that the person may change nothing of the plan.
func (m Model) onlyRead() []page.Block {
	if !m.door.Guarded() || m.door.MayAny(plan.EditServices, plan.EditHours, plan.EditPeople, plan.EditDisplays) {
		return nil
	}
	return []page.Block{{Kind: page.Note, ID: "only_read", Weight: page.Warning, Glyph: "key", Text: screen.T("signin.only_read")}}
}
