package cluster

import (
	"context"
	"encoding/json"
	"fmt"
)

// Ask asks a member how it is.
func Ask(ctx context.Context, id *Identity, m Member) (Beat, error) {
	conn, err := Dial(ctx, id, m)
	if err != nil {
		return Beat{}, fmt.Errorf("the member %s does not answer at %s: %w", m.ID, m.Address, err)
	}
	defer conn.Close()
	if err := conn.Send(FollowFrame(FollowNothing, id.Process)); err != nil {
		return Beat{}, err
	}
	frame, err := conn.Receive(true)
	if err != nil {
		return Beat{}, err
	}
	return ReadBeat(frame)
}

// AskMember asks one member a question, whether or not it has contact to others,
// and reads what it tells into told, which may be nil.
func AskMember(ctx context.Context, id *Identity, m Member, about string, asked, told any) error {
	question, err := QuestionFrame(1, about, asked)
	if err != nil {
		return err
	}
	conn, err := Dial(ctx, id, m)
	if err != nil {
		return fmt.Errorf("the member %s does not answer at %s: %w", m.ID, m.Address, err)
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, conn.Close)
	defer stop()
	if err := conn.Send(FollowFrame(FollowNothing, id.Process), question); err != nil {
		return err
	}
	for {
		f, err := conn.Receive(true)
		if err != nil {
			return err
		}
		if f.Kind == FrameReply {
			return readTold(f, about, told)
		}
	}
}

// readTold reads the reply to a question that is asked once.
func readTold(f Frame, about string, told any) error {
	var r Reply
	err := json.Unmarshal(f.Body, &r)
	switch {
	case err != nil:
		return fmt.Errorf("ask about %s: %w", about, err)
	case r.Retry:
		return ErrNoAnswer
	case r.Refused != "":
		return &RefusedError{r.Refused}
	case told == nil:
		return nil
	}
	return json.Unmarshal(r.Told, told)
}
