package officetest

import (
	"fmt"
	"strconv"
	"strings"

	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// from makes a sentence of a command that speaks for the machine it comes from,
// or for another one.
func from(form string, c func(s *Script, w []string) queue.Command) sentence {
	return other(`(m\d) `+form, func(s *Script, w []string) (string, error) {
		return Tell(s.DoFrom(w[0], c(s, w))), nil
	})
}

// DoFrom gives a command to the state as a machine.
func (s *Script) DoFrom(machine string, c queue.Command) office.Step {
	return s.send(office.Envelope{
		At: s.now, Origin: machine, Client: "script", Seq: uint64(len(s.Log) + 1), Level: office.Level, Command: c,
	})
}

// offline are the sentences about machines that go on without the office.
var offline = []sentence{
	from(`leases numbers(?: of (m\d))?`, func(_ *Script, w []string) queue.Command {
		return queue.LeaseNumbers{Machine: either(w[1], w[0])}
	}),
	from("drops its numbers", func(_ *Script, w []string) queue.Command { return queue.DropNumbers{Machine: w[0]} }),
	from("asks for ([a-z-]+)", func(s *Script, w []string) queue.Command {
		c := s.issue([]string{"kiosk", w[1], "", "", ""}).(queue.IssueTicket)
		c.Machine = w[0]
		return c
	}),
	from(`gave ([A-Z]+)(\d+) for ([a-z-]+) at `+aTime+`(?: of (\S+))?(?: held by (m\d))?( instead)?`, (*Script).gave),
	from(`called ([A-Z]\d+) at `+aTime+` to desk (\d+), who (came|did not come)`, func(s *Script, w []string) queue.Command {
		return queue.ReplayCalls{Machine: w[0], Calls: []queue.EmergencyCall{{
			Ticket: s.papered(w[1]), At: clock(w[2]), Desk: desk1(w[3:]), Clerk: "Anna", Came: w[4] == "came",
		}}}
	}),
	from(`gives ([A-Z]\d+) back`, func(s *Script, w []string) queue.Command {
		return queue.ReplayCalls{Machine: w[0], Calls: []queue.EmergencyCall{{Ticket: s.papered(w[1]), At: s.now, Back: true}}}
	}),
	other("blocks", (*Script).blocks),
}

// gave is a ticket that a machine gave by itself: a new one, or the one that it
// had asked for last.
func (s *Script) gave(w []string) queue.Command {
	number := w[1] + w[2]
	if w[7] != "" {
		s.byOffline[number] = ID(s.made)
	}
	no, _ := strconv.Atoi(w[2])
	return queue.IssueOffline{
		Machine: w[0], Date: either(w[5], s.State.Queue.Day.Date), Ticket: s.papered(number), Series: w[1], No: no,
		Service: plan.ServiceID(w[3]), Class: queue.Ordinary, Lang: "pl", Place: "kiosk", Issued: clock(w[4]), HeldBy: w[6],
	}
}

// papered is the ticket with a number on its paper, which the office may not know.
func (s *Script) papered(number string) queue.TicketID {
	if _, known := s.byOffline[number]; !known {
		s.made++
		s.byOffline[number] = ID(s.made)
	}
	return s.byOffline[number]
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// blocks says which numbers the machines may give by themselves.
func (s *Script) blocks([]string) (string, error) {
	var said []string
	for _, b := range s.State.Queue.Blocks {
		said = append(said, tellBlock(b))
	}
	return strings.Join(said, ", "), nil
}

func tellBlock(b queue.Block) string {
	return fmt.Sprintf("%s%03d-%03d for %s%s", b.Series, b.From, b.To, b.Machine, map[bool]string{true: ", ended"}[b.Ended])
}

// tellOffline says what came of a step of a machine that went on by itself.
func tellOffline(e queue.Event) string {
	switch e := e.(type) {
	case queue.NumbersLeased:
		return tellBlock(e.Block)
	case queue.NumbersEnded:
		return "numbers of " + e.Machine + " ended"
	case queue.TicketRenumbered:
		return e.Before + " is " + e.Number + " now"
	case queue.TicketLate:
		return e.Number + " of " + e.Date + " is too late"
	case queue.CallReplayed:
		return fmt.Sprintf("%s was called to %s, %s", e.Number, tellDesk(e.Desk), map[bool]string{true: "came", false: "did not come"}[e.Came])
	case queue.TicketGivenBack:
		return fmt.Sprintf("%s given back by %s", e.Number, e.Machine)
	case queue.CallNotYours:
		return fmt.Sprintf("%s was not for %s to call", e.Number, e.Machine)
	}
	return tellPeople(e)
}
