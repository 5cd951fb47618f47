package offline

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"okienko/cluster"
	"okienko/internal/journal"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// FuzzWhatMachinesSay gives a kiosk and a desk anything that a machine may put
// up: nothing of it may end them, or hand over what nobody gave.
func FuzzWhatMachinesSay(f *testing.F) {
	id := officetest.ID(1)
	said, err := json.Marshal(Said{Wants: id, Papers: []queue.IssueOffline{{Ticket: id, Series: "A", No: 950, HeldBy: "d1"}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(said, said)
	f.Add([]byte(`{"papers":[{},{"ticket":"x"}],"wants":"x"}`), []byte(`{"papers":null}`))
	f.Add([]byte(`[]`), []byte(``))
	j, err := journal.Open(filepath.Join(f.TempDir(), "kiosk.journal"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { j.Close() })
	kiosk := NewCounter(OpenBook("k1", j), func(office.Command, func(bool)) {}, func(map[string]int) {}).Meet(nil, nil)
	f.Fuzz(func(t *testing.T, one, other []byte) {
		heard := Said{}.and(cluster.Notice{Machine: "a", Body: one}).and(cluster.Notice{Machine: "a", Body: other})
		seen := make(map[queue.TicketID]bool)
		for _, p := range heard.Papers {
			if seen[p.Ticket] {
				t.Fatalf("%s is heard of twice", p.Ticket)
			}
			seen[p.Ticket] = true
		}
		kiosk.Heard(map[string]Said{"a": heard})
		if said, talks := kiosk.Say(); talks || len(said.Papers) > 0 {
			t.Fatalf("it says %+v", said)
		}
	})
}

// FuzzOpenBook gives a book entries that no program has written.
func FuzzOpenBook(f *testing.F) {
	paper, err := json.Marshal(Paper{Issue: queue.IssueOffline{Ticket: officetest.ID(1), Series: "A", No: 950, Date: "2026-11-23"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(paperKey+"000001", paper, []byte("1795420800000"))
	f.Add(paperKey+"-9", []byte(`{"issue":null}`), []byte(`"x"`))
	f.Add(paperKey, []byte(`{`), []byte(``))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, key string, body, sure []byte) {
		j, err := journal.Open(filepath.Join(dir, "kiosk.journal"))
		if err != nil {
			t.Fatal(err)
		}
		defer j.Close()
		for _, e := range j.Entries() {
			_ = j.Drop(e.Key)
		}
		_, _ = j.Put(key, body), j.Put(sureKey, sure)
		b := OpenBook("k1", j)
		b.Learn(&queue.State{}, true)
		if len(b.Tell()) > 1 || len(b.Left()) > 0 {
			t.Fatalf("it tells %v and has %v", b.Tell(), b.Left())
		}
	})
}
