package clustertest

import (
	"context"
	"time"

	"okienko/cluster"
	"okienko/office"
)

// Entries follows the log of the first member until it has seen an envelope that
// is the last one wanted, and returns all up to it.
func (o *Office) Entries(last func(office.Envelope) bool) []office.Envelope {
	o.T.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	m := o.Members[0]
	conn, err := cluster.Dial(ctx, o.Identity("window"), cluster.Member{ID: m.ID, Address: o.Address(m.ID)})
	if err != nil {
		o.T.Fatal(err)
	}
	defer conn.Close()
	// After the entry that no log begins with: the log from its beginning, and
	// not the state that a new window gets.
	if err := conn.Send(cluster.Frame{Kind: cluster.FrameFollow, Number: 1}); err != nil {
		o.T.Fatal(err)
	}
	var seen []office.Envelope
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		f, err := conn.Receive(true)
		if err != nil {
			o.T.Fatal(err)
		}
		if f.Kind != cluster.FrameCommit {
			continue
		}
		batch, err := cluster.DecodeBatch(f.Body)
		if err != nil {
			o.T.Fatal(err)
		}
		for _, e := range batch {
			if seen = append(seen, e); last(e) {
				return seen
			}
		}
	}
	o.T.Fatal("the log never held what was waited for")
	return nil
}

// Origin is the machine that the log names for a command.
func (o *Office) Origin(client string, seq uint64) string {
	o.T.Helper()
	all := o.Entries(func(e office.Envelope) bool { return e.Client == client && e.Seq == seq })
	return all[len(all)-1].Origin
}
