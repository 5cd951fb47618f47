package cluster_test

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/office/history"
	"okienko/office/manifest"
	"okienko/office/queue"
)

// aDay is a day whose file has several parts, with its seal.
func aDay(t *testing.T) (history.Day, []byte, history.Seal) {
	t.Helper()
	d := history.Day{Date: "2026-11-23", Count: 3000}
	for n := range d.Count {
		d.Tickets = append(d.Tickets, history.Ticket{
			ID: queue.TicketID(fmt.Sprintf("%032x", n)), Series: "A", No: n, Moves: []queue.Move{{What: "ticket_issued", Phase: queue.Waiting}},
		})
	}
	file, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return d, file, history.Seal{Date: d.Date, Count: d.Count, Sum: manifest.Of(file).Address().String()}
}

// tell answers the next questions about a past day, and cuts the line after so
// many of them.
func (c *fakeConn) tell(answers int, part func(from int) cluster.PastDayPart) {
	defer c.Close()
	for answers > 0 {
		f, err := c.Receive(true)
		if err != nil {
			return
		}
		q, err := cluster.ReadQuestion(f)
		if f.Kind != cluster.FrameQuestion || err != nil {
			continue
		}
		var asked cluster.PastDayAsked
		_ = json.Unmarshal(q.Asked, &asked)
		told, _ := json.Marshal(part(asked.From))
		if c.Send(cluster.ReplyFrame(f.Number, cluster.Reply{Told: told})) != nil {
			return
		}
		answers--
	}
}

// of tells a file as an honest member does.
func of(file []byte) func(from int) cluster.PastDayPart {
	return func(from int) cluster.PastDayPart {
		from = min(from, len(file))
		return cluster.PastDayPart{
			Size: len(file), Address: manifest.Of(file).Address().String(), Bytes: file[from:min(len(file), from+cluster.PartSize)],
		}
	}
}

// TestAPastDayIsFetchedOn: two members are cut off in turn, and no part comes twice.
func TestAPastDayIsFetchedOn(t *testing.T) {
	day, file, seal := aDay(t)
	o, members := fakes(t, 2)
	c := cluster.Open(cluster.ClientConfig{Identity: o.Identity("window"), Members: o.Members})
	defer c.Close()
	parts := make(chan int, 100)
	for _, m := range members {
		go func() {
			for {
				select {
				case conn := <-m.conns:
					conn.tell(1, func(from int) cluster.PastDayPart { parts <- from; return of(file)(from) })
				case <-t.Context().Done():
					return
				}
			}
		}()
	}
	got, nameless, err := c.PastDay(t.Context(), seal)
	if err != nil || nameless || !reflect.DeepEqual(got, day) {
		t.Fatalf("fetched was a day of %d tickets, %v", len(got.Tickets), err)
	}
	if want := (len(file) + cluster.PartSize - 1) / cluster.PartSize; len(parts) != want || want < 2 {
		t.Errorf("%d parts were told of %d", len(parts), want)
	}
}

// TestAMemberThatLiesAboutAPastDay is not believed, and does not keep anybody.
func TestAMemberThatLiesAboutAPastDay(t *testing.T) {
	_, file, seal := aDay(t)
	for name, lie := range map[string]func(from int) cluster.PastDayPart{
		"another file": of([]byte(strings.Replace(string(file), "ticket_issued", "ticket_called", 1))),
		"nothing":      func(int) cluster.PastDayPart { return cluster.PastDayPart{Size: 10} },
		"too much":     func(int) cluster.PastDayPart { return cluster.PastDayPart{Size: 10, Bytes: make([]byte, 11)} },
		"a huge file":  func(int) cluster.PastDayPart { return cluster.PastDayPart{Size: 1 << 40, Bytes: make([]byte, 11)} },
		"no end to it": func(from int) cluster.PastDayPart {
			return cluster.PastDayPart{Size: 1000, Bytes: []byte{1}, Address: fmt.Sprint(from)}
		},
		"less than one": func(int) cluster.PastDayPart { return cluster.PastDayPart{Size: -1, Bytes: []byte{1}} },
		"not a day":     of([]byte("hello")),
	} {
		o, members := fakes(t, 1)
		c := cluster.Open(cluster.ClientConfig{Identity: o.Identity("window"), Members: o.Members})
		go members[0].next().tell(100, lie)
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		if _, _, err := c.PastDay(ctx, seal); err == nil || ctx.Err() != nil {
			t.Errorf("%s: %v", name, err)
		}
		cancel()
		c.Close()
	}
}
