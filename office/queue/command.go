package queue

// Command is an order to the office. The set of commands is closed: each kind
// stands in the file of its subject, and Commands lists them all.
type Command interface {
	// Kind is the name of the command in the log. It never changes.
	Kind() string
	apply(s *State, at Moment) ([]Event, *Refusal)
}

// Event is a fact: something that has changed in the office.
type Event interface {
	// Kind is the name of the event in stored answers. It never changes.
	Kind() string
}

// Commands has one empty value of each command, for whoever decodes a log.
func Commands() []Command {
	return []Command{
		AdoptPlan{}, OpenDay{}, CloseDay{}, PassTime{},
		IssueTicket{}, TicketPrinted{}, PrintFailed{}, PrintAgain{}, ReportPrinter{},
		TakeDesk{}, LeaveDesk{},
		CallNext{}, CallTicket{}, Recall{}, CallShown{},
		StartServing{}, FinishServing{}, ReportAbsent{}, ParkTicket{}, Undo{},
		CancelTicket{}, GiveUp{}, TransferTicket{}, ContinueWith{}, CorrectFinish{}, ReleaseParked{}, WaitAgain{}, NoteTicket{}, ChangeClass{},
		LeaseNumbers{}, DropNumbers{}, IssueOffline{}, ReplayCalls{},
		ChangeHours{}, StopService{}, ResumeService{}, OpenOverflow{}, BeginBreak{}, EndBreak{},
		ShowMessage{}, ClearMessage{}, CallForHelp{}, AcceptHelp{}, EndHelp{},
	}
}

// Events has one empty value of each event.
func Events() []Event {
	return []Event{
		PlanAdopted{}, DayOpened{}, DayClosed{}, ParkedReturned{},
		TicketIssued{}, PrintChanged{}, PrintRequested{}, PrinterReported{},
		DeskTaken{}, DeskLeft{},
		TicketCalled{}, CallWithdrawn{}, CallAcknowledged{},
		ServingStarted{}, TicketFinished{}, TicketAbsent{}, TicketMissed{}, TicketLeft{}, TicketParked{}, MoveUndone{},
		TicketCancelled{}, TicketTransferred{}, TicketSentBack{}, VisitContinued{}, FinishCorrected{}, TicketWaitsAgain{}, TicketNoted{}, TicketKept{}, TicketFavoured{}, FavourEnded{},
		NumbersLeased{}, NumbersEnded{}, TicketRenumbered{}, TicketLate{}, CallReplayed{}, CallNotYours{}, TicketGivenBack{},
		HoursChanged{}, ServiceStopped{}, ServiceResumed{}, OverflowChanged{}, BreakBegun{}, BreakEnded{},
		MessageShown{}, MessageCleared{}, HelpCalled{}, HelpAccepted{}, HelpEnded{},
	}
}

// Apply gives one command to the state at a moment. Timers that ran out by then
// go first. A refused command changes nothing but those.
func (s *State) Apply(c Command, at Moment) (woken, events []Event, refusal *Refusal) {
	if at < s.Now {
		at = s.Now
	}
	s.Now = at
	woken = s.wake(at)
	events, refusal = c.apply(s, at)
	return woken, events, refusal
}

// PassTime is a command that does nothing but let the timers run that are due.
type PassTime struct{}

// Kind names the command in the log.
func (PassTime) Kind() string { return "pass_time" }

func (PassTime) apply(*State, Moment) ([]Event, *Refusal) { return nil, nil }
