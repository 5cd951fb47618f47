package signin

import (
	"strconv"

	"okienko/internal/feed"
	"okienko/internal/screen"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Outcome is what the window has to know of an update.
type Outcome int

// The outcomes.
const (
	Nothing Outcome = iota
	Entered         // the person is signed in, or has a new PIN
	GaveUp          // the person does not want another PIN after all
)

// Update takes in a message.
func (m Model) Update(msg Msg) (Model, []Intent, Outcome) {
	switch msg := msg.(type) {
	case feed.Answered:
		return m.answered(msg)
	case Unable:
		if msg.Tag == m.way {
			m.way, m.digits = "", ""
			return m.warn(screen.T("pin." + string(msg.Why))), nil, Nothing
		}
	case Checked:
		return m.checked(msg)
	}
	if m.Running() || m.plan == nil {
		return m, nil, Nothing // one thing at a time
	}
	switch msg := msg.(type) {
	case Typed:
		m.typed, m.at, m.says = msg.Text, 0, Says{}
	case Moved:
		m.at = max(0, min(m.at+msg.By, len(m.Names())-1))
	case Chose:
		return m.choose(msg.Person).pick()
	case Digit:
		return m.digit(msg.Rune), nil, Nothing
	case Wrote:
		m.digits = ""
		for _, r := range msg.Digits {
			m = m.digit(r)
		}
	case Erase:
		if n := len(m.digits); n > 0 {
			m.digits = m.digits[:n-1]
		}
	case Enter:
		return m.enter()
	case Back:
		return m.back()
	case Later:
		if m.step == New || m.step == Again {
			return m.Begin(m.who), nil, Entered
		}
	}
	return m, nil, Nothing
}

func (m Model) warn(texts ...screen.Text) Model {
	m.says = Says{Warn: true, Texts: texts}
	return m
}

func (m Model) choose(id plan.PersonID) Model {
	if _, known := m.plan.Person(id); known {
		m = m.Begin(id)
	}
	return m
}

// pick goes on with a chosen name: where names are believed, that is all.
func (m Model) pick() (Model, []Intent, Outcome) {
	switch {
	case m.who == "":
		return m, nil, Nothing
	case !m.Guarded():
		m, intents := m.send(people.SignIn{Person: m.who})
		return m, intents, Nothing
	}
	if _, has := m.staff.PIN(m.who); !has {
		return m.noPIN(), nil, Nothing
	}
	return m, nil, Nothing
}

// noPIN says who can give one.
func (m Model) noPIN() Model {
	p, _ := m.Who()
	m = m.Begin("")
	if names := m.menders(p.ID); names != "" {
		return m.warn(screen.T("pin.none", "Name", p.Name), screen.T("pin.who_gives", "Names", names))
	}
	return m.warn(screen.T("pin.none", "Name", p.Name))
}

func (m Model) send(c interface{ Kind() string }) (Model, []Intent) {
	m.seq++
	m.way, m.says = "sign-in-"+strconv.Itoa(m.seq), Says{}
	return m, []Intent{feed.Send{Tag: m.way, Command: c}}
}

func (m Model) digit(r rune) Model {
	if m.step == Name || r < '0' || r > '9' || len(m.digits) >= people.LongestPIN {
		return m
	}
	if m.digits == "" {
		m.says = Says{}
	}
	m.digits += string(r)
	return m
}

// back goes one step back.
func (m Model) back() (Model, []Intent, Outcome) {
	switch {
	case m.changes:
		return m.Begin(m.who), nil, GaveUp
	case m.step == Again:
		m.step, m.digits, m.once, m.says = New, "", "", Says{}
	case m.step == PIN:
		m = m.Begin("")
	case m.step == Name:
		m.typed, m.at, m.says = "", 0, Says{}
	}
	return m, nil, Nothing
}

// enter takes what was chosen or typed.
func (m Model) enter() (Model, []Intent, Outcome) {
	switch m.step {
	case Name:
		names := m.Names()
		if len(names) == 0 {
			return m.warn(screen.T("pin.nobody")), nil, Nothing
		}
		return m.choose(names[m.at].ID).pick()
	case PIN:
		return m.prove()
	case New:
		return m.newPIN(), nil, Nothing
	}
	return m.repeated()
}

// prove sends what was typed, if it can be a PIN.
func (m Model) prove() (Model, []Intent, Outcome) {
	p, has := m.staff.PIN(m.who)
	switch {
	case !m.Guarded():
		return m.pick()
	case !has:
		return m.noPIN(), nil, Nothing
	case m.now < p.LockedUntil:
		m.digits, m.says = "", Says{}
		return m, nil, Nothing // it says so
	case !people.PINShape(m.digits):
		return m.warn(screen.T("pin.short")), nil, Nothing
	case !m.current && (m.Present() != m.who || m.changes):
		return m.warn(screen.T("pin.no_office")), nil, Nothing
	case !m.current && m.alone >= people.Tries:
		m.digits = ""
		return m.warn(screen.T("pin.alone_locked")), nil, Nothing
	}
	m.seq++
	m.way, m.says = "proof-"+strconv.Itoa(m.seq), Says{}
	return m, []Intent{Prove{Tag: m.way, PIN: p, Pepper: m.staff.Pepper, Digits: m.digits, Alone: !m.current}}, Nothing
}

func (m Model) newPIN() Model {
	switch {
	case !people.PINShape(m.digits):
		return m.warn(screen.T("pin.short"))
	case people.EasyPIN(m.digits):
		m.digits = ""
		return m.warn(screen.T("pin.easy"))
	}
	m.step, m.once, m.digits, m.says = Again, m.digits, "", Says{}
	return m
}

func (m Model) repeated() (Model, []Intent, Outcome) {
	if m.digits != m.once {
		m.step, m.once, m.digits = New, "", ""
		return m.warn(screen.T("pin.differ")), nil, Nothing
	}
	m.seq++
	m.way, m.says = "new-pin-"+strconv.Itoa(m.seq), Says{}
	return m, []Intent{Make{Tag: m.way, Person: m.who, Pepper: m.staff.Pepper, Digits: m.digits}}, Nothing
}

// checked takes in what was looked at here alone.
func (m Model) checked(c Checked) (Model, []Intent, Outcome) {
	switch {
	case c.Tag != m.way || c.Tag == "":
		return m, nil, Nothing
	case c.Right:
		m.alone = 0
		return m.Begin(m.who), nil, Entered
	}
	m.way, m.digits = "", ""
	if m.alone++; m.alone >= people.Tries {
		return m.warn(screen.T("pin.alone_locked")), nil, Nothing
	}
	return m.warn(screen.Plural("pin.wrong", people.Tries-m.alone)), nil, Nothing
}

// answered takes in what the office says.
func (m Model) answered(a feed.Answered) (Model, []Intent, Outcome) {
	if a.Tag != m.way || a.Tag == "" {
		return m, nil, Nothing
	}
	m.way, m.digits = "", ""
	switch {
	case a.Lost:
		return m.warn(screen.T("pin.no_office")), nil, Nothing
	case a.Answer.Refusal != nil:
		return m.refused(a.Answer.Refusal), nil, Nothing
	}
	for _, e := range a.Answer.Events {
		switch e := e.(type) {
		case people.SignInFailed:
			return m.failed(e), nil, Nothing
		case people.SignedIn:
			return m.signedIn(e)
		case people.PINSet:
			return m.Begin(m.who), nil, Entered
		}
	}
	return m, nil, Nothing
}

// refused says why. A proof that came too late is asked for again.
func (m Model) refused(r *queue.Refusal) Model {
	if r.Code == people.ProveAgain && m.step != PIN {
		m.step, m.once, m.changes = PIN, "", true
	}
	return m.warn(feed.Refused(r))
}

func (m Model) failed(e people.SignInFailed) Model {
	if e.Until > 0 {
		return m.warn(m.lockedTexts(e.Until)...)
	}
	return m.warn(screen.Plural("pin.wrong", e.Left))
}

func (m Model) signedIn(e people.SignedIn) (Model, []Intent, Outcome) {
	m.alone = 0
	if m.Guarded() && (e.Given || m.changes) {
		m.step, m.once = New, ""
		return m, nil, Nothing
	}
	return m.Begin(m.who), nil, Entered
}
