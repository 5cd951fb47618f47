package now

import (
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/queue"
)

// The keys of what is most wanted. Nothing is cancelled on a page where something can
// be taken back.
const (
	firstKey  = "F2"
	secondKey = "F7"
	thirdKey  = "F11"
	undoKey   = thirdKey
)

// everywherePage shows all departments at once.
func (m Model) everywherePage() page.Page {
	p := page.Page{Title: screen.T("admin.tab_now")}
	switch {
	case m.office == nil:
		p.Left = []page.Block{{Kind: page.Body, Text: screen.T("admin.connecting")}}
		return p
	case len(m.office.Queue.Plan.Departments) == 0:
		p.Left = []page.Block{{Kind: page.Body, Text: screen.T("now.no_plan")}}
		return p
	}
	p.Under = m.summary()
	watch := page.Block{Kind: page.Watch, ID: departmentsID, Options: []screen.Text{
		screen.T("now.head.light"), screen.T("now.head.department"), screen.T("now.head.waiting"), screen.T("now.head.longest"),
		screen.T("now.head.desks"), screen.T("now.head.wait"), screen.T("now.head.who"),
	}}
	for _, v := range m.views() {
		watch.Watched = append(watch.Watched, m.watched(v))
	}
	p.Left = []page.Block{watch}
	message := page.Primary(messageID, screen.T("now.do_message"), "message")
	message.Value = firstKey
	hours, day := page.Button(hoursID, screen.T("now.do_hours"), "clock"), page.Button(dayID, screen.T("now.do_close"), "door")
	hours.Value = secondKey
	hours.Off = !m.office.Queue.Day.Open || !m.mayAny(rescheding)
	what := deedOf[dayID].of(m)
	if day.Off = !m.mayAny(what); what == opening {
		day.Label, day.Glyph = screen.T("now.do_open"), "door"
	}
	message.Off = !m.mayAny(telling)
	message.Primary = !message.Off
	p.Buttons = append([]screen.Item{day, hours}, append(m.undoButton(), message)...)
	p.Line = m.lineOr(what, rescheding, telling)
	return p
}

// summary is the office in one line.
func (m Model) summary() screen.Text {
	s, n := &m.office.Queue, 0
	s.Live(func(t queue.Ticket) {
		if t.Phase == queue.Waiting {
			n++
		}
	})
	if !s.Day.Open {
		return screen.T("now.under_closed")
	}
	if m.now >= s.Day.Closes {
		return screen.Plural("now.under_after", n, "Time", m.closing(s.Day.Closes))
	}
	return screen.Plural("now.under", n, "Time", m.closing(s.Day.Closes))
}

// watched is the line of a department.
func (m Model) watched(v view) page.Watched {
	w := page.Watched{
		ID: string(v.ID), Light: v.light, Word: v.sign(), Name: m.short(v.Department), Under: m.under(v), Count: len(v.waiting),
		Late: v.late, Open: screen.T("now.desks", "Open", itoa(v.open), "All", itoa(v.desks)), Who: m.who(v),
	}
	if v.favoured > 0 {
		w.Kinds = append(w.Kinds, screen.T("now.favoured", "Number", itoa(v.favoured)))
	}
	if v.booked > 0 {
		w.Kinds = append(w.Kinds, screen.T("now.booked", "Number", itoa(v.booked)))
	}
	if len(v.waiting) > 0 {
		w.Longest = m.minutes(v.waiting[0].Reference)
	}
	if v.offered && v.served { // without an open desk no forecast is honest
		w.Wait = screen.Wait(v.wait.From, v.wait.To)
	}
	return w
}

// under is what stands below the name of a department: what is stopped, or the
// letters of its numbers.
func (m Model) under(v view) screen.Text {
	if v.stopped > 0 {
		return screen.T("now.stopped", "Number", itoa(v.stopped))
	}
	var letters []string
	for _, s := range m.office.Queue.Plan.Services {
		if s.Department == v.ID && !strings.Contains(strings.Join(letters, " ")+" ", s.Series+" ") {
			letters = append(letters, s.Series)
		}
	}
	return screen.Words(strings.Join(letters, " · "))
}

// who sits at the desks of a department, and with whom since when.
func (m Model) who(v view) (list []screen.Text) {
	s := &m.office.Queue
	for _, place := range s.Plan.Desks {
		if desk, _ := s.Desk(place.ID); place.Department == v.ID && desk.Taken() {
			key, pairs := m.work(desk)
			list = append(list, screen.T("now.who."+key, append(pairs, "Desk", itoa(place.Number), "Clerk", desk.Clerk)...))
		}
	}
	return list
}

// work is what goes on at a taken desk: the last word of a key, with its values.
func (m Model) work(d queue.Desk) (key string, pairs []string) {
	t, busy := m.office.Queue.InHand(d.ID)
	switch {
	case busy && t.Phase == queue.Serving:
		return "serving", []string{"Number", t.Number(), "Time", m.clock(m.now.Add(-t.Served(m.now)))}
	case busy:
		return "called", []string{"Number", t.Number(), "Time", m.clock(t.CalledAt)}
	case d.OnBreak() && d.Break.What == queue.BackOffice:
		return "back_office", []string{"Time", m.clock(d.Break.Since)}
	case d.OnBreak():
		return "break", []string{"Time", m.clock(d.Break.Since)}
	}
	return "free", nil
}
