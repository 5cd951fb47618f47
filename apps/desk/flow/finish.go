package flow

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"okienko/internal/lookup"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// A visit can end with what was done in it. The usual one is the service of the
// ticket, once; services are found by typing, a number says how many times, and
// Enter without either ends the visit.

// ending is what a clerk says of a visit that is over.
type ending struct {
	done    []queue.Done
	said    bool // done is what the clerk said, and not what is usual
	outcome queue.Outcome
}

// outcomes are what a visit can come to, in the order in which the key goes round.
var outcomes = []queue.Outcome{queue.NotRecorded, queue.CouldBeDone, queue.NotPossible}

// most is how often one thing can have been done in a visit.
const most = 99

// ending says whether the open question is about what was done.
func (m Model) ending() bool { return m.ask.about == finishing || m.ask.about == correcting }

// ended is the ticket that the question about what was done is about.
func (m Model) ended() queue.Ticket {
	if m.ask.about == correcting {
		t, _ := m.office.Ticket(m.ask.ticket)
		return t
	}
	t, _ := m.hand()
	return t
}

// finishAs asks what was done, and takes the same key again as the answer.
func (m Model) finishAs() (Model, []Intent) {
	if m.ask.about == finishing {
		return m.endVisit()
	}
	return m.askAbout(finishing, "")
}

// correctable says whether what was done in a visit can be said anew here.
func (m Model) correctable(id queue.TicketID) bool {
	t, _ := m.office.Ticket(id)
	return t.Phase == queue.Finished && m.seat.served(t)
}

// correct asks anew, beginning with what was said.
func (m Model) correct(id queue.TicketID) (Model, []Intent) {
	t, _ := m.office.Ticket(id)
	if m, _ = m.askAbout(correcting, id); m.ask.holds() {
		return m, nil
	}
	m.ask.end = ending{done: t.Done, said: len(t.Done) > 0, outcome: t.Outcome}
	return m, nil
}

// done is what was done, as the clerk says or as it is usual. Where nothing could
// be done, that is nothing.
func (m Model) doneNow() []queue.Done {
	switch t := m.ended(); {
	case m.ask.end.said:
		return m.ask.end.done
	case m.ask.end.outcome == queue.NotPossible:
		return nil
	default:
		return []queue.Done{{Service: t.Service, Count: 1}}
	}
}

func times(list []queue.Done, id plan.ServiceID) int {
	for _, d := range list {
		if d.Service == id {
			return d.Count
		}
	}
	return 0
}

// nextOutcome goes round what a visit can come to.
func (m Model) nextOutcome() Model {
	i := slices.Index(outcomes, m.ask.end.outcome)
	m.ask.end.outcome = outcomes[(i+1)%len(outcomes)]
	return m
}

// counted takes what was typed apart into words and a number.
func counted(typed string) (words string, n int, given bool) {
	var rest []string
	for _, word := range strings.Fields(typed) {
		if i, err := strconv.Atoi(word); err == nil && unicode.IsDigit([]rune(word)[0]) {
			n, given = min(i, most), true
			continue
		}
		rest = append(rest, word)
	}
	return strings.Join(rest, " "), n, given
}

// doable are the services to choose from: what was done already, then what this
// desk offers, and when something was typed everything else that fits.
func (m Model) doable() []plan.ServiceID {
	words, _, _ := counted(m.ask.typed)
	var all []plan.ServiceID
	add := func(id plan.ServiceID) {
		if !slices.Contains(all, id) && lookup.Begins(m.service(id).Words, words) {
			all = append(all, id)
		}
	}
	for _, d := range m.doneNow() {
		add(d.Service)
	}
	add(m.ended().Service)
	for _, id := range m.place().Services {
		add(id)
	}
	for _, s := range m.office.Plan.Services {
		if words != "" {
			add(s.ID)
		}
	}
	return all
}

// doneShown are the services, with how often each was done. What Enter would make
// of the one that was aimed at stands there already.
func (m Model) doneShown() []Choice {
	done := m.doneNow()
	_, n, given := counted(m.ask.typed)
	var all []Choice
	for i, id := range m.doable() {
		s, _ := m.office.Plan.Service(id)
		department, _ := m.office.Plan.Department(s.Department)
		c := Choice{ID: string(id), Letter: s.Series, Text: m.service(id), Detail: screen.Words(department.Name.In(m.lang))}
		count := times(done, id)
		if c.On = count > 0; given && i == m.ask.at {
			count = n
		}
		if count > 0 {
			c.End = screen.Plural("desk.times", count)
		}
		all = append(all, c)
	}
	return all
}

// count says how often the service was done that was aimed at: as often as was
// typed, or once more.
func (m Model) count() (Model, []Intent) {
	all := m.doable()
	if m.ask.at >= len(all) {
		return m, nil
	}
	id, done := all[m.ask.at], slices.Clone(m.doneNow())
	_, n, given := counted(m.ask.typed)
	if !given {
		n = min(times(done, id)+1, most)
	}
	i := slices.IndexFunc(done, func(d queue.Done) bool { return d.Service == id })
	switch {
	case i < 0 && n > 0:
		done = append(done, queue.Done{Service: id, Count: n})
	case i >= 0 && n > 0:
		done[i].Count = n
	case i >= 0:
		done = slices.Delete(done, i, i+1)
	}
	m.ask.end.done, m.ask.end.said = done, true
	m.ask.typed, m.ask.at, m.ask.aimed = "", 0, false
	return m, nil
}

// sayDone takes the service that was aimed at, and otherwise ends the question.
func (m Model) sayDone() (Model, []Intent) {
	switch {
	case m.ask.page == notePage:
		return m.written(), nil
	case m.ask.aimed:
		return m.count()
	case m.ask.about == finishing:
		return m.endVisit()
	}
	return m.send(queue.CorrectFinish{
		Desk: m.seat.desk, Ticket: m.ask.ticket, Done: m.doneNow(), Outcome: m.ask.end.outcome,
	})
}

// endVisit ends the visit with all that was said of it, also with what stands in
// the field.
func (m Model) endVisit() (Model, []Intent) {
	switch {
	case m.ask.astray:
		return m.lookAgain(), nil
	case m.ask.page == notePage:
		m = m.written()
	case m.ask.aimed:
		m, _ = m.count()
	}
	return m.send(queue.FinishServing{
		Desk: m.seat.desk, Done: m.doneNow(), Outcome: m.ask.end.outcome, Note: queue.Sealed(m.ask.note),
	})
}

// endingShown asks what was done.
func (m Model) endingShown() Line {
	t := m.ended()
	if m.ask.page == notePage {
		return m.alongShown("desk.ask_note", t)
	}
	outcome, yes := m.item(Outcome), m.item(Accept)
	outcome.Label = screen.T("desk.outcome." + outcomeKey(m.ask.end.outcome))
	yes.Primary = true
	l := Line{Field: m.field("desk.ask_done", t.Number()), Items: []screen.Item{outcome}}
	switch {
	case m.ask.aimed:
		yes.Label = screen.T("desk.do.count")
	case m.ask.about == correcting:
		yes.Label = screen.T("desk.do.keep")
	default:
		yes.Label = screen.T("desk.do.finish")
	}
	if m.ask.about == finishing {
		note := m.item(NoteAlong)
		note.On = m.ask.note != ""
		l.Items = append(l.Items, note)
	}
	l.Items = append(l.Items, yes, m.no())
	return l
}

func outcomeKey(o queue.Outcome) string {
	if o == queue.NotRecorded {
		return "not_recorded"
	}
	return string(o)
}

// outcomeGlyphs are the icons of what came of a visit.
var outcomeGlyphs = map[queue.Outcome]string{queue.CouldBeDone: "check", queue.NotPossible: "cross"}

// recorded are the marks of a visit that is over: what came of it, and what was
// done besides the service of the ticket.
func (m Model) recorded(t queue.Ticket) []Mark {
	var marks []Mark
	if t.Outcome != queue.NotRecorded {
		marks = append(marks, Mark{Glyph: outcomeGlyphs[t.Outcome], Text: screen.T("desk.outcome." + string(t.Outcome))})
	}
	for _, d := range t.Done {
		if d.Service == t.Service && d.Count == 1 {
			continue
		}
		text := m.service(d.Service).Words
		if d.Count > 1 {
			text = decimal(d.Count) + " × " + text
		}
		marks = append(marks, Mark{Glyph: "plus", Text: screen.Words(text)})
	}
	return marks
}
