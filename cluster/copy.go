package cluster

import (
	"bytes"
	"fmt"

	"okienko/internal/feed"
	"okienko/office/machines"
	"okienko/office/queue"
	"okienko/office/wire"
)

// load replaces the client's copy by a state of the cluster. A member that is
// behind, or lives an older life of the office, is not believed: the copy never
// goes back.
func (c *Client) load(f Frame) error {
	if f.Number < c.index {
		return fmt.Errorf("the member's state %d lies before %d", f.Number, c.index)
	}
	state, err := wire.ReadState(bytes.NewReader(f.Body))
	if err != nil {
		return err
	}
	life, err := incarnationOf(&state.Machines)
	if err != nil {
		return err
	}
	if life.Compare(c.cfg.Identity.Incarnation()) < 0 {
		return ErrOlderLife // it has not loaded the present one yet
	}
	c.tell() // of what was before the jump
	c.state, c.life, c.index = state, life, f.Number
	c.callable = callable(c.cfg.Members, &state.Machines)
	if _, stopped := state.Stopped(); stopped {
		c.contact.trouble(feed.UpdateNeeded)
	}
	c.cfg.News(feed.News{State: state, Now: c.Now(), Jump: true})
	return nil
}

// advance applies one entry of the log to the client's copy.
func (c *Client) advance(f Frame) error {
	if f.Number <= c.index {
		return nil
	}
	batch, err := DecodeBatch(f.Body)
	if err != nil {
		return err
	}
	var events []queue.Event
	registered := false
	for _, e := range batch {
		_, concerns := e.Command.(machines.Command)
		registered = registered || concerns
		events = append(events, c.state.Apply(e).Events()...)
	}
	c.index = f.Number
	if registered {
		c.callable = callable(c.cfg.Members, &c.state.Machines)
	}
	if _, stopped := c.state.Stopped(); stopped {
		c.contact.trouble(feed.UpdateNeeded)
	}
	c.untold.add(events)
	return nil
}
