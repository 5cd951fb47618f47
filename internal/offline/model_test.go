package offline

import (
	"fmt"
	"slices"
	"testing"
)

// The model of emergency calling: one kiosk, two desks whose supervisors have
// started it, and the office's log with a desk of its own. Every line may be cut
// and come back at any time, so a message may arrive now, later, twice or never;
// the kiosk may crash at any moment. docs/emergency.md tells it in words.

const tickets = 2

// hands is who may call a ticket: nobody yet, desk 1 or desk 2 by emergency.
type hands int8

// world is everything of the model that matters. Sets are bits.
type world struct {
	given   [tickets]bool  // the kiosk has printed it
	claim   [tickets]hands // as the kiosk believes
	written [tickets]hands // as the kiosk's journal has it
	closed  [tickets]bool  // in the journal: it may be on its way to the log
	posted  [tickets]uint8 // claims that others may have seen
	wire    [tickets]uint8 // in whose hands a message to the log says that it is

	seen   [2][tickets]bool // a desk knows that it was handed the ticket
	called [2][tickets]bool // and has called it
	back   [2][tickets]bool // and has given it back instead, for ever

	merged   [tickets]bool
	held     [tickets]hands
	deskCall [tickets]bool // called through the log
	replayed [tickets]bool // the log knows that the emergency call was made
	reported [tickets]bool // the log was told of a call that was nobody's to make
	wrongly  [tickets]bool // the log settled a call that was nobody's to make
}

// design is what the kiosk and the log hold to. A wrong one has to be found out.
type design struct {
	journalFirst bool // a claim is on the disk before anybody hears of it
	closeFirst   bool // no claim after the first message to the log, or a crash behind it
	oneHolder    bool // the first claim stands
	logHolds     bool // no desk calls through the log what is in emergency hands
	checkHolder  bool // the log settles a call only of who was handed the ticket

	remembers bool // a desk calls nobody whom it has given back

	rogue bool // the second desk calls whom it likes
}

var asBuilt = design{journalFirst: true, closeFirst: true, oneHolder: true, logHolds: true, checkHolder: true, remembers: true}

func (d design) next(w world) []way[world] {
	var ways []way[world]
	add := func(to world, form string, args ...any) {
		ways = append(ways, way[world]{fmt.Sprintf(form, args...), to})
	}
	crashed := w
	crashed.claim = w.written
	add(crashed, "the kiosk crashes and comes back")
	for t := range tickets {
		d.kiosk(w, t, add)
		d.desks(w, t, add)
		d.log(w, t, add)
	}
	return ways
}

func (d design) kiosk(w world, t int, add func(world, string, ...any)) {
	if to := w; !w.given[t] {
		to.given[t] = true
		add(to, "the kiosk prints %d", t)
		return
	}
	for desk := hands(1); desk <= 2; desk++ {
		if (w.claim[t] == 0 || !d.oneHolder) && (!w.closed[t] || !d.closeFirst) {
			to := w
			to.claim[t] = desk
			if d.journalFirst {
				to.written[t] = desk
			}
			add(to, "desk %d asks the kiosk for %d", desk, t)
		}
	}
	flushed := w
	flushed.written[t] = w.claim[t]
	add(flushed, "the kiosk writes who has %d", t)
	posted := w
	posted.posted[t] |= 1 << w.claim[t]
	add(posted, "the kiosk shows who has %d", t)
	closed := w
	closed.closed[t] = true
	add(closed, "the kiosk closes %d for claims", t)
	if w.closed[t] {
		sent := w
		sent.wire[t] |= 1 << w.claim[t]
		add(sent, "the kiosk sends %d to the log", t)
	}
}

func (d design) desks(w world, t int, add func(world, string, ...any)) {
	for i := range 2 {
		desk := hands(i + 1)
		if w.posted[t]&(1<<desk) != 0 {
			to := w
			to.seen[i][t] = true
			add(to, "desk %d sees that it has %d", desk, t)
		}
		if to := w; w.seen[i][t] && !w.called[i][t] {
			to.back[i][t] = true
			add(to, "desk %d gives %d back", desk, t)
		}
		if to := w; w.back[i][t] && w.merged[t] && w.held[t] == desk && !w.replayed[t] {
			to.held[t] = 0
			add(to, "the log hears that desk %d gives %d back", desk, t)
		}
		if w.back[i][t] && d.remembers {
			continue
		}
		if w.seen[i][t] || d.rogue && i == 1 && w.given[t] {
			to := w
			to.called[i][t] = true
			add(to, "desk %d calls %d aloud", desk, t)
		}
		if w.called[i][t] && w.merged[t] {
			to := w
			switch {
			case w.held[t] == desk || !d.checkHolder:
				to.replayed[t] = true
				to.wrongly[t] = w.wrongly[t] || w.held[t] != desk
			default:
				to.reported[t] = true
			}
			add(to, "desk %d tells the log of its call of %d", desk, t)
		}
	}
}

func (d design) log(w world, t int, add func(world, string, ...any)) {
	for desk := hands(0); desk <= 2; desk++ {
		if w.wire[t]&(1<<desk) != 0 && !w.merged[t] {
			to := w
			to.merged[t], to.held[t] = true, desk
			add(to, "the log hears of %d in hands %d", t, desk)
		}
	}
	if w.merged[t] && !w.replayed[t] && (w.held[t] == 0 || !d.logHolds) {
		to := w
		to.deskCall[t] = true
		add(to, "a desk calls %d through the log", t)
	}
}

// twice is the sentence that must hold: no person is called by two desks.
func twice(w world) string {
	for t := range tickets {
		callers := 0
		for _, called := range []bool{w.called[0][t], w.called[1][t], w.deskCall[t]} {
			if called {
				callers++
			}
		}
		if callers > 1 {
			return fmt.Sprintf("two desks call %d", t)
		}
	}
	return ""
}

// believed is the other one: the log takes no call for true that was nobody's to
// make.
func believed(w world) string {
	for t := range tickets {
		if w.wrongly[t] {
			return fmt.Sprintf("the log takes a call of %d for true that was nobody's to make", t)
		}
	}
	return ""
}

// TestTwoDesksNeverCallTheSamePerson walks through every order of events.
func TestTwoDesksNeverCallTheSamePerson(t *testing.T) {
	worlds, trace := explore(world{}, asBuilt.next, twice)
	if trace != nil {
		t.Fatalf("after %d worlds:\n%s", worlds, lines(trace))
	}
	if worlds < 5000 {
		t.Fatalf("only %d worlds: something never happens", worlds)
	}
	t.Logf("%d worlds", worlds)
}

// TestACallThatWasNobodysToMakeIsReported has a desk that calls whom it likes.
// Nothing stops a voice in a hall; but the log is not taken in.
func TestACallThatWasNobodysToMakeIsReported(t *testing.T) {
	d := asBuilt
	d.rogue = true
	worlds, trace := explore(world{}, d.next, believed)
	if trace != nil {
		t.Fatalf("after %d worlds:\n%s", worlds, lines(trace))
	}
	_, trace = explore(world{}, d.next, func(w world) string {
		if w.reported[0] {
			return "reported"
		}
		return ""
	})
	if trace == nil {
		t.Error("it is never reported")
	}
	d.checkHolder = false
	if _, trace = explore(world{}, d.next, believed); trace == nil {
		t.Error("a log that believes every report is not found out")
	}
}

// TestEachPartOfTheDesignIsNeeded takes one away at a time: the model finds how
// somebody is called twice, or believed who must not be.
func TestEachPartOfTheDesignIsNeeded(t *testing.T) {
	for name, take := range map[string]func(*design){
		"claims in memory only":            func(d *design) { d.journalFirst = false },
		"claims after the first message":   func(d *design) { d.closeFirst = false },
		"a desk forgets what it gave back": func(d *design) { d.remembers = false },
		"the last claim stands":            func(d *design) { d.oneHolder = false },
		"the log lets everybody call":      func(d *design) { d.logHolds = false },
	} {
		d := asBuilt
		take(&d)
		if _, trace := explore(world{}, d.next, twice); trace == nil {
			t.Errorf("%s: the model finds nothing wrong with it", name)
		} else {
			t.Logf("%s:\n%s", name, lines(trace))
		}
	}
}

func lines(trace []string) string {
	var all string
	for i, line := range slices.All(trace) {
		all += fmt.Sprintf("%3d %s\n", i+1, line)
	}
	return all
}
