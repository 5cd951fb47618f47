package offline

import (
	"encoding/json"
	"strings"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/journal"
	"okienko/office"
	"okienko/office/queue"
)

// Caller is the desk's side of emergency calling: the calls that it has made, and
// what of them the office has not heard of. They are on the disk before the next
// person is asked for.
type Caller struct {
	machine string
	journal *journal.Journal
	// Send gives a command to the office, and calls done when there is an answer,
	// or with false when there is none for long. It does not wait.
	Send func(c office.Command, done func(answered bool))

	mu      sync.Mutex // guards what follows
	on      bool       // calling without the office
	telling bool
	unsure  bool         // calls of an earlier life may be missing,
	sure    queue.Moment // of tickets that were given before this moment
}

// noted is the form of a call in the journal.
type noted struct {
	Call queue.EmergencyCall `json:"call"`
	Told bool                `json:"told,omitempty"`
}

const (
	callKey  = "call/"
	begunKey = "calls"
	// mostCalls is how many calls one command tells, and callsFor how long the
	// machine remembers whom it called: longer than any kiosk shows it.
	mostCalls = 100
	callsFor  = 36 * time.Hour
)

// NewCaller makes a caller over a window's journal.
func NewCaller(machine string, j *journal.Journal, send func(office.Command, func(bool))) *Caller {
	c := &Caller{machine: machine, journal: j, Send: send}
	_, begun := j.Get(begunKey)
	c.unsure = !begun || j.Damaged() != ""
	_ = j.Put(begunKey, nil) // without it the next life is unsure, too
	return c
}

// Calling says whether the window calls without the office. When it is over the
// office is told what came of it.
func (c *Caller) Calling(on bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.on = on
	c.tell()
}

// Note keeps what came of a call, or that a person is about to be called.
func (c *Caller) Note(call queue.EmergencyCall) error { return c.keep(noted{Call: call}) }

func (c *Caller) keep(n noted) error {
	body, err := json.Marshal(n)
	if err != nil {
		return err
	}
	return c.journal.Put(callKey+string(n.Call.Ticket), body)
}

// calls are all that the machine remembers.
func (c *Caller) calls() []noted {
	var all []noted
	for _, e := range c.journal.Entries() {
		var n noted
		if strings.HasPrefix(e.Key, callKey) && json.Unmarshal(e.Body, &n) == nil {
			all = append(all, n)
		}
	}
	return all
}

// Known are the tickets that this machine has called or given back, and must not
// call again whatever a kiosk shows.
func (c *Caller) Known() map[queue.TicketID]bool {
	known := make(map[queue.TicketID]bool)
	for _, n := range c.calls() {
		known[n.Call.Ticket] = true
	}
	return known
}

// Learn takes in the office's present state and tells it of calls, one command
// at a time, when nobody is being called.
//
// A ticket that was handed over and of which nothing is noted was never shown to
// the clerk: it is given back. If notes may be missing it counts as called in
// vain, so that nobody is called by two desks.
func (c *Caller) Learn(s *queue.State) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.unsure && c.sure == 0 {
		c.sure = s.Now
	}
	if c.on {
		return
	}
	for _, n := range c.calls() {
		if n.Told && s.Now.Since(n.Call.At) > callsFor {
			_ = c.journal.Drop(callKey + string(n.Call.Ticket))
		}
	}
	c.noteLeftOver(s)
	c.tell()
}

// tell sends what the office has not answered for. The caller holds mu.
func (c *Caller) tell() {
	var calls []queue.EmergencyCall
	for _, n := range c.calls() {
		if !n.Told {
			calls = append(calls, n.Call)
		}
	}
	if len(calls) == 0 || c.telling || c.on {
		return
	}
	calls = calls[:min(len(calls), mostCalls)]
	c.telling = true
	c.Send(queue.ReplayCalls{Machine: c.machine, Calls: calls}, func(answered bool) { c.told(calls, answered) })
}

// noteLeftOver notes what comes of the tickets that the office holds for this
// machine and of which nothing is noted: before it is said.
func (c *Caller) noteLeftOver(s *queue.State) {
	known := c.Known()
	for _, t := range s.Tickets {
		if t.HeldBy != c.machine || !t.Held() || known[t.ID] {
			continue
		}
		call := queue.EmergencyCall{Ticket: t.ID, At: s.Now, Back: t.Issued >= c.sure}
		_ = c.keep(noted{Call: call}) // if it fails the next news finds the ticket again
	}
}

func (c *Caller) told(calls []queue.EmergencyCall, answered bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.telling = false
	for _, call := range calls {
		if answered {
			_ = c.keep(noted{Call: call, Told: true}) // if it fails it is told again, and changes nothing
		}
	}
}

// Meet is the desk's part: it asks for one ticket at a time and shows what the
// kiosks in reach have given. Tickets that this machine knows are left out,
// unless it is about to call them.
func (c *Caller) Meet(id *cluster.Identity, members []cluster.Member, wants func() queue.TicketID, show func([]queue.IssueOffline)) *Meeting {
	return &Meeting{
		Identity: id, Members: members,
		Say: func() (Said, bool) {
			c.mu.Lock()
			defer c.mu.Unlock()
			return Said{Wants: wants()}, c.on
		},
		Heard: func(heard map[string]Said) {
			known := c.Known()
			var papers []queue.IssueOffline
			for _, said := range heard {
				for _, p := range said.Papers {
					if !known[p.Ticket] {
						papers = append(papers, p)
					}
				}
			}
			show(papers)
		},
	}
}
