package office

import (
	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/queue"
	"okienko/office/trace"
)

// May says whether a machine in a role may give a command. The member that
// receives a command asks this of the certificate that it came with; what a
// machine says of itself counts for nothing.
//
// A kiosk stands in public and may be stolen: it gives tickets, says what became
// of their paper, and that a resident gives one of its own up; nothing else.
func May(machine machines.ID, role machines.Role, c Command) bool {
	switch c := c.(type) {
	case queue.PassTime:
		return true
	case machines.BeginIncarnation:
		return false // it is written into a store that is recovered, and never sent
	case machines.ReportMachine:
		return c.Machine == machine
	case machines.SeeProcess:
		return c.Machine == machine // a trusted member, whom nobody asks here, says it of others
	case machines.RegisterMachine:
		return c.Machine.ID == machine && c.Machine.Role == role
	case queue.LeaseNumbers, queue.DropNumbers, queue.IssueOffline:
		return (role == machines.Kiosk || mayHaveKiosk(role)) && speaksFor(machine, c)
	case queue.ReplayCalls:
		return (role == machines.Desk || role == machines.Admin) && speaksFor(machine, c)
	}
	switch role {
	case machines.Kiosk:
		return kioskMay(machine, c)
	case machines.Hall:
		_, shown := c.(queue.CallShown)
		return shown
	case machines.Desk:
		return deskMay(c)
	case machines.Admin:
		return true
	}
	return false
}

// mayHaveKiosk says whether a machine of the role may have a kiosk beside it.
func mayHaveKiosk(role machines.Role) bool { return role == machines.Desk || role == machines.Admin }

func kioskMay(machine machines.ID, c Command) bool {
	switch c := c.(type) {
	case queue.IssueTicket:
		return c.Source == queue.FromKiosk && (c.Machine == "" || speaksFor(machine, c))
	case queue.GiveUp:
		return speaksFor(machine, c) // the rules see to it that the ticket is its own
	case queue.TicketPrinted, queue.PrintFailed, queue.PrintAgain, queue.ReportPrinter:
		return true
	}
	return false
}

// speaksFor says whether a command speaks for the machine that it came from. The
// rules ask it once more, of every machine.
func speaksFor(machine machines.ID, c Command) bool {
	s, speaks := c.(speaker)
	return speaks && s.From() == string(machine)
}

// deskMay is everything about the queue but what the office decides as a whole,
// signing in, and what must be recorded. Whoever signs in there may change their
// own PIN.
// A clerk's computer may have a display or a kiosk beside it.
func deskMay(c Command) bool {
	switch c.(type) {
	case queue.AdoptPlan:
		return false
	case people.SignIn, people.SignOut, people.SetPIN, trace.RecordAuditView, trace.RecordExport:
		return true
	}
	_, ofTheQueue := c.(queue.Command)
	return ofTheQueue
}

// NotAllowed refuses a command that the machine's role may not give.
const NotAllowed queue.Code = "not_allowed"
