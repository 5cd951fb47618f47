package member

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"time"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/queue"
)

// dutyEvery is how often the leader looks whether something is due. People
// notice minutes here, not seconds.
const dutyEvery = time.Second

// early is how long before the doors open the day is opened, so that clerks can
// sign in; late is how long after closing the day stays open for whoever is
// still being served.
const (
	early = 20 * time.Minute
	late  = 2 * time.Hour
)

// duty numbers the commands that a member gives by itself.
type duty struct {
	client string
	seq    uint64
}

// doDuties does what nobody asks for, while this member leads. Each duty is
// derived from the state, so a new leader simply goes on, and doing one twice is
// refused by the rules.
func (m *Member) doDuties(ctx context.Context) {
	var b [8]byte
	_, _ = rand.Read(b[:])
	m.duty.client = "duty-" + m.cfg.ID + "-" + hex.EncodeToString(b[:])
	ticker := time.NewTicker(dutyEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if !m.leads() {
			continue
		}
		var due queue.Command
		m.machine.look(func(s *office.State) { due = m.due(s) })
		if due != nil {
			m.give(ctx, due)
		}
	}
}

// give puts a command of our own into the log and waits for it.
func (m *Member) give(ctx context.Context, c queue.Command) {
	m.duty.seq++
	answered := make(chan cluster.Frame, 1)
	s := submission{
		envelope: office.Envelope{Origin: m.cfg.ID, Client: m.duty.client, Seq: m.duty.seq, Level: office.Level, Command: c},
		reply:    func(f cluster.Frame) { answered <- f },
	}
	select {
	case m.incoming <- s:
	case <-ctx.Done():
		return
	}
	select {
	case f := <-answered:
		m.cfg.Log.Info("duty done", "command", c.Kind(), "answer", string(f.Body))
	case <-ctx.Done():
	}
}

// due is the next command that the state calls for, or nil.
func (m *Member) due(s *office.State) queue.Command {
	if m.planIsNew(s) {
		return queue.AdoptPlan{Plan: m.cfg.Plan}
	}
	now := m.cfg.Clock()
	if c := dayDuty(&s.Queue, now); c != nil {
		return c
	}
	if at, ok := s.Queue.NextTimer(); ok && at <= queue.At(now) {
		return queue.PassTime{}
	}
	return nil
}

func (m *Member) planIsNew(s *office.State) bool {
	mine, theirs := m.cfg.Plan, s.Queue.Plan
	if mine.Revision != theirs.Revision {
		return mine.Revision > theirs.Revision
	}
	mine.Rules = mine.Rules.Filled()
	a, _ := json.Marshal(mine)
	b, _ := json.Marshal(theirs)
	if !bytes.Equal(a, b) {
		m.cfg.Log.Warn("the office file was changed but not its revision: give it a higher one", "revision", mine.Revision)
		m.cfg.Plan = theirs // said once
	}
	return false
}

// dayDuty opens and closes the business day by the calendar. A day that people
// closed early stays closed, and one that they opened by hand stays open until
// its own hours are over.
func dayDuty(s *queue.State, now time.Time) queue.Command {
	zone, err := time.LoadLocation(s.Plan.Zone)
	if s.Plan.Revision == 0 || err != nil {
		return nil
	}
	if s.Day.Open {
		return closeDuty(s, now)
	}
	date := calendar.DateOf(now, zone)
	opens, closes, ok := s.Plan.Hours.On(date, zone)
	if !ok || now.Before(opens.Add(-early)) || !now.Before(closes) || date.String() <= s.Day.Date {
		return nil
	}
	return queue.OpenDay{Date: date.String(), Opens: queue.At(opens), Closes: queue.At(closes)}
}

func closeDuty(s *queue.State, now time.Time) queue.Command {
	over := s.Day.Closes.Time().Add(s.Plan.Rules.Grace())
	if now.Before(over) {
		return nil
	}
	busy := false
	s.Live(func(queue.Ticket) { busy = true })
	if busy && now.Before(over.Add(late)) {
		return nil
	}
	return queue.CloseDay{}
}
