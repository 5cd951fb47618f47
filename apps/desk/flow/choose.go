package flow

import (
	"slices"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// Choice is one of the things to choose from while a question is open. They
// stand in the place of the lists.
type Choice struct {
	ID     string
	Letter string // of a series, on a plate
	Glyph  string // instead of the plate
	Number string
	Text   screen.Text
	Detail screen.Text
	End    screen.Text
	On     bool // it is chosen: the keys are on it, or it is ticked
	Aim    bool // the keys are on it, where On says that it is ticked
	Off    bool // it is only to be read
}

// choices are what the open question offers.
func (m Model) choices() []Choice {
	var all []Choice
	switch m.ask.page {
	case notePage, hourPage:
		return nil
	case needsPage:
		return m.aimedAt(m.needsShown())
	}
	switch m.ask.about {
	case searching:
		all = m.foundShown()
	case noting:
		return m.notesShown()
	case transferring:
		all = m.destinationsShown()
	case goingOn:
		all = m.continuingShown()
	case parkUntil:
		all = m.whysShown()
	case breaking:
		all = m.breaksShown()
	case finishing, correcting:
		all = m.doneShown()
	case issuing:
		all = m.issuableShown()
	case hallMessage:
		all = m.hallsShown()
	case keyList:
		all = m.keysShown()
	}
	return m.aimedAt(all)
}

// aimedAt shows on which choice the keys are.
func (m Model) aimedAt(all []Choice) []Choice {
	switch {
	case m.ask.at >= len(all) || m.ask.astray:
	case !m.ask.ticks():
		all[m.ask.at].On = true
	case m.ask.aimed:
		all[m.ask.at].Aim = true
	}
	return all
}

// foundShown are the tickets that a search has found.
func (m Model) foundShown() []Choice {
	var all []Choice
	for _, t := range m.found() {
		r := m.row(t)
		all = append(all, Choice{ID: string(t.ID), Letter: r.Letter, Number: r.Number, Text: r.Service, End: r.End, Detail: m.stateShown(t)})
	}
	return all
}

// stateShown is what has become of a ticket whose line ends with a time alone, or why
// it is not for this desk.
func (m Model) stateShown(t queue.Ticket) screen.Text {
	why := m.whyNot(t)
	if !why.Empty() {
		return why
	}
	switch t.Phase {
	case queue.Called, queue.Serving, queue.Parked, queue.Finished:
		return screen.T("desk.state." + string(t.Phase))
	}
	return why
}

// wrote takes in what stands in the field of the open question.
func (m Model) wrote(text string) (Model, []Intent) {
	if m.ask.writes() {
		m.ask.astray = false
		m.ask.typed, m.line = cut(text, longestNote), line{}
		switch m.ask.about {
		case breaking: // what is typed there does not choose
		case hallMessage:
			m.ask.typed, m.ask.aimed = letters(m.ask.typed, longestMessage), false
		default:
			m.ask.at, m.ask.aimed = 0, text != ""
		}
	}
	if m.ask.page == needsPage {
		return m.tickByNumber(), nil
	}
	return m, nil
}

// moved goes along the choices.
func (m Model) moved(by int) (Model, []Intent) {
	if m.ask.ticks() && !m.ask.aimed || m.ask.astray {
		by = 0 // the first key only shows where it is
	}
	if m.ask.astray {
		m.ask.astray, m.line = false, line{}
	}
	m.ask.at, m.ask.aimed = max(0, min(m.ask.at+by, len(m.choices())-1)), true
	return m, nil
}

// picked takes one of the choices.
func (m Model) picked(id string) (Model, []Intent) {
	at := slices.IndexFunc(m.choices(), func(c Choice) bool { return c.ID == id && !c.Off })
	if at < 0 {
		return m, nil
	}
	m.ask.at, m.ask.aimed, m.ask.astray = at, true, false
	return m.accept()
}
