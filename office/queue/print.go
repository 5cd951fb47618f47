package queue

import "strconv"

// PrintState is how far a ticket's paper has come.
type PrintState string

// The states of a ticket's paper.
const (
	PrintQueued PrintState = "queued"
	Printed     PrintState = "printed"
	NotPrinted  PrintState = "failed"
	NoPaper     PrintState = "none" // the resident did not want any
)

// Print is what is known of a ticket's paper. A failed print loses nothing: the
// ticket lives, and can be printed again.
type Print struct {
	State PrintState `json:"state"`
	Cause string     `json:"cause,omitempty"` // the printer's condition when it failed
}

// PrinterState is what a printer last said of itself.
type PrinterState struct {
	Place     string `json:"place"` // the kiosk or desk where it stands
	Condition string `json:"condition"`
	Since     Moment `json:"since"`
}

// TicketPrinted says that a ticket came out on paper.
type TicketPrinted struct {
	Ticket TicketID `json:"ticket"`
}

// PrintFailed says that a ticket did not come out, and why.
type PrintFailed struct {
	Ticket TicketID `json:"ticket"`
	Cause  string   `json:"cause"`
}

// PrintAgain asks for a ticket's paper once more, at any place with a printer.
type PrintAgain struct {
	Ticket TicketID `json:"ticket"`
	Place  string   `json:"place"`
}

// ReportPrinter tells everybody in what condition a printer is.
type ReportPrinter struct {
	Place     string `json:"place"`
	Condition string `json:"condition"`
}

// PrintChanged says how far a ticket's paper has come.
type PrintChanged struct {
	Ticket TicketID `json:"ticket"`
	Number string   `json:"number"`
	Print  Print    `json:"print"`
}

// PrintRequested says that a place is to print a ticket again.
type PrintRequested struct {
	Ticket TicketID `json:"ticket"`
	Number string   `json:"number"`
	Place  string   `json:"place"`
}

// PrinterReported says that a printer's condition changed.
type PrinterReported struct {
	Place     string `json:"place"`
	Condition string `json:"condition"`
}

// Kind names the command in the log.
func (TicketPrinted) Kind() string { return "ticket_printed" }

// Kind names the command in the log.
func (PrintFailed) Kind() string { return "print_failed" }

// Kind names the command in the log.
func (PrintAgain) Kind() string { return "print_again" }

// Kind names the command in the log.
func (ReportPrinter) Kind() string { return "report_printer" }

// Kind names the event in stored answers.
func (PrintChanged) Kind() string { return "print_changed" }

// Kind names the event in stored answers.
func (PrintRequested) Kind() string { return "print_requested" }

// Kind names the event in stored answers.
func (PrinterReported) Kind() string { return "printer_reported" }

func (c TicketPrinted) apply(s *State, _ Moment) ([]Event, *Refusal) {
	return s.printed(c.Ticket, Print{State: Printed})
}

func (c PrintFailed) apply(s *State, _ Moment) ([]Event, *Refusal) {
	if len(c.Cause) > maxName {
		return nil, refuse(WrongRequest, "field", "cause")
	}
	return s.printed(c.Ticket, Print{State: NotPrinted, Cause: c.Cause})
}

func (s *State) printed(id TicketID, p Print) ([]Event, *Refusal) {
	t := s.ticket(id)
	if t == nil {
		return nil, refuse(UnknownTicket)
	}
	t.Print = p
	return []Event{PrintChanged{Ticket: id, Number: t.Number(), Print: p}}, nil
}

func (c PrintAgain) apply(s *State, _ Moment) ([]Event, *Refusal) {
	t := s.ticket(c.Ticket)
	switch {
	case t == nil:
		return nil, refuse(UnknownTicket)
	case t.Print.State == Printed:
		return nil, refuse(PrintedAlready, "number", t.Number())
	}
	t.Print = Print{State: PrintQueued}
	return []Event{
		PrintChanged{Ticket: t.ID, Number: t.Number(), Print: t.Print},
		PrintRequested{Ticket: t.ID, Number: t.Number(), Place: c.Place},
	}, nil
}

func (c ReportPrinter) apply(s *State, at Moment) ([]Event, *Refusal) {
	if c.Place == "" || len(c.Place) > maxName {
		return nil, refuse(WrongRequest, "field", "place")
	}
	if len(c.Condition) > maxName {
		return nil, refuse(WrongRequest, "field", "condition")
	}
	state := PrinterState{Place: c.Place, Condition: c.Condition, Since: at}
	for i := range s.Printers {
		if s.Printers[i].Place != c.Place {
			continue
		}
		if s.Printers[i].Condition == c.Condition {
			return nil, nil
		}
		s.Printers[i] = state
		return []Event{PrinterReported(c)}, nil
	}
	s.Printers = append(s.Printers, state)
	return []Event{PrinterReported(c)}, nil
}

func decimal(n int) string { return strconv.Itoa(n) }
