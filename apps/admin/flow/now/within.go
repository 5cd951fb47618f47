package now

import (
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/forecast"
	"okienko/office/plan"
	"okienko/office/queue"
)

// withinPage shows one department: who waits, its desks, its services.
func (m Model) withinPage() page.Page {
	d, _ := m.office.Queue.Plan.Department(m.department)
	v := m.viewOf(d)
	help := page.Button(helpID, screen.T("now.do_help"), "people")
	help.Value, help.Off = secondKey, !m.mayAny(helping)
	p := page.Page{
		Title: m.names(d.Name), Share: 0.5, Focus: waitingID, Top: []page.Block{v.note()},
		Left:  []page.Block{{Kind: page.Lead, ID: "waiting_lead", Text: screen.Plural("now.waiting_lead", len(v.waiting))}},
		Right: []page.Block{{Kind: page.Lead, Text: screen.T("now.desks_lead", "Open", itoa(v.open), "All", itoa(v.desks))}},
	}
	if len(v.waiting) > 0 {
		p.Left = append(p.Left, page.Block{Kind: page.List, ID: waitingID, Rows: m.ticketRows(v)})
	}
	if v.desks > 0 {
		p.Right = append(p.Right, page.Block{Kind: page.List, ID: desksID, Rows: m.deskRows(v), Whole: true})
	}
	p.Right = append(p.Right,
		page.Block{Kind: page.Lead, Text: screen.T("now.services_lead")},
		page.Block{Kind: page.List, ID: servicesID, Rows: m.serviceRows(v)})
	p.Buttons = append([]screen.Item{back(), help}, m.undoButton()...)
	p.Line = m.lineOr(helping)
	return p
}

func (m Model) ticketRows(v view) (rows []page.Row) {
	for _, t := range v.waiting {
		rows = append(rows, page.Row{
			ID: string(t.ID), Letter: t.Series, Number: t.Number(), Text: screen.Words(m.serviceName(t.Service)),
			Detail: m.standing(t), Warn: m.office.Queue.WaitsTooLong(t, m.now), End: m.minutes(t.Reference),
		})
	}
	return rows
}

// standing is what tells a ticket from others, or nothing.
func (m Model) standing(t queue.Ticket) screen.Text {
	desk, _ := m.office.Queue.Plan.Desk(t.ForDesk)
	switch {
	case m.office.Queue.WaitsTooLong(t, m.now):
		return screen.T("now.ticket_late")
	case t.Held():
		return screen.T("now.ticket_held")
	case t.BackFirst || t.SentFirst:
		return screen.T("now.ticket_first")
	case t.ForDesk != "":
		return screen.T("now.ticket_for_desk", "Desk", itoa(desk.Number))
	case t.ForPerson != "":
		return screen.T("now.ticket_for_person", "Person", m.personName(t.ForPerson))
	case t.Class == queue.Preferential:
		return screen.T("desk.mark_preferential")
	case t.Class == queue.Booked:
		return screen.T("desk.mark_booked")
	case t.AbsentAt != 0:
		return screen.T("desk.mark_absent")
	}
	return screen.Text{}
}

func (m Model) deskRows(v view) (rows []page.Row) {
	for _, place := range m.office.Queue.Plan.Desks {
		if place.Department == v.ID {
			rows = append(rows, m.deskRow(place))
		}
	}
	return rows
}

func (m Model) deskRow(place plan.Desk) page.Row {
	d, _ := m.office.Queue.Desk(place.ID)
	row := page.Row{
		ID: string(place.ID), Glyph: "desk", Text: screen.T("figures.desk", "Number", itoa(place.Number)),
		Detail: screen.T("now.at.nobody"), Off: !d.Taken(), End: screen.T("desk.room", "Room", place.Room),
	}
	if place.Room == "" {
		row.End = screen.Text{}
	}
	if d.Taken() {
		key, pairs := m.work(d)
		row.Text = screen.T("now.desk_of", "Number", itoa(place.Number), "Clerk", d.Clerk)
		row.Detail = screen.T("now.at."+key, pairs...)
	}
	return row
}

func (m Model) serviceRows(v view) (rows []page.Row) {
	for _, s := range m.office.Queue.Plan.Services {
		if s.Department != v.ID {
			continue
		}
		row := page.Row{ID: string(s.ID), Letter: s.Series, Text: m.names(s.Name)}
		row.Detail, row.Warn = m.issues(s.ID)
		row.End = m.expected(s.ID)
		rows = append(rows, row)
	}
	return rows
}

// issues says whether tickets for a service can be had, and whether that is not as
// usual.
func (m Model) issues(id plan.ServiceID) (screen.Text, bool) {
	if stop, stopped := m.office.Queue.Stopped(id, m.now); stopped {
		if stop.Until > 0 {
			return screen.T("now.stopped_until", "Time", m.clock(stop.Until)), true
		}
		return screen.T("now.stopped_for_today"), true
	}
	return offerText(m.seen.offers[id]), false
}

// offerText is why no tickets can be had, or that they can.
func offerText(o forecast.Offer) screen.Text {
	if o.Refusal == nil {
		return screen.T("now.issued")
	}
	switch o.Refusal.Code {
	case queue.QuotaUsed:
		return screen.T("kiosk.off_quota_used")
	case queue.TooLate:
		return screen.T("kiosk.off_too_late")
	}
	return screen.T("kiosk.off_now")
}
