package officetest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"okienko/office/plan"
	"okienko/office/queue"
)

// aStaff is who orders something about a ticket: a desk, or somebody at none.
const aStaff = `(?:desk (\d+)|the supervisor) `

// visits are the sentences about what becomes of a visit, and of who waits.
var visits = []sentence{
	order(`(\S+|desk \d+) issues ([a-z-]+)(?: (preferential|ordinary))?(?: booked for `+aTime+`)?(?: told (\d+)-(\d+) min)?( without paper)?`, (*Script).walkIn),

	order(aStaff+`cancels `+aTicket+`(?: because (\S+))?`, func(s *Script, w []string) queue.Command {
		return queue.CancelTicket{Desk: staff(w), Ticket: s.find(w[1]).ID, Reason: w[2]}
	}),
	order(aTicket+` gives up at (.+)`, func(s *Script, w []string) queue.Command {
		return queue.GiveUp{Ticket: s.find(w[0]).ID, Place: w[1]}
	}),
	from(`gives `+aTicket+` up`, func(s *Script, w []string) queue.Command {
		return queue.GiveUp{Ticket: s.find(w[1]).ID, Place: "kiosk", Machine: w[0]}
	}),

	order(aStaff+`transfers `+aTicket+`(?: to ([a-z-]+))?(?: at desk (\d+))?(?: with ([A-Z][a-z]+))?(?: (first|last|by arrival|sideways))?(, then back)?(?:, noting "(.*)")?`, (*Script).transfer),
	order(aDesk+`continues with ([a-z-]+)(?:: (.+))?`, func(_ *Script, w []string) queue.Command {
		done, outcome, _ := report(w[2])
		return queue.ContinueWith{Desk: desk1(w), Service: plan.ServiceID(w[1]), Done: done, Outcome: outcome}
	}),
	order(aDesk+`finishes: (.+)`, func(_ *Script, w []string) queue.Command {
		done, outcome, note := report(w[1])
		return queue.FinishServing{Desk: desk1(w), Done: done, Outcome: outcome, Note: note}
	}),
	order(aStaff+`corrects `+aTicket+`: (.+)`, func(s *Script, w []string) queue.Command {
		done, outcome, _ := report(w[2])
		return queue.CorrectFinish{Desk: staff(w), Ticket: s.find(w[1]).ID, Done: done, Outcome: outcome}
	}),

	order(aDesk+`parks(?: (\d+) min| until called)( for me)?(?: because (\S+))?`, func(s *Script, w []string) queue.Command {
		c := queue.ParkTicket{Desk: desk1(w), Mine: w[2] != "", Reason: w[3]}
		if n, err := strconv.Atoi(w[1]); err == nil {
			c.Until = s.now.Add(time.Duration(n) * time.Minute)
		}
		return c
	}),
	order(aStaff+`says `+aTicket+` is back`, func(s *Script, w []string) queue.Command {
		return queue.ReleaseParked{Desk: staff(w), Ticket: s.find(w[1]).ID}
	}),
	order(aStaff+`lets `+aTicket+` wait again (first|last|by arrival)`, func(s *Script, w []string) queue.Command {
		return queue.WaitAgain{Desk: staff(w), Ticket: s.find(w[1]).ID, Where: where(w[2])}
	}),
	order(aStaff+`says `+aTicket+` is (ordinary|preferential)`, func(s *Script, w []string) queue.Command {
		return queue.ChangeClass{Desk: staff(w), Ticket: s.find(w[1]).ID, Class: queue.Class(w[2])}
	}),
	order(aStaff+`notes on `+aTicket+`: (.+)`, func(s *Script, w []string) queue.Command {
		return queue.NoteTicket{Desk: staff(w), Ticket: s.find(w[1]).ID, Note: text(w[2])}
	}),
	order(aStaff+`notes that `+aTicket+` needs (\S+)`, func(s *Script, w []string) queue.Command {
		c := queue.NoteTicket{Desk: staff(w), Ticket: s.find(w[1]).ID, Needs: []queue.Need{}}
		if w[2] != "nothing" {
			c.Needs = append(c.Needs, queue.Need(w[2]))
		}
		return c
	}),

	order(`day (\d) opens`, (*Script).dayOpens),
	other("at "+aTime+` on day (\d)`, func(s *Script, w []string) (string, error) {
		s.now = later(w[1], clock(w[0]))
		return "", nil
	}),

	other("legs of "+aTicket, func(s *Script, w []string) (string, error) { return tellLegs(s.find(w[0])), nil }),
	other("notes of "+aTicket, func(s *Script, w []string) (string, error) { return tellNotes(s.find(w[0])), nil }),
	other("told "+aTicket, func(s *Script, w []string) (string, error) { return tellRange(*s.find(w[0]).Told), nil }),
}

// dayOpens opens a later day from 8:00 to 16:00, at 8:00. Day 1 is the first.
func (s *Script) dayOpens(w []string) queue.Command {
	s.now = later(w[0], clock("8:00"))
	return queue.OpenDay{Date: s.now.Time().Format(time.DateOnly), Opens: s.now, Closes: s.now.Add(8 * time.Hour)}
}

func later(day string, at queue.Moment) queue.Moment {
	n, _ := strconv.Atoi(day)
	return at.Add(time.Duration(n-1) * 24 * time.Hour)
}

// staff is the desk of the first word, or none.
func staff(w []string) plan.DeskID {
	if w[0] == "" {
		return ""
	}
	return desk1(w)
}

func where(word string) queue.Where {
	return queue.Where(strings.TrimPrefix(word, "by "))
}

// text is a note. A long one is written as "x times 5000".
func text(said string) queue.Sealed {
	if word, n, long := strings.Cut(said, " times "); long {
		count, _ := strconv.Atoi(n)
		return queue.Sealed(strings.Repeat(word, count))
	}
	return queue.Sealed(said)
}

// walkIn is a ticket with what a clerk or a booking adds.
func (s *Script) walkIn(w []string) queue.Command {
	c := s.issue([]string{w[0], w[1], w[2], "", ""}).(queue.IssueTicket)
	if w[3] != "" {
		c.Booked = clock(w[3])
		if w[2] == "" {
			c.Class = queue.Booked
		}
	}
	if w[4] != "" {
		c.Told = &queue.Range{}
		c.Told.From, _ = strconv.Atoi(w[4])
		c.Told.To, _ = strconv.Atoi(w[5])
	}
	c.NoPaper = w[6] != ""
	return c
}

func (s *Script) transfer(w []string) queue.Command {
	c := queue.TransferTicket{
		Desk: staff(w), Ticket: s.find(w[1]).ID, Service: plan.ServiceID(w[2]), ToPerson: w[4],
		Where: where(w[5]), Back: w[6] != "", Note: text(w[7]),
	}
	if w[3] != "" {
		c.ToDesk = desk1(w[3:])
	}
	return c
}

var times1 = regexp.MustCompile(`^(\d+) ([a-z-]+)$`)

// report is what a clerk says about a visit: parts between semicolons.
func report(said string) (done []queue.Done, outcome queue.Outcome, note queue.Sealed) {
	for _, part := range strings.Split(said, "; ") {
		switch {
		case part == "could be done":
			outcome = queue.CouldBeDone
		case part == "could not be done":
			outcome = queue.NotPossible
		case part == "who knows":
			outcome = "who_knows"
		case strings.HasPrefix(part, "note "):
			note = text(strings.TrimPrefix(part, "note "))
		}
		for _, one := range strings.Split(part, ", ") {
			if words := times1.FindStringSubmatch(one); words != nil {
				n, _ := strconv.Atoi(words[1])
				done = append(done, queue.Done{Service: plan.ServiceID(words[2]), Count: n})
			}
		}
	}
	return done, outcome, note
}

// tellVisit says what came of a visit, and of who waits.
func tellVisit(e queue.Event) string {
	switch e := e.(type) {
	case queue.TicketCancelled:
		return strings.TrimSpace(fmt.Sprintf("%s cancelled %s", e.Number, e.Reason))
	case queue.TicketTransferred:
		return fmt.Sprintf("%s sent to %s", e.Number, tellSent(e.To))
	case queue.TicketSentBack:
		return fmt.Sprintf("%s finished here, back to %s with %s", e.Number, e.To.Service, e.To.Person)
	case queue.VisitContinued:
		return fmt.Sprintf("%s goes on with %s at %s", e.Number, e.Service, tellDesk(e.Desk))
	case queue.FinishCorrected:
		return e.Number + " corrected"
	case queue.TicketWaitsAgain:
		return fmt.Sprintf("%s waits again, %s", e.Number, e.Where)
	case queue.TicketNoted:
		return e.Number + " noted"
	case queue.TicketFavoured:
		return e.Number + " goes first"
	case queue.FavourEnded:
		return e.Number + " is ordinary"
	case queue.TicketKept:
		return e.Number + " waits on overnight"
	}
	return tellOffline(e)
}

func tellSent(to queue.Sent) string {
	said := string(to.Service)
	if to.Desk != "" {
		said += ", " + tellDesk(to.Desk)
	}
	if to.Person != "" {
		said += ", " + to.Person
	}
	return said + ", " + string(to.Where) + map[bool]string{true: ", and back"}[to.Back]
}

// tellLegs says how a ticket's stays were, as figures will count them.
func tellLegs(t queue.Ticket) string {
	var said []string
	for _, l := range t.AllLegs() {
		one := fmt.Sprintf("%s %s-", l.Service, tellClock(l.Began))
		if l.Ended != 0 {
			one += fmt.Sprintf("%s %s", tellClock(l.Ended), l.How)
		}
		if l.Reference != l.Began {
			one += ", waits from " + tellClock(l.Reference)
		}
		if l.FirstCalled != 0 {
			one += fmt.Sprintf(", called %d times from %s by %s", l.Calls, tellClock(l.FirstCalled), l.Clerk)
		}
		one += tellMillis("way", l.WayMillis) + tellMillis("served", l.ServedMillis) + tellMillis("parked", l.ParkedMillis)
		for _, d := range l.Done {
			one += fmt.Sprintf(", %d %s", d.Count, d.Service)
		}
		if l.Outcome != "" {
			one += ", " + string(l.Outcome)
		}
		said = append(said, one+map[bool]string{true: ", flagged"}[l.Flagged])
	}
	return strings.Join(said, "; ")
}

func tellMillis(what string, n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %s %s", what, time.Duration(n)*time.Millisecond)
}

func tellNotes(t queue.Ticket) string {
	said := []string{}
	for _, n := range t.Notes {
		said = append(said, fmt.Sprintf("%s at %s: %s", n.By, tellClock(n.At), n.Text))
	}
	for _, n := range t.Needs {
		said = append(said, "needs "+string(n))
	}
	return strings.Join(append(said, "."), "; ")
}
