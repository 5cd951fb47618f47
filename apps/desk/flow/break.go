package flow

import (
	"slices"
	"strings"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// rests are the breaks that can begin, in the order of the list: the two kinds,
// and those for the plan's reasons.
func (m Model) rests() []queue.Break {
	all := []queue.Break{{What: queue.Rest}, {What: queue.BackOffice}}
	for _, r := range m.office.Plan.BreakReasons {
		b := queue.Break{What: queue.Rest, Why: r.ID}
		if r.Work {
			b.What = queue.BackOffice
		}
		all = append(all, b)
	}
	return all
}

// resting is the break of the desk, if it has one.
func (m Model) resting() (queue.Break, bool) {
	if m.office == nil {
		return queue.Break{}, false
	}
	d, _ := m.office.Desk(m.seat.desk)
	return d.Break, d.OnBreak()
}

// mayRest says whether a break can begin or end now.
func (m Model) mayRest() (screen.Text, bool) {
	if !m.signedIn() {
		return screen.Text{}, false
	}
	if _, busy := m.hand(); busy {
		return screen.T("desk.reason_busy"), false
	}
	return m.mayReach()
}

// rest begins a break after a question, and ends one at once.
func (m Model) rest() (Model, []Intent) {
	if _, on := m.resting(); on {
		return m.send(queue.EndBreak{Desk: m.seat.desk})
	}
	return m.askAbout(breaking, "")
}

func (m Model) breaksShown() []Choice {
	var all []Choice
	for _, b := range m.rests() {
		c := Choice{ID: string(b.What), Glyph: "pause", Text: screen.T("desk.break." + string(b.What)), Detail: screen.T("desk.break.closed")}
		if b.Why != "" {
			c.ID = "why " + string(b.Why) // no kind is called so
			c.Text, c.Detail = screen.Words(m.breakReason(b)), c.Text
		}
		all = append(all, c)
	}
	return all
}

// breakReason is the plan's reason of a break, in words.
func (m Model) breakReason(b queue.Break) string {
	r, _ := m.office.Plan.BreakReason(b.Why)
	return r.Name.In(m.lang)
}

// beginRest begins the break that the keys are on; what was typed is said besides.
func (m Model) beginRest() (Model, []Intent) {
	all := m.rests()
	if m.ask.at >= len(all) {
		return m, nil
	}
	b := all[m.ask.at]
	return m.send(queue.BeginBreak{Desk: m.seat.desk, What: b.What, Why: b.Why, Reason: cut(m.ask.typed, longestName)})
}

// restShown is the empty hand of a desk that has a break.
func (m Model) restShown(b queue.Break) Hand {
	h := Hand{State: screen.T("desk.on_break."+string(b.What), "Time", m.clock(b.Since))}
	said := slices.DeleteFunc([]string{m.breakReason(b), b.Reason}, func(s string) bool { return s == "" })
	if len(said) > 0 {
		h.Service = screen.Words(strings.Join(said, ", "))
	}
	return h
}

// breakItem is the key for breaks, named after what it would do now.
func (m Model) breakItem() screen.Item {
	it := m.item(Break)
	if _, on := m.resting(); on {
		it.Label = screen.T("desk.do.break_end")
	}
	return it
}
