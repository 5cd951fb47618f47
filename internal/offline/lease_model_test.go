package offline

import (
	"fmt"
	"testing"
)

// The second model asks under what terms one machine might call the people of a
// whole series who had their tickets before the cut: a right that the log grants
// to one machine at a time, each time with the next epoch. It is the reason why
// this is not built: nothing but the word of that machine itself may end the
// right, so one that is lost for good would hold up its series until the close.

const epochs = 3

// right is the model: one person, two machines, and desks at the log.
type right struct {
	holder  hands
	epoch   int8
	granted [epochs + 1]hands // messages: this epoch is yours
	with    [epochs + 1]bool  // what they say: the person was called already

	knows  [2]int8 // the epoch that a machine believes it has; 0 is none
	gone   [2]int8 // the last one that it has given back
	called [2]bool
	back   [2][epochs + 1]uint8 // messages: I give it back, 1 without and 2 with the person called

	deskCall, done bool
}

// terms are those under which a right ends.
type terms struct {
	epochCounts bool // only the word about the present epoch ends it
	byTime      bool // it ends by the clock, too, however exact that is
	byPerson    bool // a person may end it when the machine has stopped
}

func (d terms) next(w right) []way[right] {
	var ways []way[right]
	add := func(to right, form string, args ...any) {
		ways = append(ways, way[right]{fmt.Sprintf(form, args...), to})
	}
	for i := range 2 {
		d.machine(w, i, add)
	}
	if to := w; w.holder != 0 && d.byTime {
		to.holder = 0
		for i := range 2 {
			to.knows[i] = 0 // the best of clocks: it ends everywhere at once
		}
		add(to, "the time is over")
	}
	if to := w; w.holder != 0 && d.byPerson && w.knows[0] == 0 && w.knows[1] == 0 {
		to.holder = 0
		add(to, "a person ends it")
	}
	if to := w; w.holder == 0 && !w.done {
		to.deskCall = true
		add(to, "a desk calls through the log")
	}
	return ways
}

func (d terms) machine(w right, i int, add func(right, string, ...any)) {
	who := hands(i + 1)
	if to := w; w.holder == 0 && !w.deskCall && w.epoch < epochs {
		to.holder, to.epoch = who, w.epoch+1
		to.granted[to.epoch], to.with[to.epoch] = who, w.done
		add(to, "the log grants epoch %d to %d", to.epoch, who)
	}
	for e := int8(1); e <= epochs; e++ {
		if to := w; w.granted[e] == who && e > w.gone[i] {
			to.knows[i] = e
			add(to, "%d hears of epoch %d", who, e)
		}
		for _, called := range []uint8{1, 2} {
			if w.back[i][e]&called != 0 {
				d.ends(w, who, e, called == 2, add)
			}
		}
	}
	if to := w; w.knows[i] != 0 && !w.with[w.knows[i]] {
		to.called[i] = true
		add(to, "%d calls aloud", who)
	}
	if to := w; w.knows[i] != 0 {
		to.back[i][w.knows[i]] |= map[bool]uint8{false: 1, true: 2}[w.called[i]]
		to.gone[i], to.knows[i] = w.knows[i], 0
		add(to, "%d gives epoch %d back", who, w.knows[i])
	}
	if to := w; w.knows[i] != 0 && d.byPerson {
		to.knows[i], to.gone[i] = 0, w.knows[i]
		add(to, "%d is switched off", who)
	}
}

func (d terms) ends(w right, who hands, epoch int8, called bool, add func(right, string, ...any)) {
	if w.holder != who || d.epochCounts && w.epoch != epoch {
		return // refused, and reported
	}
	w.holder, w.done = 0, w.done || called
	add(w, "the log hears that %d gives epoch %d back", who, epoch)
}

func calledTwice(w right) string {
	if w.called[0] && w.called[1] || w.deskCall && (w.called[0] || w.called[1]) {
		return "two desks call the same person"
	}
	return ""
}

func TestARightEndsOnlyByItsHoldersWord(t *testing.T) {
	worlds, trace := explore(right{}, terms{epochCounts: true}.next, calledTwice)
	if trace != nil {
		t.Fatalf("after %d worlds:\n%s", worlds, lines(trace))
	}
	if worlds < 100 {
		t.Fatalf("only %d worlds: something never happens", worlds)
	}
	t.Logf("%d worlds", worlds)
	for name, d := range map[string]terms{
		"it ends by the clock": {epochCounts: true, byTime: true},
		"a person ends it":     {epochCounts: true, byPerson: true},
		"any epoch will do":    {},
	} {
		if _, trace := explore(right{}, d.next, calledTwice); trace == nil {
			t.Errorf("%s: the model finds nothing wrong with it", name)
		} else {
			t.Logf("%s:\n%s", name, lines(trace))
		}
	}
}
