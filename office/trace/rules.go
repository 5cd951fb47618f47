package trace

import (
	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Office is what the trace looks at.
type Office struct {
	Queue    *queue.State
	Machines *machines.State
	People   *people.State
	History  *history.State
	Window   plan.PersonID // who was signed in where the command came from
}

// Fact is how one thing of the office is.
type Fact struct {
	About string // "desk/d1"
	Value string // empty: it is not there
}

// Rule says what a command changes.
type Rule struct {
	Command string
	Because string // of a command that leaves no entry: why

	facts  func(o Office, c any) []Fact
	always bool // an entry even where nothing differs
	often  bool // machines give it by themselves, however often
}

// Rules is the table of all commands.
func Rules() []Rule { return rules }

// The reasons of commands that leave no entry.
const (
	inTickets = "the tickets' own history tells it"
	inCalls   = "the call keeps which display has shown it"
	inBlocks  = "the block keeps its machine and moment"
	nothing   = "it changes nothing"
)

var rules = []Rule{
	without[queue.PassTime](nothing),
	without[queue.IssueTicket](inTickets), without[queue.IssueOffline](inTickets), without[queue.ReplayCalls](inTickets),
	without[queue.TicketPrinted](inTickets), without[queue.CallNext](inTickets), without[queue.CallTicket](inTickets),
	without[queue.Recall](inTickets), without[queue.StartServing](inTickets), without[queue.FinishServing](inTickets),
	without[queue.ReportAbsent](inTickets), without[queue.ParkTicket](inTickets), without[queue.Undo](inTickets),
	without[queue.CancelTicket](inTickets), without[queue.GiveUp](inTickets), without[queue.TransferTicket](inTickets),
	without[queue.ContinueWith](inTickets), without[queue.CorrectFinish](inTickets), without[queue.ReleaseParked](inTickets),
	without[queue.WaitAgain](inTickets), without[queue.NoteTicket](inTickets), without[queue.ChangeClass](inTickets),
	without[queue.CallShown](inCalls), without[queue.LeaseNumbers](inBlocks),

	of(func(Office, queue.AdoptPlan) []Fact { return nil }), // Compare tells what differs
	of(func(o Office, _ queue.OpenDay) []Fact { return dayFacts(o) }),
	of(func(o Office, _ queue.CloseDay) []Fact { return dayFacts(o) }),
	of(func(o Office, _ queue.ChangeHours) []Fact { return dayFacts(o) }),
	of(func(o Office, c queue.StopService) []Fact { return stopFacts(o, c.Service) }),
	of(func(o Office, c queue.ResumeService) []Fact { return stopFacts(o, c.Service) }),
	of(func(o Office, c queue.OpenOverflow) []Fact { return overflowFacts(o, c.Department, c.Helps) }),
	of(func(o Office, c queue.BeginBreak) []Fact { return breakFacts(o, c.Desk) }),
	of(func(o Office, c queue.EndBreak) []Fact { return breakFacts(o, c.Desk) }),
	of(func(o Office, c queue.ShowMessage) []Fact { return messageFacts(o, c.Hall) }),
	of(func(o Office, c queue.ClearMessage) []Fact { return messageFacts(o, c.Hall) }),
	of(func(o Office, _ queue.CallForHelp) []Fact {
		return []Fact{{"help/" + number(int(o.Queue.LastHelp)), helpIn(o, o.Queue.LastHelp)}}
	}),
	of(func(o Office, c queue.AcceptHelp) []Fact {
		return []Fact{{"help/" + number(int(c.Help)), helpIn(o, c.Help)}}
	}),
	of(func(o Office, c queue.EndHelp) []Fact {
		return []Fact{{"help/" + number(int(c.Help)), helpIn(o, c.Help)}}
	}),
	of(func(o Office, c queue.TakeDesk) []Fact { return deskFacts(o, c.Desk) }),
	of(func(o Office, c queue.LeaveDesk) []Fact { return deskFacts(o, c.Desk) }),
	of(func(o Office, c queue.PrintFailed) []Fact { return paperFacts(o, c.Ticket) }),
	of(func(o Office, c queue.PrintAgain) []Fact { return paperFacts(o, c.Ticket) }),
	often(func(o Office, c queue.ReportPrinter) []Fact { return printerFacts(o, c.Place) }),
	of(func(o Office, c queue.DropNumbers) []Fact { return numberFacts(o, c.Machine) }),

	of(func(o Office, c history.SealDay) []Fact { return sealFacts(o, c.Date) }),

	always(func(o Office, c people.SignIn) []Fact { return proofFacts(o, c) }),
	always(func(o Office, _ people.SignOut) []Fact { return presenceFacts(o) }),
	always(func(o Office, c people.SetPIN) []Fact { return pinFacts(o, c.Person) }),
	of(func(o Office, c people.ClearPIN) []Fact { return pinFacts(o, c.Person) }),
	always(func(o Office, c people.UnlockPIN) []Fact { return pinFacts(o, c.Person) }),
	of(func(o Office, c people.ShareSecret) []Fact { return secretFacts(o, c.For) }),

	of(func(o Office, _ machines.FoundOffice) []Fact { return officeFacts(o) }),
	of(func(o Office, c machines.RegisterMachine) []Fact { return machineFacts(o, c.Machine.ID) }),
	of(func(o Office, c machines.RenameMachine) []Fact { return machineFacts(o, c.Machine) }),
	often(func(o Office, c machines.ReportMachine) []Fact { return machineFacts(o, c.Machine) }),
	of(func(o Office, c machines.MarkStaysOn) []Fact { return machineFacts(o, c.Machine) }),
	of(func(o Office, c machines.RevokeMachine) []Fact { return machineFacts(o, c.Machine) }),
	of(func(o Office, c machines.RenewCertificate) []Fact { return machineFacts(o, c.Machine) }),
	often(func(o Office, c machines.SeeProcess) []Fact { return machineFacts(o, c.Machine) }),
	of(func(o Office, c machines.InviteMachine) []Fact { return invitationFacts(o, c.Invitation.ID) }),
	of(func(o Office, c machines.CancelInvitation) []Fact { return invitationFacts(o, c.Invitation) }),
	of(func(o Office, c machines.CountTry) []Fact { return invitationFacts(o, c.Invitation) }),
	of(func(o Office, c machines.AdmitMachine) []Fact {
		return append(invitationFacts(o, c.Invitation), machineFacts(o, c.Machine.ID)...)
	}),
	of(func(o Office, _ machines.ChangeAuthority) []Fact { return officeFacts(o) }),
	of(func(o Office, _ machines.SealAuthority) []Fact { return officeFacts(o) }),
	of(func(o Office, _ machines.DropAuthority) []Fact { return officeFacts(o) }),
	of(func(o Office, _ machines.RaiseLevel) []Fact { return officeFacts(o) }),
	of(func(o Office, _ machines.BeginIncarnation) []Fact { return officeFacts(o) }),

	always(func(_ Office, c RecordAuditView) []Fact { return c.facts() }),
	always(func(_ Office, c RecordExport) []Fact { return c.facts() }),
}

var ruleOf = func() map[string]Rule {
	rows := make(map[string]Rule, len(rules))
	for _, r := range rules {
		rows[r.Command] = r
	}
	return rows
}()

// kinded is any command.
type kinded interface{ Kind() string }

func without[C kinded](because string) Rule {
	var c C
	return Rule{Command: c.Kind(), Because: because}
}

// of is a command that leaves an entry for each fact that is another one after it.
func of[C kinded](facts func(Office, C) []Fact) Rule {
	var none C
	return Rule{Command: none.Kind(), facts: func(o Office, c any) []Fact { return facts(o, c.(C)) }}
}

// always is a command that leaves an entry whatever it changes.
func always[C kinded](facts func(Office, C) []Fact) Rule {
	r := of(facts)
	r.always = true
	return r
}

// often is a command that machines give by themselves, however often: Add puts
// what it leaves together.
func often[C kinded](facts func(Office, C) []Fact) Rule {
	r := of(facts)
	r.often = true
	return r
}
