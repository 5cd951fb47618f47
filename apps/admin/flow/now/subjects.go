package now

import (
	"okienko/internal/page"
	"okienko/internal/screen"
)

// ticketPage shows somebody who waits, and what can be done.
func (m Model) ticketPage() page.Page {
	t, _ := m.office.Queue.Ticket(m.ticket)
	facts := []page.Row{
		{Text: screen.T("now.fact_service"), End: screen.Words(m.serviceName(t.Service))},
		{Text: screen.T("now.fact_class"), End: screen.T("class." + string(t.Class))},
		{Text: screen.T("now.fact_since"), End: screen.Words(m.clock(t.Reference))},
		{Text: screen.T("now.fact_waits"), End: m.minutes(t.Reference), Warn: m.office.Queue.WaitsTooLong(t, m.now)},
		{Text: screen.T("now.fact_ahead"), End: screen.Plural("common.people", m.office.Queue.Ahead(t.ID, m.now))},
	}
	if w, known := m.seen.tickets[t.ID]; known {
		facts = append(facts, page.Row{Text: screen.T("now.fact_still"), End: screen.Wait(w.From, w.To)})
	}
	if s := m.standing(t); !s.Empty() {
		facts = append(facts, page.Row{Text: screen.T("now.fact_standing"), End: s})
	}
	p := page.Page{Title: screen.Words(t.Number()), Left: []page.Block{{Kind: page.Facts, ID: "facts", Rows: facts}}}
	to := page.Primary(sendID, screen.T("now.do_send"), "arrow-right")
	to.Value = firstKey
	to.Off = !m.may(moving)
	p.Buttons = []screen.Item{back(), m.button(cancelling), m.button(fronting), to}
	return m.withReasons(p, moving, fronting, cancelling)
}

// servicePage shows a service, and whether its tickets can be had.
func (m Model) servicePage() page.Page {
	says, warn := m.issues(m.service)
	facts := []page.Row{
		{Text: screen.T("now.fact_issued"), End: says, Warn: warn},
		{Text: screen.T("now.fact_waiting"), End: screen.Plural("common.people", m.waitsThere(m.service))},
	}
	if wait := m.expected(m.service); !wait.Empty() {
		facts = append(facts, page.Row{Text: screen.T("now.fact_expected"), End: wait})
	}
	if stop, stopped := m.office.Queue.Stopped(m.service, m.now); stopped {
		facts = append(facts, page.Row{Text: screen.T("now.fact_stopped"), End: screen.Words(m.clock(stop.Since))})
		if reason := stop.Reason.In(m.lang); reason != "" {
			facts = append(facts, page.Row{Text: screen.T("now.fact_reason"), End: screen.Words(reason)})
		}
	}
	p := page.Page{Title: screen.Words(m.serviceName(m.service)), Left: []page.Block{{Kind: page.Facts, ID: "facts", Rows: facts}}}
	what := deedOf[stopID].of(m)
	b := m.button(what)
	b.Value, b.Primary = firstKey, true
	p.Buttons = []screen.Item{back(), b}
	return m.withReasons(p, what)
}

// deskPage shows who sits at a desk.
func (m Model) deskPage() page.Page {
	place, _ := m.office.Queue.Plan.Desk(m.desk)
	d, _ := m.office.Queue.Desk(m.desk)
	p := page.Page{Title: screen.T("figures.desk", "Number", itoa(place.Number)), Buttons: []screen.Item{back()}}
	if !d.Taken() {
		p.Left = []page.Block{{Kind: page.Body, Text: screen.T("now.at.nobody")}}
		return p
	}
	key, pairs := m.work(d)
	p.Left = []page.Block{{Kind: page.Facts, ID: "facts", Rows: []page.Row{
		{Text: screen.T("now.fact_clerk"), End: screen.Words(d.Clerk)},
		{Text: screen.T("now.fact_works_since"), End: screen.Words(m.clock(d.Since))},
		{Text: screen.T("now.fact_does"), End: screen.T("now.at."+key, pairs...)},
	}}}
	p.Buttons = append(p.Buttons, m.button(freeing))
	return m.withReasons(p, freeing)
}
