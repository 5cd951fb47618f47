package flow

import (
	"slices"

	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// whys are the reasons for putting somebody aside, in the order in which the key
// goes round; the first is none. They are of a list and never typed: they stay in
// the history.
func (m Model) whys() []string {
	all := []string{""}
	for _, r := range m.office.Plan.Parking() {
		all = append(all, string(r.ID))
	}
	return all
}

func (m Model) nextWhy() Model {
	all := m.whys()
	m.ask.why, m.ask.aimed = all[(slices.Index(all, m.ask.why)+1)%len(all)], false
	return m
}

// whyText is a reason for putting somebody aside in words. The usual ones are in
// the catalogue.
func (m Model) whyText(id string) (screen.Text, bool) {
	r, known := m.office.Plan.ParkReason(plan.ReasonID(id))
	if known && r.Name == (plan.Names{}) {
		return screen.T("desk.why." + id), true
	}
	return screen.Words(r.Name.In(m.lang)), known
}

// whysShown are the reasons, in the whole window only.
func (m Model) whysShown() []Choice {
	var all []Choice
	if m.thin {
		return nil
	}
	for _, id := range m.whys()[1:] {
		text, _ := m.whyText(id)
		all = append(all, Choice{ID: id, Glyph: "pause", Text: text, On: id == m.ask.why})
	}
	return all
}

// tickWhy takes the reason that the keys are on, or lets go of it.
func (m Model) tickWhy() Model {
	all := m.whysShown()
	if !m.ask.aimed || m.ask.at >= len(all) {
		return m
	}
	why := all[m.ask.at].ID
	if why == m.ask.why {
		why = ""
	}
	m.ask.why, m.ask.aimed = why, false
	return m
}

// parkShown asks for how long, or until when, somebody is put aside. The bar has
// no place for more.
func (m Model) parkShown() Line {
	t, _ := m.office.Ticket(m.ask.hand)
	l := Line{Text: screen.T("desk.ask_park", "Number", t.Number())}
	for _, a := range []Action{Park5, Park15, Park30, Park60} {
		it := m.item(a)
		it.Label = minutesText(int(parkings[a].Minutes()))
		l.Items = append(l.Items, it)
	}
	l.Items = append(l.Items, m.item(ParkBack))
	if !m.thin {
		mine, why := m.item(ParkMine), m.item(ParkWhy)
		mine.On = m.ask.mine
		if m.ask.why != "" {
			why.On = true
			why.Label, _ = m.whyText(m.ask.why)
		}
		l.Items = append(l.Items, mine, why)
	}
	l.Items = append(l.Items, m.no())
	return l
}

// aside are the marks of somebody who was put aside: why.
func (m Model) aside(t queue.Ticket) []Mark {
	text, known := m.whyText(t.ParkedReason)
	if t.Phase != queue.Parked || !known {
		return nil
	}
	return []Mark{{Glyph: "pause", Text: text}}
}
