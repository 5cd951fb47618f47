package cluster

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"okienko/internal/feed"
	"okienko/office/machines"
)

// FarewellError is the office's word that it does not speak with this machine
// any more. A member says it on the connection instead of just hanging up.
type FarewellError struct {
	Member  machines.ID // who said so
	Trouble feed.Trouble
}

func (e *FarewellError) Error() string {
	return fmt.Sprintf("the member %s turns this machine away: %s", e.Member, e.Trouble)
}

// turnedAway is why a connection ends on which a farewell was said. A machine
// that stands in public could say anything, so its word is none.
func (c *Connection) turnedAway(f Frame) error {
	said := feed.Trouble(f.Body)
	if !said.TurnedAway() || !c.peer.Role.Trusted() {
		return fmt.Errorf("the member %s has said a farewell that does not count: %q", c.peer.Machine, f.Body)
	}
	return &FarewellError{Member: c.peer.Machine, Trouble: said}
}

// farewellFor is how long the other side may take to hear it.
const farewellFor = 2 * time.Second

// Farewell tells the other side why it is not spoken with, tells nothing else,
// and ends the connection.
func (c *Connection) Farewell(why feed.Trouble) {
	defer c.Close()
	// What is not read when a connection is closed makes the system drop what was
	// written, and the word with it.
	if _, err := c.Receive(true); err != nil {
		return
	}
	if c.Send(Frame{Kind: FrameFarewell, Body: []byte(why)}) != nil || c.wire.CloseWrite() != nil {
		return
	}
	_ = c.wire.NetConn().SetReadDeadline(time.Now().Add(farewellFor))
	_, _ = io.CopyN(io.Discard, c.wire.NetConn(), maxRequest)
}

// TurnedAway asks members, one after another, whether the office still speaks
// with this machine, and returns why not. It takes a member's word for it, and
// none is as good as silence: only where nobody who is in touch with the office
// takes the machine in can it be true.
func TurnedAway(ctx context.Context, id *Identity, members []Member) *FarewellError {
	var heard *FarewellError
	for _, m := range members {
		ctx, cancel := context.WithTimeout(ctx, dialFor+quietFor)
		beat, err := Ask(ctx, id, m)
		cancel()
		if err == nil && beat.Current {
			return nil
		}
		_ = errors.As(err, &heard)
	}
	return heard
}
