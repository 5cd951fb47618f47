package forecast

import (
	"slices"
	"testing"

	"okienko/office/queue"
)

// TestTableIsWhatWasSeen: three quarters of the visits were short.
func TestTableIsWhatWasSeen(t *testing.T) {
	seen := make(queue.Times, 44)
	seen[20], seen[30] = 3*16*100, 16*100
	table := tableOf(seen, guess{logOf(300_000), 200, 32})
	if !slices.IsSorted(table[:]) {
		t.Error("the table does not rise")
	}
	if edge := table[parts*3/4-6]; edge.millis() > queue.TimesFrom(21).Milliseconds() {
		t.Errorf("a little under three quarters are up to %d ms", edge.millis())
	}
	if edge := table[parts*3/4+6]; edge.millis() < queue.TimesFrom(30).Milliseconds() {
		t.Errorf("a little over three quarters are up to %d ms", edge.millis())
	}
}

// TestWhatLastsAlready: who has been there longer than the short ones is one of the
// long ones.
func TestWhatLastsAlready(t *testing.T) {
	seen := make(queue.Times, 44)
	seen[20], seen[30] = 16*100, 16*100
	table := tableOf(seen, guess{logOf(300_000), 200, 32})
	fresh, later := table.left(0, 0, parts/4), table.left(2*queue.TimesFrom(21).Milliseconds(), 0, parts/4)
	if fresh >= later {
		t.Errorf("a quarter of those who begin need %d ms, and of those who last %d", fresh, later)
	}
	if table.longer(table[parts-1]) != 0 || table.longer(table[0]-1) != parts {
		t.Error("longer counts wrong at the ends")
	}
	if forgotten := table.left(10*table[parts-1].millis(), 0, parts/2); forgotten < 5*table[parts-1].millis() {
		t.Errorf("a visit longer than any ends in %d ms", forgotten)
	}
}
