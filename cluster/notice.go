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
	var list []Notice
	err = AskMember(ctx, id, m, AboutNotices, PutUp{body}, &list)
	return list, err
}
