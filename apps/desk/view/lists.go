package view

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/office/queue"
	"okienko/widgets"
)

// lists are the tickets of the list that is open, and how it is elsewhere. While
// a question has choices, they stand in the place of the tickets.
type lists struct {
	tabs         *widgets.ListTabs
	title, empty *widgets.Words
	queues       *widgets.Words
	open         *widgets.QueueList
	choices      *widgets.QueueList
	given        *given
	titled       bool
}

func newLists(v *View) *lists {
	l := &lists{
		tabs:    widgets.NewListTabs(func(i int) { v.send(flow.Acted{Action: flow.Tabs()[i]}) }),
		title:   widgets.NewWords("", widgets.Type{Size: 22, Bold: true, Colour: widgets.Ink, Lines: 1, Middle: true}),
		empty:   widgets.NewWords("", widgets.Type{Size: 17, Colour: widgets.Soft}),
		queues:  widgets.NewWords("", widgets.Type{Size: 15, Colour: widgets.Soft, Lines: 2}),
		open:    widgets.NewQueueList(func(id string) { v.send(flow.Selected{Ticket: queue.TicketID(id)}) }),
		choices: widgets.NewQueueList(func(id string) { v.send(flow.Chose{ID: id}) }),
	}
	l.given = newGiven()
	l.open.Moved = func(id string) { v.send(flow.Focused{Ticket: queue.TicketID(id)}) }
	l.open.Menu = func(id string) { v.send(flow.Menu{Ticket: queue.TicketID(id)}) }
	l.tabs.Keys, l.open.Keys, l.choices.Keys = v.pressed, v.pressed, v.pressed
	l.tabs.Types, l.open.Types, l.choices.Types = v.typed, v.typed, v.typed
	return l
}

func (l *lists) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{l.tabs, l.title, l.empty, l.open, l.choices}
	return append(append(all, l.given.objects()...), l.queues)
}

func (l *lists) show(s flow.Screen) {
	here, none := s.Name == flow.Working, !s.NoChoice.Empty()
	asks := none || len(s.Choices) > 0 || s.Given.Number != ""
	l.titled = len(s.Tabs) == 0
	visible(here, l.queues)
	visible(here && !l.titled, l.tabs)
	visible(here && l.titled, l.title)
	visible(here && len(s.Choices) > 0, l.choices)
	visible(here && !asks && len(s.List.Rows) > 0, l.open)
	visible(here && (none || !asks && len(s.List.Rows) == 0), l.empty)
	l.given.show(s)
	if !here {
		return
	}
	l.tabs.Set(tabs(s))
	l.title.Set(say(s, s.List.Title))
	l.empty.Set(say(s, s.List.Empty))
	if none {
		l.empty.Set(say(s, s.NoChoice))
	}
	l.open.Set(rows(s, s.List.Rows))
	l.choices.Set(choices(s))
	l.queues.Set(queues(s))
}

func tabs(s flow.Screen) []widgets.TabView {
	var views []widgets.TabView
	for _, t := range s.Tabs {
		views = append(views, widgets.TabView{
			Label: say(s, t.Label), Count: t.Value, Shortcut: flow.Shortcut(flow.Action(t.ID)), On: t.On,
		})
	}
	return views
}

func rows(s flow.Screen, list []flow.Row) []widgets.LineView {
	views := make([]widgets.LineView, 0, len(list))
	for _, r := range list {
		view := widgets.LineView{
			ID: string(r.ID), Letter: r.Letter, Number: r.Number, Text: say(s, r.Service), End: say(s, r.End),
		}
		var marks []string
		for i, m := range r.Marks {
			if i == 0 {
				view.Icon = widgets.Icon(m.Glyph)
			}
			marks = append(marks, say(s, m.Text))
		}
		view.Detail = strings.Join(marks, " · ")
		views = append(views, view)
	}
	return views
}

func choices(s flow.Screen) []widgets.LineView {
	views := make([]widgets.LineView, 0, len(s.Choices))
	for _, c := range s.Choices {
		views = append(views, widgets.LineView{
			ID: c.ID, Letter: c.Letter, Sign: widgets.Icon(c.Glyph), Number: c.Number,
			Text: say(s, c.Text), Detail: say(s, c.Detail), End: say(s, c.End), On: c.On, Aim: c.Aim, Off: c.Off,
		})
	}
	return views
}

// here is the list that is to be seen.
func (l *lists) here() fyne.Focusable {
	if l.choices.Visible() {
		return l.choices
	}
	return l.open
}

// queues is a line about how long it takes here, and how it is in the whole office.
func queues(s flow.Screen) string {
	if len(s.Queues) == 0 {
		return ""
	}
	var all []string
	for _, q := range s.Queues {
		all = append(all, q.Name+"\u00a0"+strconv.Itoa(q.Waiting))
	}
	text := say(s, s.QueuesTitle) + ": " + strings.Join(all, " · ")
	if wait := say(s, s.Wait); wait != "" {
		text = say(s, s.WaitTitle) + ": " + wait + ". " + text
	}
	return text
}

// tabsHigh is the height of the tabs with the air below them.
const tabsHigh = 50 + 10

// place gives the tickets what the others leave. In a low window the whole
// office is left out.
func (l *lists) place(x, y, width, height float32) {
	bottom := y + height
	queues := l.queues.HeightFor(width)
	if height < 240 {
		queues = 0
	}
	visible(queues > 0, l.queues)
	place(l.queues, x, bottom-queues, width, queues)
	if queues > 0 {
		bottom -= queues + 8
	}
	place(l.tabs, x, y, width, tabsHigh-10)
	place(l.title, x, y, width, 30)
	top := y + tabsHigh
	if l.titled {
		top = y + 38
	}
	placeList(l.open, x, top, width, bottom-top)
	placeList(l.choices, x, top, width, bottom-top)
	l.given.place(x, top, width, bottom-top)
	place(l.empty, x, top+2, width, bottom-top-2)
}
