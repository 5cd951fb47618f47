package queue

import (
	"os"
	"strings"
	"testing"
)

// TestTheDocumentShowsTheLife holds docs/rules.md to the table in the code.
func TestTheDocumentShowsTheLife(t *testing.T) {
	doc, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, from := range Phases() {
		if len(life[from]) == 0 {
			continue
		}
		want.WriteString("| " + string(from) + " |")
		for i, to := range life[from] {
			want.WriteString(map[bool]string{true: " ", false: ", "}[i == 0] + string(to))
		}
		want.WriteString(" |\n")
	}
	if got := lifeRows(string(doc)); got != want.String() {
		t.Errorf("docs/rules.md shows\n%s\nand the rules are\n%s", got, want.String())
	}
}

// lifeRows are the first two columns of the document's table of the life.
func lifeRows(doc string) string {
	var out strings.Builder
	_, doc, _ = strings.Cut(doc, "| from | may go to |")
	table, _, _ := strings.Cut(doc, "\n\n")
	for i, row := range strings.Split(table, "\n") {
		if cells := strings.Split(row, "|"); i > 1 && len(cells) > 3 {
			out.WriteString("|" + cells[1] + "|" + cells[2] + "|\n")
		}
	}
	return out.String()
}

func TestPhases(t *testing.T) {
	for from, all := range life {
		for _, to := range all {
			if !from.May(to) {
				t.Errorf("%s may not go to %s", from, to)
			}
		}
	}
	if Finished.May(Waiting) || Phase("none").May(Waiting) || Missed.May(Serving) {
		t.Error("a way that is not in the table is open")
	}
	s := &State{}
	s.add(Ticket{ID: "1", Phase: Finished, Moves: []Move{}})
	if r := s.become(s.ticket("1"), Waiting, Move{}); r == nil || r.Code != NotFromHere || s.Tickets[0].Phase != Finished || len(s.Tickets[0].Moves) > 0 {
		t.Errorf("an impossible move gives %v and leaves %+v", r, s.Tickets[0])
	}
}
