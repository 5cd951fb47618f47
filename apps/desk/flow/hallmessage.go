package flow

import (
	"slices"
	"time"

	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// lastings are how long a message can stay in a hall; 0 is until it is taken back.
// The first is the usual one: what is forgotten goes by itself.
var lastings = []time.Duration{30 * time.Minute, time.Hour, 2 * time.Hour, 0, 15 * time.Minute}

// longestMessage is what the rules take, in letters.
const longestMessage = 140

// telling is what a message to halls is asked with.
type telling struct {
	halls []plan.HallID
	lasts int // of lastings
	lang  int // of tellingIn: the language that is written now
	text  plan.Names
}

// tellingIn are the languages in which a message can be written. The first has to
// be; the others are asked for one at a time, and only by who wants them.
var tellingIn = []string{"pl", "en", "uk"}

// message is what is written, in all languages.
func (a ask) message() plan.Names {
	text := a.tell.text
	switch tellingIn[a.tell.lang] {
	case "en":
		text.EN = a.typed
	case "uk":
		text.UK = a.typed
	default:
		text.PL = a.typed
	}
	return text
}

// inOther turns the field to the next language, with what is written in it.
func (m Model) inOther() Model {
	return m.writeIn((m.ask.tell.lang + 1) % len(tellingIn))
}

func (m Model) writeIn(lang int) Model {
	text := m.ask.message()
	m.ask.tell.text, m.ask.tell.lang = text, lang
	m.ask.typed, m.ask.aimed = []string{text.PL, text.EN, text.UK}[lang], false
	m.line = line{}
	return m
}

// askMessage asks what to tell the halls that this desk calls into.
func (m Model) askMessage() (Model, []Intent) {
	if m.ask.about == hallMessage {
		return m.showMessage()
	}
	if m, _ = m.askAbout(hallMessage, ""); m.ask.holds() {
		return m, nil
	}
	if m.ask.tell.halls = slices.Clone(m.place().Halls); len(m.ask.tell.halls) == 0 {
		m.ask.tell.halls = m.allHalls()
	}
	return m, nil
}

func (m Model) allHalls() []plan.HallID {
	var all []plan.HallID
	for _, h := range m.office.Plan.Halls {
		all = append(all, h.ID)
	}
	return all
}

// hallsShown are the halls, with what each shows now.
func (m Model) hallsShown() []Choice {
	var all []Choice
	for _, h := range m.office.Plan.Halls {
		c := Choice{
			ID: string(h.ID), Glyph: "screen", Text: screen.Words(h.Name.In(m.lang)), Detail: screen.T("desk.shows_nothing"),
			On: slices.Contains(m.ask.tell.halls, h.ID),
		}
		if shown, ok := m.office.Message(h.ID, m.now); ok {
			c.Detail = screen.Words(shown.Text.In(m.lang))
			if c.End = screen.T("desk.until_taken_back"); shown.Until != 0 {
				c.End = screen.T("desk.parked_until", "Time", m.clock(shown.Until))
			}
		}
		all = append(all, c)
	}
	return all
}

// tickHall takes the hall that the keys are on, or lets go of it.
func (m Model) tickHall() Model {
	all := m.allHalls()
	if m.ask.at >= len(all) {
		return m
	}
	list := slices.Clone(m.ask.tell.halls)
	if i := slices.Index(list, all[m.ask.at]); i >= 0 {
		list = slices.Delete(list, i, i+1)
	} else {
		list = append(list, all[m.ask.at])
	}
	m.ask.tell.halls, m.ask.aimed = list, false
	return m
}

// nextLasting goes round how long the message stays.
func (m Model) nextLasting() Model {
	m.ask.tell.lasts = (m.ask.tell.lasts + 1) % len(lastings)
	return m
}

// sayMessage takes the hall that was aimed at, and otherwise shows the message.
func (m Model) sayMessage() (Model, []Intent) {
	if m.ask.aimed {
		return m.tickHall(), nil
	}
	return m.showMessage()
}

func (m Model) showMessage() (Model, []Intent) {
	text := m.ask.message()
	switch {
	case text.PL == "":
		m = m.writeIn(0)
		m.line = warn("desk.reason_no_text")
		return m, nil
	case len(m.ask.tell.halls) == 0:
		m.line = warn("desk.reason_no_hall")
		return m, nil
	}
	var until queue.Moment
	if d := lastings[m.ask.tell.lasts]; d != 0 {
		until = m.now.Add(d)
	}
	var all []office.Command
	for _, id := range m.ask.tell.halls {
		all = append(all, queue.ShowMessage{Hall: id, Text: text, Until: until})
	}
	return m.send(all...)
}

// showing are the chosen halls that show a message.
func (m Model) showing() []plan.HallID {
	return slices.DeleteFunc(slices.Clone(m.ask.tell.halls), func(id plan.HallID) bool {
		_, shown := m.office.Message(id, m.now)
		return !shown
	})
}

// takeBack takes the messages of the chosen halls away.
func (m Model) takeBack() (Model, []Intent) {
	var all []office.Command
	for _, id := range m.showing() {
		all = append(all, queue.ClearMessage{Hall: id})
	}
	return m.send(all...)
}

// messageShown asks what to tell the halls.
func (m Model) messageShown() Line {
	lasts, back, yes := m.item(Lasting), m.item(TakeBack), m.item(Accept)
	lasts.Label = screen.T("desk.lasts_until_back")
	if d := lastings[m.ask.tell.lasts]; d != 0 {
		lasts.Label = screen.Plural("desk.lasts", int(d.Minutes()))
	}
	yes.Primary, yes.Label = true, screen.T("desk.do.show")
	if m.ask.aimed {
		yes.Label = screen.T("desk.do.tick")
	}
	other := m.item(InOther)
	other.Label = screen.T("desk.message_in." + tellingIn[(m.ask.tell.lang+1)%len(tellingIn)])
	text := m.ask.message()
	other.On = text.EN != "" || text.UK != ""
	ask := "desk.ask_message"
	if m.ask.tell.lang > 0 {
		ask = "desk.ask_message_in." + tellingIn[m.ask.tell.lang]
	}
	l := Line{Field: m.field(ask, ""), Items: []screen.Item{lasts, other}}
	if !back.Off {
		l.Items = append(l.Items, back)
	}
	l.Items = append(l.Items, yes, m.no())
	return l
}
