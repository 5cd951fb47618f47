package flow

import (
	"okienko/internal/i18n"
	"okienko/internal/lookup"
	"okienko/internal/screen"
)

// listedKeys are the actions of the list of keys, what is needed most first.
// Answers to questions are not among them: each stands beside its question.
var listedKeys = []Action{
	Next, Came, Finish, Again, Absent, Park, Transfer, Continue, FinishAs, Undo, Search, WalkIn, Note, Needs,
	ListWaiting, ListCalled, ListAside, ListMissed, ListDone, Help, Break, Message, Print, Bar, Language, Open, Start, Lock, Leave,
}

// keysFound are the actions that fit what was typed: words of what they do, or
// their key.
func (m Model) keysFound() []Action {
	var all []Action
	for _, a := range listedKeys {
		c := m.keyShown(a)
		if lookup.Begins(i18n.Say(m.lang, c.Text)+" "+i18n.Say(m.lang, c.Detail)+" "+c.End.Words, m.ask.typed) {
			all = append(all, a)
		}
	}
	return all
}

// keyShown is an action with its key and what it does.
func (m Model) keyShown(a Action) Choice {
	label := "desk.do." + string(a)
	for _, tab := range Tabs() {
		if a == tab {
			label = "desk.tab." + string(a)
		}
	}
	return Choice{
		ID: string(a), Glyph: keyGlyph(a), Text: screen.T(label),
		Detail: screen.T("desk.key." + string(a)), End: screen.Words(Shortcut(a)),
	}
}

func keyGlyph(a Action) string {
	if g := glyphs[a]; g != "" {
		return g
	}
	return "tiles"
}

func (m Model) keysShown() []Choice {
	var all []Choice
	for _, a := range m.keysFound() {
		all = append(all, m.keyShown(a))
	}
	return all
}

// doListed does what the keys are on, as its own key would.
func (m Model) doListed() (Model, []Intent) {
	all := m.keysFound()
	if m.ask.at >= len(all) {
		return m, nil
	}
	a := all[m.ask.at]
	m.ask = ask{}
	return m.acted(a)
}
