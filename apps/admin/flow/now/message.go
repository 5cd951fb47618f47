package now

import (
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// halls are the choices where a message is shown: all first, where there are more
// than one.
func (m Model) halls() [][]plan.HallID {
	var each [][]plan.HallID
	var all []plan.HallID
	for _, h := range m.office.Queue.Plan.Halls {
		each, all = append(each, []plan.HallID{h.ID}), append(all, h.ID)
	}
	if len(each) > 1 {
		return append([][]plan.HallID{all}, each...)
	}
	return each
}

// chosen are the halls of the form.
func (m Model) chosen() []plan.HallID {
	all := m.halls()
	if m.form.hall >= len(all) {
		return nil
	}
	return all[m.form.hall]
}

func (m Model) hallField() page.Block {
	b := page.Block{Kind: page.Choice, ID: hallID, Text: screen.T("now.field_hall"), Chosen: m.form.hall}
	for _, ids := range m.halls() {
		hall, _ := m.office.Queue.Plan.Hall(ids[0])
		name := m.names(hall.Name)
		if len(ids) > 1 {
			name = screen.T("now.all_halls")
		}
		b.Options = append(b.Options, name)
	}
	return b
}

// shown are the messages of the chosen halls now.
func (m Model) shown() (list []queue.Message) {
	for _, id := range m.chosen() {
		if message, shown := m.office.Queue.Message(id, m.now); shown {
			list = append(list, message)
		}
	}
	return list
}

// toTell shows a message in halls.
func (m Model) toTell() decision {
	d := decision{glyph: "message", done: screen.T("now.done.message"), undone: screen.T("now.done.clear")}
	if len(m.halls()) > 1 {
		d.fields = append(d.fields, m.hallField())
	}
	d.fields = append(d.fields, m.textFields("now.field_message")...)
	d.fields = append(d.fields, m.untilField())
	if before := m.shown(); len(before) > 0 {
		clearing := page.Button(clearID, screen.T("now.do.clear"), "cross")
		clearing.Value = secondKey
		d.fields = append(d.fields,
			page.Block{Kind: page.Quiet, ID: "shown", Text: screen.T("now.message_now", "Text", before[0].Text.In(m.lang))},
			page.Block{Kind: page.Actions, Items: []screen.Item{clearing}})
		d.undone = screen.T("now.done.message_before")
	}
	text := plan.Names{PL: strings.TrimSpace(m.form.text.PL), EN: strings.TrimSpace(m.form.text.EN), UK: strings.TrimSpace(m.form.text.UK)}
	switch {
	case text.PL == "":
		d.fault = screen.T("now.fault_no_text")
	case tooLong(text):
		d.fault = screen.T("now.fault_long")
	}
	for _, id := range m.chosen() {
		d.commands = append(d.commands, queue.ShowMessage{Hall: id, Text: text, Until: m.until()})
		d.back = append(d.back, m.again(id))
	}
	return d
}

// again is what gives a hall back what it shows now.
func (m Model) again(id plan.HallID) office.Command {
	if before, shown := m.office.Queue.Message(id, m.now); shown {
		return queue.ShowMessage{Hall: id, Text: before.Text, Until: before.Until}
	}
	return queue.ClearMessage{Hall: id}
}

// toClear takes messages away.
func (m Model) toClear() decision {
	d := decision{effects: []screen.Text{screen.T("now.effect.clear")}, glyph: "cross", done: screen.T("now.done.clear"), undone: screen.T("now.done.message_before")}
	for _, message := range m.shown() {
		d.effects = append(d.effects, screen.T("now.message_now", "Text", message.Text.In(m.lang)))
		d.commands = append(d.commands, queue.ClearMessage{Hall: message.Hall})
		d.back = append(d.back, m.again(message.Hall))
	}
	return d
}
