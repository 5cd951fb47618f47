package flow

import (
	"time"

	"okienko/office/queue"
)

// The times of an announcement.
const (
	holdTime      = 5 * time.Second  // a call stands alone for at least so long
	chimePatience = 4 * time.Second  // a chime that is not reported by then is given up
	freshFor      = 60 * time.Second // older calls are shown without a chime
	blinkFor      = 5 * time.Second  // then the light is steady
	blinkTime     = time.Second      // one light and one dark half
)

// together is how many calls that are too old for a chime are shown at once.
// After a lost connection a dozen of them may have piled up; one after another
// they would delay those who are called now until these are too old as well.
const together = 5

// phase is where the announcer is.
type phase int

const (
	resting phase = iota // nothing to announce
	chiming              // the call is on the board, its chime is playing
	holding              // the call is on the board and acknowledged
)

// announcer announces calls one by one. It decides only when; the calls
// themselves stay with the model.
type announcer struct {
	phase phase
	call  uint64       // which one is announced, the newest one if several
	since queue.Moment // when it came on the board
	fresh bool         // it is announced, not only shown
}

// deed is what a transition asks for.
type deed struct {
	show        int      // that many calls of those that wait come on the board
	chime       uint64   // this call's chime is to be played
	acknowledge []uint64 // these calls were shown
	heard       bool     // and heard
}

// next is all transitions. It returns nil when there is nothing to do now.
func (a announcer) next(now queue.Moment, waiting []call, sound bool, done ChimeDone) (announcer, *deed) {
	onBoard := now.Since(a.since)
	switch {
	case a.phase == chiming && done.Call == a.call:
		a.phase = holding
		return a, &deed{acknowledge: []uint64{a.call}, heard: done.Heard}
	case a.phase == chiming && onBoard >= chimePatience:
		a.phase = holding
		return a, &deed{acknowledge: []uint64{a.call}}
	case a.phase == holding && onBoard >= holdTime:
		a.phase = resting
		return a, &deed{}
	case a.phase == resting && len(waiting) > 0:
		return begin(now, waiting, sound)
	}
	return a, nil
}

// begin brings the next call on the board, or several that are too old.
func begin(now queue.Moment, waiting []call, sound bool) (announcer, *deed) {
	if n := old(now, waiting); n > 0 {
		a := announcer{phase: holding, call: waiting[n-1].no, since: now}
		return a, &deed{show: n, acknowledge: numbers(waiting[:n])}
	}
	a := announcer{phase: chiming, call: waiting[0].no, since: now, fresh: true}
	if sound {
		return a, &deed{show: 1, chime: a.call}
	}
	a.phase = holding
	return a, &deed{show: 1, acknowledge: []uint64{a.call}}
}

// old counts the calls at the head that are too old for a chime.
func old(now queue.Moment, waiting []call) int {
	n := 0
	for n < min(len(waiting), together) && now.Since(waiting[n].at) > freshFor {
		n++
	}
	return n
}

func numbers(calls []call) []uint64 {
	list := make([]uint64, len(calls))
	for i, c := range calls {
		list[i] = c.no
	}
	return list
}

// blinks says whether the announced call draws attention to itself now.
func (a announcer) blinks(now queue.Moment) bool {
	return a.fresh && a.phase != resting && now.Since(a.since) < blinkFor
}

// dark says whether the light is in the dark half of its blinking. It depends
// on the time alone, so ticks that come too often cannot make it faster.
func (a announcer) dark(now queue.Moment) bool {
	return a.blinks(now) && now.Since(a.since)%blinkTime >= blinkTime/2
}
