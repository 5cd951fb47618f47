package office

import (
	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// Permission says which rights a command may take of the person who gives it.
// Which of them, and where, depends on what it is about.
type Permission struct {
	Command string       // its kind
	Rights  []plan.Right // none: nobody has to be signed in

	needs func(a asking, c Command) []need
}

// asking is who asks, when, and of what office.
type asking struct {
	*State
	by plan.PersonID
	at queue.Moment
}

// need is one right that a command takes.
type need struct {
	right plan.Right
	where plan.DepartmentID // "" is everywhere, anyDepartment whichever
	desk  plan.DeskID       // the person has to sit there
}

// Permissions is the table of all commands. docs/rights.md tells it in words.
func Permissions() []Permission { return permissions }

var permissions = []Permission{
	// What residents, printers, displays and timers do.
	free[queue.PassTime](), free[queue.TicketPrinted](), free[queue.PrintFailed](), free[queue.PrintAgain](),
	free[queue.ReportPrinter](), free[queue.CallShown](),
	free[queue.LeaseNumbers](), free[queue.DropNumbers](), free[queue.IssueOffline](), free[queue.ReplayCalls](),
	{kind[queue.IssueTicket](), []plan.Right{plan.Issue}, issuing},

	// Who sits where.
	{kind[queue.TakeDesk](), []plan.Right{plan.Serve}, func(a asking, c Command) []need {
		return a.inDepartmentOf(c.(queue.TakeDesk).Desk, plan.Serve)
	}},
	{kind[queue.LeaveDesk](), []plan.Right{plan.Serve, plan.StopIssuing}, leaving},

	// Calling and serving, at one's own desk.
	atDesk(plan.Serve, func(c queue.CallNext) plan.DeskID { return c.Desk }),
	{kind[queue.CallTicket](), []plan.Right{plan.Serve, plan.CherryPick, plan.RecallMissed}, calling},
	atDesk(plan.Serve, func(c queue.Recall) plan.DeskID { return c.Desk }),
	atDesk(plan.Serve, func(c queue.StartServing) plan.DeskID { return c.Desk }),
	{kind[queue.FinishServing](), []plan.Right{plan.Serve, plan.SeeNotes}, finishing},
	atDesk(plan.Serve, func(c queue.ReportAbsent) plan.DeskID { return c.Desk }),
	atDesk(plan.Serve, func(c queue.ParkTicket) plan.DeskID { return c.Desk }),
	{kind[queue.Undo](), []plan.Right{plan.Serve, plan.Transfer, plan.StopIssuing, plan.Issue}, undoing},
	atDesk(plan.Serve, func(c queue.ContinueWith) plan.DeskID { return c.Desk }),

	// Tickets that need not be in hand, for whoever sits at a desk or at none.
	{kind[queue.CancelTicket](), []plan.Right{plan.StopIssuing}, func(a asking, c Command) []need {
		k := c.(queue.CancelTicket)
		return a.aboutService(k.Desk, k.Ticket, plan.StopIssuing)
	}},
	{kind[queue.GiveUp](), []plan.Right{plan.Serve}, givingUp},
	{kind[queue.TransferTicket](), []plan.Right{plan.Transfer, plan.SeeNotes}, func(a asking, c Command) []need {
		k := c.(queue.TransferTicket)
		return a.about(k.Desk, k.Ticket, noting(k.Note, plan.Transfer)...)
	}},
	{kind[queue.NoteTicket](), []plan.Right{plan.Serve, plan.SeeNotes}, func(a asking, c Command) []need {
		k := c.(queue.NoteTicket)
		return a.about(k.Desk, k.Ticket, noting(k.Note, plan.Serve)...)
	}},
	{kind[queue.ChangeClass](), []plan.Right{plan.Issue}, func(a asking, c Command) []need {
		k := c.(queue.ChangeClass)
		return a.about(k.Desk, k.Ticket, plan.Issue)
	}},
	{kind[queue.CorrectFinish](), []plan.Right{plan.Serve}, func(a asking, c Command) []need {
		k := c.(queue.CorrectFinish)
		return a.about(k.Desk, k.Ticket, plan.Serve)
	}},
	{kind[queue.ReleaseParked](), []plan.Right{plan.Serve}, func(a asking, c Command) []need {
		k := c.(queue.ReleaseParked)
		return a.about(k.Desk, k.Ticket, plan.Serve)
	}},
	{kind[queue.WaitAgain](), []plan.Right{plan.Serve, plan.RecallMissed}, waitingAgain},

	// The office as a whole.
	{kind[queue.AdoptPlan](), []plan.Right{plan.EditServices, plan.EditHours, plan.EditPeople, plan.EditDisplays}, adopting},
	everywhere[queue.OpenDay](plan.EditHours), everywhere[queue.CloseDay](plan.EditHours),
	everywhere[queue.ChangeHours](plan.EditHours),
	free[history.SealDay](),

	// What staff decide for the day. Whoever is in danger need not sign in first.
	inService(plan.StopIssuing, func(c queue.StopService) plan.ServiceID { return c.Service }),
	inService(plan.StopIssuing, func(c queue.ResumeService) plan.ServiceID { return c.Service }),
	{kind[queue.OpenOverflow](), []plan.Right{plan.StopIssuing}, func(_ asking, c Command) []need {
		return []need{{right: plan.StopIssuing, where: c.(queue.OpenOverflow).Department}}
	}},
	atDesk(plan.Serve, func(c queue.BeginBreak) plan.DeskID { return c.Desk }),
	atDesk(plan.Serve, func(c queue.EndBreak) plan.DeskID { return c.Desk }),
	inHall(plan.Messages, func(c queue.ShowMessage) plan.HallID { return c.Hall }),
	inHall(plan.Messages, func(c queue.ClearMessage) plan.HallID { return c.Hall }),
	free[queue.CallForHelp](), free[queue.AcceptHelp](), free[queue.EndHelp](),

	// People. Rules of their own say who may set which PIN.
	free[people.SignIn](), free[people.SignOut](),
	{kind[people.SetPIN](), []plan.Right{plan.EditPeople}, settingPIN},
	everywhere[people.ClearPIN](plan.EditPeople), everywhere[people.UnlockPIN](plan.EditPeople),
	everywhere[people.ShareSecret](plan.EditMachines),

	// What must be recorded. Looking itself is no command: the window asks for the
	// same right.
	everywhere[trace.RecordAuditView](plan.Audit),
	{kind[trace.RecordExport](), []plan.Right{plan.SeeStatistics, plan.SeePersons}, exporting},

	// Computers. What a member does by itself, and what a machine says of itself,
	// needs nobody.
	free[machines.RegisterMachine](), free[machines.ReportMachine](), free[machines.SeeProcess](),
	everywhere[machines.FoundOffice](plan.EditMachines), everywhere[machines.RenameMachine](plan.EditMachines),
	everywhere[machines.MarkStaysOn](plan.EditMachines), everywhere[machines.RevokeMachine](plan.EditMachines),
	everywhere[machines.InviteMachine](plan.EditMachines), everywhere[machines.CountTry](plan.EditMachines),
	everywhere[machines.AdmitMachine](plan.EditMachines), everywhere[machines.CancelInvitation](plan.EditMachines),
	everywhere[machines.RenewCertificate](plan.EditMachines), everywhere[machines.ChangeAuthority](plan.EditMachines),
	everywhere[machines.SealAuthority](plan.EditMachines), everywhere[machines.DropAuthority](plan.EditMachines),
	everywhere[machines.RaiseLevel](plan.EditMachines), everywhere[machines.BeginIncarnation](plan.EditMachines),
}

// permissionOf finds the row of a command.
var permissionOf = func() map[string]Permission {
	rows := make(map[string]Permission, len(permissions))
	for _, p := range permissions {
		rows[p.Command] = p
	}
	return rows
}()

// anyDepartment stands for whichever the person has the right in.
const anyDepartment plan.DepartmentID = "*"

func kind[C Command]() string {
	var c C
	return c.Kind()
}

// free is a command that needs nobody.
func free[C Command]() Permission { return Permission{Command: kind[C]()} }

// everywhere is a command about the whole office.
func everywhere[C Command](r plan.Right) Permission {
	return Permission{kind[C](), []plan.Right{r}, func(asking, Command) []need { return []need{{right: r}} }}
}

// atDesk is a desk's move, for who sits there.
func atDesk[C Command](r plan.Right, desk func(C) plan.DeskID) Permission {
	return Permission{kind[C](), []plan.Right{r}, func(a asking, c Command) []need { return a.sittingAt(desk(c.(C)), r) }}
}

// inService is a command about a service, in its department. An unknown one needs
// nothing: the rules refuse it.
func inService[C Command](r plan.Right, service func(C) plan.ServiceID) Permission {
	return Permission{kind[C](), []plan.Right{r}, func(a asking, c Command) []need {
		s, known := a.Queue.Plan.Service(service(c.(C)))
		if !known {
			return nil
		}
		return []need{{right: r, where: s.Department}}
	}}
}

// inHall is a command about a hall: in one of the departments that call into it, or
// everywhere where none does.
func inHall[C Command](r plan.Right, hall func(C) plan.HallID) Permission {
	return Permission{kind[C](), []plan.Right{r}, func(a asking, c Command) []need {
		one := need{right: r}
		for _, d := range a.Queue.Plan.Desks {
			if d.CallsInto(hall(c.(C))) && (one.where == "" || a.Queue.Plan.May(a.by, r, d.Department)) {
				one.where = d.Department
			}
		}
		return []need{one}
	}}
}

// sittingAt is a right in the department of a desk, for who sits there. An unknown
// desk needs nothing: the rules refuse it.
func (a asking) sittingAt(id plan.DeskID, rights ...plan.Right) []need {
	needs := a.inDepartmentOf(id, rights...)
	for i := range needs {
		needs[i].desk = id
	}
	return needs
}

func (a asking) inDepartmentOf(id plan.DeskID, rights ...plan.Right) []need {
	d, known := a.Queue.Plan.Desk(id)
	if !known {
		return nil
	}
	var needs []need
	for _, r := range rights {
		needs = append(needs, need{right: r, where: d.Department})
	}
	return needs
}

// about is a right about a ticket: in the department of the desk that has it in
// hand, and otherwise of its service. Who names a desk sits there.
func (a asking) about(desk plan.DeskID, id queue.TicketID, rights ...plan.Right) []need {
	if t, busy := a.Queue.InHand(desk); busy && t.ID == id {
		return a.sittingAt(desk, rights...)
	}
	return a.aboutService(desk, id, rights...)
}

// aboutService is a right in the department of a ticket's service.
func (a asking) aboutService(desk plan.DeskID, id queue.TicketID, rights ...plan.Right) []need {
	t, _ := a.Queue.Ticket(id)
	service, known := a.Queue.Plan.Service(t.Service)
	if !known {
		return a.sittingAt(desk, rights...)
	}
	var needs []need
	for _, r := range rights {
		needs = append(needs, need{right: r, where: service.Department, desk: desk})
	}
	return needs
}

// noting adds the right to write notes, if there is one to write.
func noting(note queue.Sealed, rights ...plan.Right) []plan.Right {
	if len(note) > 0 {
		rights = append(rights, plan.SeeNotes)
	}
	return rights
}

// undoing takes at no desk the right that the move had taken, where it had.
func undoing(a asking, c Command) []need {
	if desk := c.(queue.Undo).Desk; desk != "" {
		return a.sittingAt(desk, plan.Serve)
	}
	last, some := a.Queue.UndoableBy(queue.Actor{Person: string(a.by)}, a.at)
	service, known := a.Queue.Plan.Service(last.Before.Service)
	if !some || !known {
		return []need{{right: plan.StopIssuing, where: anyDepartment}} // the rules find nothing to take back
	}
	one := need{right: plan.StopIssuing, where: service.Department}
	switch last.What {
	case "transfer":
		one.right = plan.Transfer
	case "again":
		one.right = plan.Serve
	case "class":
		one.right = plan.Issue
	}
	return []need{one}
}

func finishing(a asking, c Command) []need {
	k := c.(queue.FinishServing)
	return a.sittingAt(k.Desk, noting(k.Note, plan.Serve)...)
}

// givingUp is the resident's own wish: at a kiosk it needs nobody, at a desk a
// clerk says it for them.
func givingUp(a asking, c Command) []need {
	k := c.(queue.GiveUp)
	if k.Machine != "" {
		return nil
	}
	return a.aboutService("", k.Ticket, plan.Serve)
}

func waitingAgain(a asking, c Command) []need {
	k := c.(queue.WaitAgain)
	if k.Where == queue.ByArrival {
		return a.about(k.Desk, k.Ticket, plan.Serve, plan.RecallMissed)
	}
	return a.about(k.Desk, k.Ticket, plan.Serve)
}

// issuing takes a right of a clerk. A kiosk asks for residents.
func issuing(a asking, c Command) []need {
	ask := c.(queue.IssueTicket)
	service, known := a.Queue.Plan.Service(ask.Service)
	if ask.Source == queue.FromKiosk || !known {
		return nil
	}
	return []need{{right: plan.Issue, where: service.Department}}
}

// leaving lets people leave their own desk; whoever may stop services may also
// empty the desk of somebody who has gone without a word.
func leaving(a asking, c Command) []need {
	id := c.(queue.LeaveDesk).Desk
	if d, _ := a.Queue.Desk(id); !d.Taken() || a.sits(a.by, d) {
		return a.inDepartmentOf(id, plan.Serve)
	}
	return a.inDepartmentOf(id, plan.StopIssuing)
}

// calling asks more of who picks somebody out of turn.
func calling(a asking, c Command) []need {
	call := c.(queue.CallTicket)
	t, known := a.Queue.Ticket(call.Ticket)
	next, some := a.Queue.Next(call.Desk, a.at)
	switch {
	case !known:
		return a.sittingAt(call.Desk, plan.Serve)
	case t.Phase == queue.Missed:
		return a.sittingAt(call.Desk, plan.Serve, plan.RecallMissed)
	case t.Phase == queue.Waiting && !(some && next.ID == t.ID):
		return a.sittingAt(call.Desk, plan.Serve, plan.CherryPick)
	}
	return a.sittingAt(call.Desk, plan.Serve)
}

// exporting takes the right in the department whose figures they are, and everywhere
// for those of all. Entries that do not say it were made for the right in any.
func exporting(_ asking, c Command) []need {
	export := c.(trace.RecordExport)
	one := need{right: export.RightOf(), where: export.Department}
	switch export.Department {
	case "":
		one.where = anyDepartment
	case trace.WholeOffice:
		one.where = ""
	}
	return []need{one}
}

// settingPIN needs no right for one's own.
func settingPIN(a asking, c Command) []need {
	if c.(people.SetPIN).Person == a.by {
		return nil
	}
	return []need{{right: plan.EditPeople}}
}
