package view

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/office/queue"
	"okienko/widgets"
)

// lists are who waits, who was put aside, and how it is elsewhere.
type lists struct {
	people         *widgets.Glyph
	title, empty   *widgets.Words
	aside, queues  *widgets.Words
	waiting, other *widgets.QueueList
	asideRows      int
}

func newLists(v *View) *lists {
	choose := func(id string) { v.send(flow.Selected{Ticket: queue.TicketID(id)}) }
	l := &lists{
		people:  widgets.NewGlyph(widgets.IconPeople, widgets.Ink),
		title:   widgets.NewWords("", widgets.Type{Size: 22, Bold: true, Colour: widgets.Ink, Lines: 1, Middle: true}),
		empty:   widgets.NewWords("", widgets.Type{Size: 17, Colour: widgets.Soft}),
		aside:   widgets.NewWords("", widgets.Type{Size: 17, Bold: true, Colour: widgets.Ink, Lines: 1}),
		queues:  widgets.NewWords("", widgets.Type{Size: 15, Colour: widgets.Soft, Lines: 2}),
		waiting: widgets.NewQueueList(choose),
		other:   widgets.NewQueueList(choose),
	}
	l.waiting.Keys, l.other.Keys = v.pressed, v.pressed
	return l
}

func (l *lists) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{l.people, l.title, l.empty, l.waiting, l.aside, l.other, l.queues}
}

func (l *lists) show(s flow.Screen) {
	here := s.Name == flow.Working
	visible(here, l.people, l.title, l.queues)
	if !here {
		visible(false, l.empty, l.waiting, l.aside, l.other)
		return
	}
	first, second := s.Lists[0], s.Lists[1]
	l.title.Set(say(s, first.Title))
	l.empty.Set(say(s, first.Empty))
	l.aside.Set(say(s, second.Title))
	l.waiting.Set(rows(s, first.Rows))
	l.other.Set(rows(s, second.Rows))
	l.queues.Set(queues(s))
	l.asideRows = len(second.Rows)
	visible(len(first.Rows) > 0, l.waiting)
	visible(len(first.Rows) == 0, l.empty)
	visible(l.asideRows > 0, l.aside, l.other)
}

func rows(s flow.Screen, list []flow.Row) []widgets.LineView {
	views := make([]widgets.LineView, 0, len(list))
	for _, r := range list {
		view := widgets.LineView{
			ID: string(r.ID), Letter: r.Letter, Number: r.Number, Text: say(s, r.Service), End: say(s, r.Waited),
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

// queues is one line about the whole office.
func queues(s flow.Screen) string {
	if len(s.Queues) == 0 {
		return ""
	}
	var all []string
	for _, q := range s.Queues {
		all = append(all, q.Name+" "+strconv.Itoa(q.Waiting))
	}
	return say(s, s.QueuesTitle) + ": " + strings.Join(all, " · ")
}

// place gives the list of those who wait what the others leave.
func (l *lists) place(x, y, width, height float32) {
	bottom := y + height
	queues := l.queues.HeightFor(width)
	place(l.queues, x, bottom-queues, width, queues)
	bottom -= queues + 8
	// In a low window those who wait come first.
	aside := l.asideRows > 0 && height >= 190
	visible(aside, l.aside, l.other)
	if aside {
		most := 2
		if height < 330 {
			most = 1
		}
		high := l.other.HeightFor(min(l.asideRows, most)) - 2*widgets.RingReach
		placeList(l.other, x, bottom-high, width, high)
		place(l.aside, x, bottom-high-27, width, 24)
		bottom -= high + 27 + 8
	}
	place(l.people, x, y+2, 26, 26)
	place(l.title, x+36, y, width-36, 30)
	placeList(l.waiting, x, y+38, width, bottom-y-38)
	place(l.empty, x, y+40, width, bottom-y-40)
}
