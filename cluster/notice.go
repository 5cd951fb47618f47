package cluster

import (
	"context"
	"encoding/json"
	"fmt"

	"okienko/office/machines"
)

// AboutNotices is the question with which machines talk past the log while it
// does not move: each puts up what the others shall see, and reads what they have
// put up at the same member. Notices are kept in memory, for a few seconds.
const AboutNotices = "notices"

// PutUp is what a machine has to say; nothing when it only reads.
type PutUp struct {
	Body json.RawMessage `json:"body,omitempty"`
}

// Notice is what a machine has put up, as its certificate names it.
type Notice struct {
	Machine machines.ID     `json:"machine"`
	Body    json.RawMessage `json:"body"`
}

// Notices puts up what a machine says at one member, whether or not that member
// has contact to others, and returns what is put up there.
func Notices(ctx context.Context, id *Identity, m Member, say any) ([]Notice, error) {
	body, err := json.Marshal(say)
	if err != nil {
		return nil, fmt.Errorf("put up a notice: %w", err)
	}
	question, err := QuestionFrame(1, AboutNotices, PutUp{body})
	if err != nil {
		return nil, err
	}
	conn, err := Dial(ctx, id, m)
	if err != nil {
		return nil, fmt.Errorf("the member %s does not answer at %s: %w", m.ID, m.Address, err)
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, conn.Close)
	defer stop()
	if err := conn.Send(Frame{Kind: FrameFollow, Number: FollowNothing}, question); err != nil {
		return nil, err
	}
	return readNotices(conn)
}

func readNotices(conn *Connection) ([]Notice, error) {
	for {
		f, err := conn.Receive(true)
		if err != nil {
			return nil, err
		}
		if f.Kind != FrameReply {
			continue // a beat
		}
		var r Reply
		var list []Notice
		if err := json.Unmarshal(f.Body, &r); err != nil {
			return nil, fmt.Errorf("read notices: %w", err)
		}
		if r.Refused != "" {
			return nil, &RefusedError{r.Refused}
		}
		return list, json.Unmarshal(r.Told, &list)
	}
}
