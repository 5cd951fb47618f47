package offline

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/internal/feed"
	"okienko/internal/journal"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
)

// clerk is a desk that calls without the office.
type clerk struct {
	*Caller
	window *clustertest.Window

	mu      sync.Mutex // guards what follows
	wants   queue.TicketID
	papers  []queue.IssueOffline
	current bool
}

func startClerk(t *testing.T, o *clustertest.Office) *clerk {
	j, err := journal.Open(filepath.Join(t.TempDir(), "desk.journal"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	c := &clerk{}
	var running sync.WaitGroup
	post := make(chan func(), 100)
	c.Caller = NewCaller("clerk", j, func(command office.Command, done func(bool)) {
		post <- func() {
			answer, err := c.window.Do(ctx, command)
			if answer.Refusal != nil {
				t.Errorf("%s: %v", command.Kind(), answer.Refusal)
			}
			done(err == nil)
		}
	})
	c.window = clustertest.Watch(t, cluster.ClientConfig{
		Identity: o.Identity("clerk"), Members: o.Members,
		News: func(n feed.News) {
			c.mu.Lock()
			current := c.current
			c.mu.Unlock()
			if current {
				c.Learn(&n.State.Queue)
			}
		},
		Contact: func(contact feed.Contact) {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.current = contact.Current
		},
	})
	meeting := c.Meet(o.Identity("clerk"), o.Members, func() queue.TicketID {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.wants
	}, func(papers []queue.IssueOffline) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.papers = papers
	})
	running.Go(func() { meeting.Run(ctx) })
	running.Go(func() {
		for {
			select {
			case f := <-post:
				f()
			case <-ctx.Done():
				return
			}
		}
	})
	t.Cleanup(func() {
		cancel()
		running.Wait()
		c.window.Close()
		j.Close()
	})
	return c
}

// sees says whether the clerk sees a paper in the hands of a machine.
func (c *clerk) sees(id queue.TicketID, heldBy string) func() bool {
	return func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		for _, p := range c.papers {
			if p.Ticket == id && p.HeldBy == heldBy {
				return true
			}
		}
		return false
	}
}

func (c *clerk) want(id queue.TicketID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.wants = id
}

// TestADeskCallsWhatAKioskHandsOver with real members: most are off, the kiosk
// prints, the desk asks for two tickets at the member that is left and calls one
// of them. When the others are back the office knows what came of both, and
// everybody may call the third.
func TestADeskCallsWhatAKioskHandsOver(t *testing.T) {
	o := clustertest.New(t, 3, officetest.Plan())
	kiosk := startProgram(t, o, filepath.Join(t.TempDir(), "kiosk.journal"))
	running := make(chan struct{})
	ctx, cancel := context.WithCancel(context.Background())
	go func() { defer close(running); kiosk.counter.Meet(o.Identity("door"), o.Members).Run(ctx) }()
	t.Cleanup(func() { cancel(); <-running })
	desk := startClerk(t, o)
	o.Window().OpenDay()
	eventually(t, "the kiosk has numbers", kiosk.hasNumbers)
	desk.window.Until("the desk knows the day", func(s *office.State) bool { return s.Queue.Day.Open })

	o.Drop("m1")
	o.Drop("m2")
	kiosk.window.UntilContact("the office is gone", func(c feed.Contact) bool { return !c.Current })
	desk.window.UntilContact("it is gone for the desk, too", func(c feed.Contact) bool { return !c.Current })
	called, handed, free := kiosk.give(), kiosk.give(), kiosk.give()
	desk.Calling(true)
	eventually(t, "the desk sees the first", desk.sees(called.Issue.Ticket, ""))
	desk.want(called.Issue.Ticket)
	eventually(t, "it is handed over", desk.sees(called.Issue.Ticket, "clerk"))
	if err := desk.Note(queue.EmergencyCall{Ticket: called.Issue.Ticket, Desk: "d1", Clerk: "Anna", At: desk.window.Now(), Came: true}); err != nil {
		t.Fatal(err)
	}
	desk.want(handed.Issue.Ticket)
	eventually(t, "the second is handed over", desk.sees(handed.Issue.Ticket, "clerk"))
	desk.want("")
	if kiosk.counter.Book.Hand(handed.Issue.Ticket, "another") == nil {
		t.Error("two machines have it")
	}

	o.Start("m1")
	o.Start("m2")
	kiosk.window.Until("the office has all three", func(s *office.State) bool { return len(s.Queue.Tickets) == 3 })
	desk.Calling(false)
	o.Window().Must(queue.TakeDesk{Desk: plan.DeskID("d2"), Clerk: "Jan"}) // some news
	desk.window.Until("it knows what came of them", func(s *office.State) bool {
		one, _ := s.Queue.Ticket(called.Issue.Ticket)
		two, _ := s.Queue.Ticket(handed.Issue.Ticket)
		three, _ := s.Queue.Ticket(free.Issue.Ticket)
		return one.Phase == queue.Finished && one.Desk == "d1" && !two.Held() && two.Phase == queue.Waiting && !three.Held()
	})
	if !desk.Known()[handed.Issue.Ticket] {
		t.Error("what was given back may be called again")
	}
}
