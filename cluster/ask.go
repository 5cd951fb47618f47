package cluster

import (
	"context"
	"fmt"
)

// Ask asks a member how it is.
func Ask(ctx context.Context, id *Identity, m Member) (Beat, error) {
	conn, err := Dial(ctx, id, m)
	if err != nil {
		return Beat{}, fmt.Errorf("the member %s does not answer at %s: %w", m.ID, m.Address, err)
	}
	defer conn.Close()
	if err := conn.Send(Frame{Kind: FrameFollow, Number: FollowNothing}); err != nil {
		return Beat{}, err
	}
	frame, err := conn.Receive(true)
	if err != nil {
		return Beat{}, err
	}
	return ReadBeat(frame)
}
