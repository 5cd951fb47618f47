package sim

import (
	"context"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/plan"
	"okienko/office/queue"
)

// window is a program that people use, with somebody in front of it.
type window struct {
	site   *Site
	id     string
	role   machines.Role
	desk   plan.DeskID // of a clerk
	random *rand.Rand  // owned by whoever uses the window
	clock  *clock

	client *cluster.Client
	cancel context.CancelFunc
	using  sync.WaitGroup

	mu      sync.Mutex // guards what follows
	life    int        // how many clients it has had
	index   uint64     // where in the log the state of this one was last
	shown   int        // the life to which index belongs
	contact feed.Contact
	claims  []seen // states and answers that the ledger did not know yet
	answers []given
	done    int // answers
	unknown int // commands without an answer
}

// seen is a state that a window had.
type seen struct {
	life   int // of the window's client
	at     time.Time
	now    queue.Moment // the office's
	mark   mark
	digest digest
}

// given is an answer that a window had.
type given struct {
	at     time.Time
	answer office.Answer
}

// hearsay is how old a state or an answer may be before the watchers must have
// seen where it comes from.
const hearsay = 2 * time.Second

// newWindow makes one in three a kiosk, one in three a clerk's, and one a hall's.
func newWindow(o *Site, i int) *window {
	w := &window{site: o, random: rand.New(rand.NewPCG(o.settings.Seed, uint64(100+i))), clock: newClock()}
	switch i % 3 {
	case 0:
		w.id, w.role = fmt.Sprintf("k%d", i), machines.Kiosk
	case 1:
		w.id, w.role = fmt.Sprintf("d%d", i), machines.Desk
		w.desk = o.plan.Desks[i/3%len(o.plan.Desks)].ID
	default:
		w.id, w.role = fmt.Sprintf("h%d", i), machines.Hall
	}
	return w
}

// begin opens the window, with a client that knows the members in its own order.
func (w *window) begin(ctx context.Context) {
	if w.client != nil {
		return
	}
	members := append([]cluster.Member(nil), w.site.members...)
	w.random.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	w.mu.Lock()
	w.life, w.contact = w.life+1, feed.Contact{}
	w.mu.Unlock()
	w.client = cluster.Open(cluster.ClientConfig{
		Identity: w.site.identity(w.id), Members: members, News: w.news, Contact: w.told, Clock: w.clock.Now,
	})
	use, cancel := context.WithCancel(ctx)
	w.cancel = cancel
	client := w.client
	w.using.Go(func() { w.use(use, client) })
}

// end closes the window, in the middle of whatever it does.
func (w *window) end() {
	if w.client == nil {
		return
	}
	w.cancel()
	w.client.Close()
	w.using.Wait()
	w.client = nil
}

// news holds what the window shows to what the log had.
func (w *window) news(n feed.News) {
	s := seen{at: time.Now(), now: n.State.Queue.Now, mark: markOf(n.State)}
	if s.mark.sampled() {
		s.digest, _ = digestOf(n.State)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	s.life = w.life
	w.claims = append(w.claims, s)
	w.check()
}

// check looks up what is claimed, in order, as far as the ledger knows it.
func (w *window) check() {
	for len(w.claims) > 0 {
		s := w.claims[0]
		p, how := w.site.ledger.place(s)
		switch {
		case how == notYet:
			return
		case how == unknown:
			w.claims = w.claims[1:]
			continue
		case s.life == w.shown && p.index < w.index:
			w.site.ledger.blame("the window %s went back from %d to %d", w.id, w.index, p.index)
		case p.digest != s.digest:
			w.site.ledger.blame("the window %s shows a state at %d that the log does not come to: %s", w.id, p.index, s.mark)
		}
		w.index, w.shown = p.index, s.life
		w.claims = w.claims[1:]
	}
}

// settle says what was claimed and is not so, when everybody has heard of
// everything.
func (w *window) settle() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.check(); len(w.claims) > 0 && time.Since(w.claims[0].at) > hearsay {
		w.site.ledger.blame("the window %s shows a state that the log never had: %s", w.id, w.claims[0].mark)
	}
	var young []given
	for _, g := range w.answers {
		switch {
		case w.site.ledger.answered(w.id, g.answer):
		case time.Since(g.at) <= hearsay:
			young = append(young, g)
		default:
			w.site.ledger.blame("the window %s was given an answer that is not in the log: %+v", w.id, g.answer)
		}
	}
	w.answers = young
}

func (w *window) told(c feed.Contact) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.contact = c
}

// fine says whether the window shows the present, as far as it knows.
func (w *window) fine() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.check() // the window may have heard of the last entry before the watchers did
	return w.client == nil || w.contact.Current && len(w.claims) == 0
}

// do gives a command, and keeps the answer for the ledger.
func (w *window) do(ctx context.Context, client *cluster.Client, c office.Command) (office.Answer, bool) {
	a, err := client.Do(ctx, c)
	w.mu.Lock()
	defer w.mu.Unlock()
	if err != nil {
		w.unknown++
		return a, false
	}
	w.done++
	w.answers = append(w.answers, given{time.Now(), a})
	return a, a.Refusal == nil
}

// use is what people do at a window, until it is closed.
func (w *window) use(ctx context.Context, client *cluster.Client) {
	w.pause(ctx, 3*time.Second)
	for ctx.Err() == nil {
		switch w.role {
		case machines.Kiosk:
			w.pause(ctx, w.site.settings.Pace)
			w.do(ctx, client, w.ticket())
		case machines.Desk:
			w.serve(ctx, client)
		default:
			w.pause(ctx, 2*w.site.settings.Pace)
			w.do(ctx, client, queue.CallShown{Call: w.random.Uint64N(20), Display: w.id})
		}
	}
}

// serve is one resident at a desk.
func (w *window) serve(ctx context.Context, client *cluster.Client) {
	w.pause(ctx, w.site.settings.Pace)
	w.do(ctx, client, queue.TakeDesk{Desk: w.desk, Clerk: "clerk of " + string(w.desk)})
	if _, ok := w.do(ctx, client, queue.CallNext{Desk: w.desk}); !ok && w.random.IntN(4) > 0 {
		return
	}
	w.pause(ctx, w.site.settings.Pace)
	switch w.random.IntN(8) {
	case 0:
		w.do(ctx, client, queue.ReportAbsent{Desk: w.desk})
		return
	case 1:
		w.do(ctx, client, queue.Undo{Desk: w.desk})
		return
	case 2:
		w.do(ctx, client, queue.ParkTicket{Desk: w.desk, Until: client.Now().Add(10 * time.Minute)})
		return
	}
	w.do(ctx, client, queue.StartServing{Desk: w.desk})
	w.pause(ctx, w.site.settings.Pace)
	w.do(ctx, client, queue.FinishServing{Desk: w.desk})
}

// ticket asks for a place in the queue.
func (w *window) ticket() queue.Command {
	var b [16]byte
	for i := range b {
		b[i] = byte(w.random.UintN(256))
	}
	services := w.site.plan.Services
	class := queue.Ordinary
	if w.random.IntN(6) == 0 {
		class = queue.Preferential
	}
	return queue.IssueTicket{
		Ticket: queue.TicketID(hex.EncodeToString(b[:])), Service: services[w.random.IntN(len(services))].ID,
		Class: class, Source: queue.FromKiosk, Lang: "pl", Place: w.id,
	}
}

// pause lets some time pass, twice the given at most.
func (w *window) pause(ctx context.Context, usual time.Duration) {
	sleep(ctx, time.Duration(w.random.Int64N(int64(2*usual))))
}

// why tells what a window waits for.
func (w *window) why() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.contact.Current {
		return w.id + " has no contact"
	}
	return fmt.Sprintf("%s waits to see %d commands", w.id, len(w.claims))
}
