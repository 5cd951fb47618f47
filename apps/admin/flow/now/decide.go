package now

import (
	"cmp"
	"time"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/plan"
)

// deed is something that she can do.
type deed string

// The deeds.
const (
	stopping   deed = "stop"
	resuming   deed = "resume"
	moving     deed = "move"
	fronting   deed = "front"
	cancelling deed = "cancel"
	freeing    deed = "leave"
	helping    deed = "help"
	helpOver   deed = "help_over"
	telling    deed = "message"
	clearing   deed = "clear"
	rescheding deed = "hours"
	closing    deed = "close"
	opening    deed = "open"
)

// decision is a deed with everything that it is about: what it leads to, what it
// asks for, and the commands.
type decision struct {
	effects  []screen.Text // what will happen, the first one in a word
	fields   []page.Block
	glyph    string
	fault    screen.Text // what is wrong with what was typed
	commands []office.Command
	done     screen.Text
	back     []office.Command // what would take it back, if anything does
	backFor  time.Duration    // how long that is offered; 0 is undoFor
	undone   screen.Text
}

// decisions makes each of them.
var decisions = map[deed]func(Model) decision{
	stopping: Model.toStop, resuming: Model.toResume, moving: Model.toMove, fronting: Model.toFront, cancelling: Model.toCancel,
	freeing: Model.toFree, helping: Model.toHelp, helpOver: Model.toEndHelp, telling: Model.toTell, clearing: Model.toClear,
	rescheding: Model.toReschedule, closing: Model.toClose, opening: Model.toOpen,
}

// offered is a button, and the deed that it stands for now.
type offered struct{ of func(Model) deed }

// deedOf are the buttons that begin a deed.
var deedOf = map[string]offered{
	messageID: {func(Model) deed { return telling }},
	hoursID:   {func(Model) deed { return rescheding }},
	frontID:   {func(Model) deed { return fronting }},
	cancelID:  {func(Model) deed { return cancelling }},
	leaveID:   {func(Model) deed { return freeing }},
	dayID: {func(m Model) deed {
		if m.office.Queue.Day.Open {
			return closing
		}
		return opening
	}},
	stopID: {func(m Model) deed {
		if _, stopped := m.office.Queue.Stopped(m.service, m.now); stopped {
			return resuming
		}
		return stopping
	}},
}

// button is how a deed is begun.
func (m Model) button(d deed) screen.Item {
	looks := map[deed]screen.Item{
		stopping:   page.Button(stopID, screen.Text{}, "pause"),
		resuming:   page.Button(stopID, screen.Text{}, "repeat"),
		fronting:   page.Button(frontID, screen.Text{}, "arrow-up"),
		cancelling: page.Button(cancelID, screen.Text{}, "cross"),
		freeing:    page.Button(leaveID, screen.Text{}, "door"),
	}
	b := looks[d]
	b.Label, b.Off = screen.T("now.do."+string(d)), !m.may(d)
	switch d {
	case fronting:
		b.Value = secondKey
	case cancelling, freeing:
		b.Value = thirdKey
	}
	return b
}

// decide turns to the page of a deed.
func (m Model) decide(d deed) Model {
	from := m.at
	m.deed, m.form = d, m.newForm(d)
	m = m.turn(deciding)
	if from != deciding {
		m.from = from
	}
	return m
}

// decision is the one that is before her.
func (m Model) decision() decision { return decisions[m.deed](m) }

// may says whether she has the right to a deed, as it stands now.
func (m Model) may(d deed) bool { return m.forbidden(decisions[d](m.with(d))).Empty() }

// with is a model that is about to do something.
func (m Model) with(d deed) Model {
	m.deed, m.form = d, m.newForm(d)
	return m
}

// forbidden is why she may not do something.
func (m Model) forbidden(d decision) screen.Text {
	for _, c := range d.commands {
		if r := m.office.Forbids(m.cfg.Self, m.client, c, m.now); r != nil {
			return feed.Refused(r)
		}
	}
	return screen.Text{}
}

// mayAny says whether she has the right to a deed in one of the halls or departments
// that it can be about.
func (m Model) mayAny(d deed) bool { return m.forbiddenAll(d).Empty() }

// forbiddenAll is why she may do it in none of them.
func (m Model) forbiddenAll(d deed) (why screen.Text) {
	for _, v := range m.ways(d) {
		if why = v.forbidden(decisions[d](v)); why.Empty() {
			break
		}
	}
	return why
}

// ways are the models in which a deed is about to be done that can be about several
// halls or departments, one each.
func (m Model) ways(d deed) (all []Model) {
	v := m.with(d)
	switch d {
	case telling:
		for v.form.hall = range m.halls() {
			all = append(all, v)
		}
	case helping:
		for _, other := range m.office.Queue.Plan.Departments {
			if v.form.helper = other.ID; other.ID != m.department {
				all = append(all, v)
			}
		}
	default:
		all = []Model{v}
	}
	return all
}

// lineOr is the line about what was done last, or else why some keys are grey.
func (m Model) lineOr(deeds ...deed) page.Line {
	if !m.line.Text.Empty() {
		return m.line
	}
	l := page.Line{Weight: page.Warning}
	for _, d := range deeds {
		switch why := m.forbiddenAll(d); {
		case why.Empty() || l.Text.Key == why.Key && l.Text.With["right"] == why.With["right"]:
		case l.Text.Empty():
			l.Text = why
		default:
			l.Text = screen.T("desk.menu_forbidden")
		}
	}
	return l
}

// withReasons adds why some deeds are grey.
func (m Model) withReasons(p page.Page, deeds ...deed) page.Page {
	said := make(map[string]bool)
	for _, d := range deeds {
		why := m.forbidden(decisions[d](m.with(d)))
		if key := why.Key + why.With["right"]; !why.Empty() && !said[key] {
			said[key] = true
			p.Left = append(p.Left, page.Block{Kind: page.Note, Weight: page.Warning, Glyph: "key", Text: why})
		}
	}
	return p
}

// decidingPage says what will happen, and asks for what is missing.
func (m Model) decidingPage() page.Page {
	d := m.decision()
	p := page.Page{Title: screen.T("now.title."+string(m.deed), m.about()...)}
	for i, t := range d.effects {
		kind := page.Body
		if i == 0 {
			kind = page.Lead
		}
		p.Left = append(p.Left, page.Block{Kind: kind, Text: t})
	}
	p.Left = append(p.Left, d.fields...)
	why := m.forbidden(d)
	if why.Empty() && !m.current {
		why = screen.T("now.reason_stale")
	}
	if !why.Empty() {
		p.Left = append(p.Left, page.Block{Kind: page.Note, Weight: page.Warning, Glyph: "key", Text: why})
	}
	do := page.Primary(doID, screen.T("now.yes."+string(m.deed)), d.glyph)
	do.Value, do.Off = page.ForwardKey, !why.Empty()
	p.Buttons = []screen.Item{back(), do}
	return p
}

// about are the names that titles have.
func (m Model) about() []string {
	t, _ := m.office.Queue.Ticket(m.ticket)
	number := ""
	if t.ID != "" {
		number = t.Number()
	}
	place, _ := m.office.Queue.Plan.Desk(m.desk)
	return []string{"Service", m.serviceName(m.service), "Number", number, "Desk", itoa(place.Number)}
}

// do gives the commands, one after another.
func (m Model) do() (Model, []Intent) {
	if m.at != deciding {
		return m, nil
	}
	d := m.decision()
	switch {
	case !d.fault.Empty():
		m.line = page.Line{Weight: page.Warning, Text: d.fault}
		return m, nil
	case len(d.commands) == 0 || !m.forbidden(d).Empty() || !m.current:
		return m, nil
	}
	m.doing, m.undoes, m.rest = d, false, d.commands
	return m.next()
}

// takeBack gives the commands that take the last deed back.
func (m Model) takeBack() (Model, []Intent) {
	if len(m.back.back) == 0 || !m.current {
		return m, nil
	}
	m.doing, m.undoes, m.rest = m.back, true, m.back.back
	return m.next()
}

// next gives the next command.
func (m Model) next() (Model, []Intent) {
	m.seq++
	c := m.rest[0]
	m.way, m.rest = "now-"+c.Kind()+"-"+itoa(m.seq), m.rest[1:]
	m.line = page.Line{Text: screen.T("admin.line_running")}
	return m, []Intent{feed.Send{Tag: m.way, Command: c}}
}

// answered takes in what a command came to.
func (m Model) answered(a feed.Answered) (Model, []Intent) {
	if m.way == "" || a.Tag != m.way {
		return m, nil
	}
	m.way = ""
	switch {
	case a.Lost:
		m.line = page.Line{Weight: page.Warning, Text: screen.T("admin.line_lost")}
		return m, nil
	case a.Answer.Refusal != nil:
		m.line = page.Line{Weight: page.Warning, Text: feed.Refused(a.Answer.Refusal)}
		if m.undoes {
			m.back = decision{}
		}
		return m, nil
	case len(m.rest) > 0:
		return m.next()
	}
	return m.finished(), nil
}

// finished says what a deed came to, on the page that it belongs to.
func (m Model) finished() Model {
	says := m.doing.done
	m.back, m.backFor = m.doing, m.now.Add(cmp.Or(m.doing.backFor, undoFor))
	if m.undoes {
		says, m.back = m.doing.undone, decision{}
	}
	if m.at == deciding {
		to := within
		if m.from == everywhere {
			to = everywhere
		}
		m = m.turn(to)
	}
	m.line = page.Line{Text: says}
	return m
}

// undoFor is how long a deed can be taken back from here: later somebody else has
// gone on from it.
const undoFor = 2 * time.Minute

// forget lets go of a deed that is too long ago, and of the line about it.
func (m Model) forget() Model {
	if len(m.back.back) > 0 && m.now > m.backFor && m.way == "" {
		m.back, m.line = decision{}, page.Line{}
	}
	return m
}

// undoButton takes back what was done last.
func (m Model) undoButton() []screen.Item {
	if len(m.back.back) == 0 {
		return nil
	}
	b := page.Button(undoID, screen.T("now.do_undo"), "undo")
	b.Value, b.Off = undoKey, !m.current || m.way != ""
	return []screen.Item{b}
}

// departmentOf is where a service belongs.
func (m Model) departmentOf(id plan.ServiceID) plan.DepartmentID {
	s, _ := m.office.Queue.Plan.Service(id)
	return s.Department
}
