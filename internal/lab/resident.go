package lab

import (
	"context"
	"fmt"
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Resident is somebody in front of the kiosk. It knows where things are on the
// glass because the kiosk's flow is a pure function of the office.
type Resident struct {
	office *Office
	kiosk  *Display
}

// Resident stands in front of a kiosk.
func (o *Office) Resident(kiosk *Display) *Resident { return &Resident{o, kiosk} }

// mirror is the kiosk's start screen for the office as it is now.
func (r *Resident) mirror(ctx context.Context) (flow.Model, error) {
	state, err := r.office.Observer.State(ctx)
	if err != nil {
		return flow.Model{}, err
	}
	cfg := flow.Config{
		Kiosk: "entrance", W: float32(r.kiosk.Width), H: float32(r.kiosk.Height),
		DiagonalInch: 21.5, MountMM: 800, DistanceMM: 600,
	}
	for _, l := range i18n.Languages {
		cfg.Languages = append(cfg.Languages, flow.Language(l))
	}
	m, _ := flow.Update(flow.New(cfg), feed.Contact{Current: true})
	m, _ = flow.Update(m, feed.News{State: state, Now: r.office.Observer.Now(), Jump: true})
	return m, nil
}

// Choose waits for the start screen and touches the tile of a service. It
// returns the screen that comes then.
func (r *Resident) Choose(ctx context.Context, id plan.ServiceID) (screen.Screen, error) {
	m, err := r.mirror(ctx)
	if err != nil {
		return screen.Screen{}, err
	}
	if err := r.kiosk.Shows(ctx, "kiosk", i18n.Say(m.Lang(), m.Screen().Title)); err != nil {
		return screen.Screen{}, err
	}
	tile, err := r.tile(ctx, m.Screen(), id)
	if err != nil {
		return screen.Screen{}, err
	}
	if err := r.touch(ctx, tile); err != nil {
		return screen.Screen{}, err
	}
	m, _ = flow.Update(m, flow.Touched{ID: tile.ID, Now: r.office.Observer.Now()})
	return m.Screen(), r.kiosk.Shows(ctx, "kiosk", i18n.Translate(m.Lang(), "kiosk.ahead", 0, nil))
}

// Take walks from the start screen to a ticket: two touches.
func (r *Resident) Take(ctx context.Context, id plan.ServiceID) (queue.Ticket, error) {
	return r.take(ctx, id, r.kiosk.Touch)
}

// TakeTrembling is Take with a finger that touches twice.
func (r *Resident) TakeTrembling(ctx context.Context, id plan.ServiceID) (queue.Ticket, error) {
	return r.take(ctx, id, r.kiosk.TouchTwice)
}

func (r *Resident) take(ctx context.Context, id plan.ServiceID, touch func(ctx context.Context, x, y int) error) (queue.Ticket, error) {
	before, err := r.office.Observer.State(ctx)
	if err != nil {
		return queue.Ticket{}, err
	}
	known := len(before.Queue.Tickets)
	expect, err := r.Choose(ctx, id)
	if err != nil {
		return queue.Ticket{}, err
	}
	take, ok := expect.Item("take")
	if !ok {
		return queue.Ticket{}, fmt.Errorf("the screen %s offers no ticket", expect.Name)
	}
	if err := touch(ctx, int(take.Rect.X+take.Rect.W/2), int(take.Rect.Y+take.Rect.H/2)); err != nil {
		return queue.Ticket{}, err
	}
	var ticket queue.Ticket
	err = r.office.Observer.Until(ctx, "the ticket", func(s *office.State) bool {
		if len(s.Queue.Tickets) <= known {
			return false
		}
		ticket = s.Queue.Tickets[known]
		return true
	})
	return ticket, err
}

// tile is the tile of a service on the start screen.
func (r *Resident) tile(ctx context.Context, s screen.Screen, id plan.ServiceID) (screen.Item, error) {
	state, err := r.office.Observer.State(ctx)
	if err != nil {
		return screen.Item{}, err
	}
	service, _ := state.Queue.Plan.Service(id)
	for _, it := range s.Items {
		if it.Role == screen.Tile && it.Label.Words == service.Name.PL {
			return it, nil
		}
	}
	return screen.Item{}, fmt.Errorf("the screen %s has no tile for %q", s.Name, id)
}

// touch touches the middle of an item.
func (r *Resident) touch(ctx context.Context, it screen.Item) error {
	return r.kiosk.Touch(ctx, int(it.Rect.X+it.Rect.W/2), int(it.Rect.Y+it.Rect.H/2))
}

// Touch touches items of the start screen one after another, as each is after
// the one before: settings of the screen, say.
func (r *Resident) Touch(ctx context.Context, ids ...string) error {
	return r.Repeat(ctx, 0, ids...)
}

// Repeat is Touch for a screen on which the first items were touched already.
func (r *Resident) Repeat(ctx context.Context, done int, ids ...string) error {
	m, err := r.mirror(ctx)
	if err != nil {
		return err
	}
	for i, id := range ids {
		it, ok := m.Screen().Item(id)
		if !ok {
			return fmt.Errorf("the screen %s has no item %q", m.Screen().Name, id)
		}
		if i >= done {
			if err := r.touch(ctx, it); err != nil {
				return err
			}
		}
		m, _ = flow.Update(m, flow.Touched{ID: id, Now: r.office.Observer.Now()})
		if err := r.kiosk.Still(ctx, "kiosk"); err != nil {
			return err
		}
	}
	return nil
}

// PrintAgain touches the button for another paper, on the screen of a ticket
// that did not come out.
func (r *Resident) PrintAgain(ctx context.Context, ticket queue.Ticket) error {
	m, err := r.mirror(ctx)
	if err != nil {
		return err
	}
	tile, err := r.tile(ctx, m.Screen(), ticket.Service)
	if err != nil {
		return err
	}
	now := r.office.Observer.Now()
	for _, msg := range []flow.Msg{
		flow.Touched{ID: tile.ID, Now: now.Add(time.Second)},
		flow.Touched{ID: "take", Now: now.Add(2 * time.Second), NewID: ticket.ID},
		feed.Answered{Answer: office.Answer{Events: []queue.Event{queue.TicketIssued{Ticket: ticket.ID, Number: ticket.Number()}}}},
		flow.PrintDone{Ticket: ticket.ID, Err: "unknown"},
	} {
		m, _ = flow.Update(m, msg)
	}
	again, ok := m.Screen().Item("again")
	if !ok {
		return fmt.Errorf("the screen %s offers no other paper", m.Screen().Name)
	}
	return r.touch(ctx, again)
}
