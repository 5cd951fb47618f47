package cluster

import (
	"context"

	"okienko/office/queue"
	"okienko/office/trace"
)

// AboutTrace is what a member can be asked about who has changed what: a
// trace.Question; it tells Traces. Whoever asks has to have the right, and records
// the look.
const AboutTrace = "trace"

// MaxTraced is how many entries one answer has, the newest ones.
const MaxTraced = 1000

// Traces are the entries that were found.
type Traces struct {
	Entries []queue.Traced `json:"entries"` // newest first
	Found   int            `json:"found"`   // also those that are left out
	Missing int            `json:"missing"` // days that could not be searched

	Older *trace.Cursor `json:"older,omitempty"` // where the search goes on; none: there is nothing older
}

// Trace searches the trace.
func (c *Client) Trace(ctx context.Context, q trace.Question) (Traces, error) {
	var t Traces
	err := c.Ask(ctx, AboutTrace, q, &t)
	return t, err
}
