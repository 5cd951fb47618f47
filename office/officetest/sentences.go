package officetest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// sentence is one form of what a scenario can say.
type sentence struct {
	form *regexp.Regexp
	does func(s *Script, words []string) (string, error)
}

// order makes a sentence of a command.
func order(form string, c func(s *Script, w []string) queue.Command) sentence {
	return sentence{regexp.MustCompile("^" + form + "$"), func(s *Script, w []string) (string, error) {
		return Tell(s.Do(c(s, w))), nil
	}}
}

// other makes a sentence of anything else.
func other(form string, does func(s *Script, w []string) (string, error)) sentence {
	return sentence{regexp.MustCompile("^" + form + "$"), does}
}

const (
	aDesk   = `desk (\d+) `
	aTicket = `((?:old )?[A-Z]\d+)`
	aTime   = `(\d+:\d\d(?::\d\d(?:\.\d+)?)?)`
)

var sentences = []sentence{
	other("at "+aTime, func(s *Script, w []string) (string, error) { s.now = clock(w[0]); return "", nil }),
	other("the office opens", (*Script).opens),
	other("(that|command (\\d+)) again", (*Script).again),
	other("a command of the future(, which may be skipped)?", (*Script).future),
	other("at a higher level( and skippable)?: "+aDesk+"calls next", (*Script).higher),
	other("time passes (\\d+) times", (*Script).often),

	order("time passes", func(*Script, []string) queue.Command { return queue.PassTime{} }),
	order("adopt plan (\\d+)(?: (with|without) (.+))?", (*Script).adopt),
	other("adopt plan (\\d+) where (.+)", (*Script).adoptWhere),
	order("open (\\S+)(?: from "+aTime+" to "+aTime+")?", openDay),
	order("close the day", func(*Script, []string) queue.Command { return queue.CloseDay{} }),
	order("(\\S+|desk \\d+) issues ([a-z-]+)(?: (ordinary|preferential|booked|vip))?(?: needing (\\S+))?( again)?", (*Script).issue),

	order(aDesk+"taken by (.*)", func(_ *Script, w []string) queue.Command { return queue.TakeDesk{Desk: desk1(w), Clerk: said(w[1])} }),
	order(aDesk+"is left", func(_ *Script, w []string) queue.Command { return queue.LeaveDesk{Desk: desk1(w)} }),
	order(aDesk+"calls next", func(_ *Script, w []string) queue.Command { return queue.CallNext{Desk: desk1(w)} }),
	order(aDesk+"calls "+aTicket, func(s *Script, w []string) queue.Command {
		return queue.CallTicket{Desk: desk1(w), Ticket: s.find(w[1]).ID}
	}),
	order(aDesk+"recalls", func(_ *Script, w []string) queue.Command { return queue.Recall{Desk: desk1(w)} }),
	order(aDesk+"starts", func(_ *Script, w []string) queue.Command { return queue.StartServing{Desk: desk1(w)} }),
	order(aDesk+"finishes", func(_ *Script, w []string) queue.Command { return queue.FinishServing{Desk: desk1(w)} }),
	order(aDesk+"reports absent", func(_ *Script, w []string) queue.Command { return queue.ReportAbsent{Desk: desk1(w)} }),
	order(aDesk+"parks (-?\\d+) min", func(s *Script, w []string) queue.Command {
		n, _ := strconv.Atoi(w[1])
		return queue.ParkTicket{Desk: desk1(w), Until: s.now.Add(time.Duration(n) * time.Minute)}
	}),
	order(aStaff+"undoes(?: the move of "+aTicket+")?", func(s *Script, w []string) queue.Command {
		c := queue.Undo{Desk: staff(w)}
		if w[1] != "" {
			c.Ticket = s.find(w[1]).ID
		}
		return c
	}),

	order("(\\S+) shows call (\\d+)( aloud)?", func(_ *Script, w []string) queue.Command {
		no, _ := strconv.ParseUint(w[1], 10, 64)
		return queue.CallShown{Display: said(w[0]), Call: no, Sounded: w[2] != ""}
	}),
	order(aTicket+" is printed", func(s *Script, w []string) queue.Command { return queue.TicketPrinted{Ticket: s.find(w[0]).ID} }),
	order(aTicket+" fails to print: (.+)", func(s *Script, w []string) queue.Command {
		return queue.PrintFailed{Ticket: s.find(w[0]).ID, Cause: w[1]}
	}),
	order("print "+aTicket+" again at (\\S+)", func(s *Script, w []string) queue.Command {
		return queue.PrintAgain{Ticket: s.find(w[0]).ID, Place: w[1]}
	}),
	order("printer at (\\S+) is (.+)", func(_ *Script, w []string) queue.Command {
		return queue.ReportPrinter{Place: said(w[0]), Condition: w[1]}
	}),

	other(aTicket+"\\?", func(s *Script, w []string) (string, error) { return tellTicket(s.find(w[0])), nil }),
	other("history of "+aTicket, func(s *Script, w []string) (string, error) { return tellHistory(s.find(w[0])), nil }),
	other("why "+aTicket, (*Script).why),
	other("who waits for desk (\\d+)", (*Script).line),
	other("offer of (\\S+)", (*Script).offer),
	other("calls", (*Script).calls),
}

// said is a word of a scenario, in which "-" is nothing at all.
func said(word string) string {
	if word == "-" {
		return ""
	}
	return word
}

func desk1(w []string) plan.DeskID { return plan.DeskID("d" + w[0]) }

// find returns the newest ticket with a number, or with "old" before it the
// first one of the day. A number that nobody has gives no ticket's identifier.
func (s *Script) find(number string) queue.Ticket {
	number, old := strings.CutPrefix(number, "old ")
	var found queue.Ticket
	for _, t := range s.State.Queue.Tickets {
		if t.Number() == number && (found.ID == "" || !old) {
			found = t
		}
	}
	return found
}

func clock(text string) queue.Moment {
	var h, m int
	var sec float64
	_, _ = fmt.Sscanf(text, "%d:%d:%f", &h, &m, &sec) // seconds may be missing
	return midnight + queue.Moment((h*60+m)*60_000) + queue.Moment(sec*1000)
}

// opens sets up the office, opens the day from 8:00 to 16:00 and puts a clerk at
// every desk.
func (s *Script) opens([]string) (string, error) {
	s.now = max(s.now, clock("8:00"))
	p := Plan()
	commands := []queue.Command{queue.AdoptPlan{Plan: p}, openDay(s, []string{"2026-11-23", "8:00", "16:00"})}
	for i, d := range p.Desks {
		commands = append(commands, queue.TakeDesk{Desk: d.ID, Clerk: []string{"Anna", "Jan", "Ewa", "Piotr"}[i]})
	}
	for _, c := range commands {
		if step := s.Do(c); step.Answer.Refusal != nil {
			return "", fmt.Errorf("%s: %s", c.Kind(), Tell(step))
		}
	}
	return "", nil
}

func openDay(_ *Script, w []string) queue.Command {
	c := queue.OpenDay{Date: w[0], Opens: clock("8:00"), Closes: clock("16:00")}
	if w[1] != "" {
		c.Opens, c.Closes = clock(w[1]), clock(w[2])
	}
	return c
}

func (s *Script) issue(w []string) queue.Command {
	source := queue.FromClerk
	if w[0] == "kiosk" {
		source = queue.FromKiosk
	}
	if w[4] == "" {
		s.made++
	}
	c := queue.IssueTicket{
		Ticket: ID(s.made), Service: plan.ServiceID(w[1]), Class: queue.Class(w[2]), Source: source, Lang: "pl", Place: w[0],
	}
	if c.Class == "" {
		c.Class = queue.Ordinary
	}
	if w[3] != "" {
		c.Needs = []queue.Need{queue.Need(w[3])}
	}
	return c
}

// ID is an identifier for a test's ticket.
func ID(n int) queue.TicketID { return queue.TicketID(fmt.Sprintf("%032x", n)) }

// adopt changes the plan as the scenario says.
func (s *Script) adopt(w []string) queue.Command {
	p := Plan()
	p.Revision, _ = strconv.Atoi(w[0])
	what, value, _ := strings.Cut(w[2], " ")
	n, _ := strconv.Atoi(value)
	switch {
	case w[1] == "without" && what == "desk":
		WithoutDesk(plan.DeskID("d" + value))(&p)
	case w[1] == "without":
		WithoutService(plan.ServiceID(what))(&p)
	case what == "calls_before_missed":
		p.Rules.CallsBeforeMissed = n
	case what == "overnight":
		keepOvernight(&p, plan.ServiceID(value))
	case what == "calls":
		p.Departments[0].CallsBeforeMissed = n
	case what == "people":
		p.People = twoPeople()
	case what == "undo_seconds":
		p.Rules.UndoSeconds = n
	case what == "weights":
		p.Rules.WeightPreferential, p.Rules.WeightBooked = n, n
	}
	return queue.AdoptPlan{Plan: p}
}

func (s *Script) adoptWhere(w []string) (string, error) {
	p := Plan()
	p.Revision, _ = strconv.Atoi(w[0])
	if err := changed(&p, w[1]); err != nil {
		return "", err
	}
	return Tell(s.Do(queue.AdoptPlan{Plan: p})), nil
}

// again sends an envelope that was sent before.
func (s *Script) again(w []string) (string, error) {
	i := len(s.Log)
	if w[1] != "" {
		i, _ = strconv.Atoi(w[1])
	}
	step := s.send(s.Log[i-1])
	return Tell(step) + map[bool]string{true: " (as before)"}[step.Repeat], nil
}

func (s *Script) future(w []string) (string, error) {
	return Tell(s.send(office.Envelope{
		At: s.now, Client: "script", Seq: uint64(len(s.Log) + 1), Level: office.Level + 1,
		Unread: "greet_resident", Original: []byte("{}"), MaySkip: w[0] != "",
	})), nil
}

func (s *Script) higher(w []string) (string, error) {
	return Tell(s.send(office.Envelope{
		At: s.now, Client: "script", Seq: uint64(len(s.Log) + 1), Level: office.Level + 1,
		Command: queue.CallNext{Desk: desk1(w[1:])}, MaySkip: w[0] != "",
	})), nil
}

func (s *Script) often(w []string) (string, error) {
	n, _ := strconv.Atoi(w[0])
	for range n {
		s.Do(queue.PassTime{})
	}
	return "", nil
}
