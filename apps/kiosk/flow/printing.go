package flow

import (
	"time"

	"okienko/internal/feed"
	"okienko/office/queue"
)

// printPatience is how long the screen says that a ticket is being printed
// before it stops promising paper.
const printPatience = 15 * time.Second

// cannotPrint says whether a printer in this condition gives no paper. A
// printer that never answers about itself is trusted to print.
func cannotPrint(condition string) bool {
	switch condition {
	case "paper-out", "cover-open", "offline", "fault", "no-answer":
		return true
	}
	return false
}

// printerSaid tells the office of a change.
func (m *Model) printerSaid(said PrinterSaid) []Intent {
	if said.Condition == m.printer {
		return nil
	}
	m.printer = said.Condition
	return []Intent{feed.Send{Tag: "printer", Command: queue.ReportPrinter{Place: m.cfg.Place, Condition: said.Condition}}}
}

// printDone tells the office how a print ended, whoever is on the screen now.
func (m *Model) printDone(done PrintDone) []Intent {
	if done.Err != "" {
		m.printChanged(done.Ticket, queue.NotPrinted)
		return []Intent{failed(done.Ticket, done.Err)}
	}
	m.printChanged(done.Ticket, queue.Printed)
	return []Intent{feed.Send{Tag: "printed", Command: queue.TicketPrinted{Ticket: done.Ticket}}}
}

func failed(id queue.TicketID, cause string) Intent {
	return feed.Send{Tag: "failed", Command: queue.PrintFailed{Ticket: id, Cause: cause}}
}

// printChanged shows how far the paper has come.
func (m *Model) printChanged(id queue.TicketID, to queue.PrintState) {
	if t := &m.visit.ticket; t.id == id && id != "" && t.print != to {
		t.print, t.printed = to, m.now
	}
}

// paper asks for a ticket on paper, or says at once that there is none: then
// the staff know, and an old ticket does not come out when paper is put in.
func (m *Model) paper(id queue.TicketID, face Face) Intent {
	if cannotPrint(m.printer) {
		m.printChanged(id, queue.NotPrinted)
		return failed(id, m.printer)
	}
	return PrintTicket{Ticket: id, Face: face}
}

// printRequested prints once more what a desk or this screen asked for here.
func (m *Model) printRequested(q *queue.State, e queue.PrintRequested) []Intent {
	t, ok := q.Ticket(e.Ticket)
	if !ok || e.Place != m.cfg.Place {
		return nil
	}
	if m.visit.ticket.id == t.ID {
		return []Intent{m.paper(t.ID, m.face(m.visit.ticket, t.Lang))}
	}
	entry, _ := find(m.menu(), t.Service)
	again := ticket{
		id: t.ID, number: t.Number(), entry: entry, favour: t.Class.Favoured(),
		ahead: entry.waiting, wait: entry.expected(t.Class.Favoured()), issued: t.Issued,
	}
	return []Intent{m.paper(t.ID, m.face(again, t.Lang))}
}

// printAgain asks the office, which asks the printer: so staff see it too.
func (m *Model) printAgain() []Intent {
	t := m.visit.ticket
	m.printChanged(t.id, queue.PrintQueued)
	if t.own && !m.current {
		return []Intent{m.paper(t.id, m.face(t, m.visit.lang))}
	}
	return []Intent{feed.Send{Tag: "again", Command: queue.PrintAgain{Ticket: t.id, Place: m.cfg.Place}}}
}
