package trace

import (
	"strings"

	"okienko/office/queue"
)

// Kind is what an entry is about, as somebody who searches would say it.
type Kind string

// The kinds.
const (
	OfTickets   Kind = "tickets"
	OfDesks     Kind = "desks" // who sits where, breaks, calls for help
	OfSignIns   Kind = "sign_ins"
	OfPINs      Kind = "pins"
	OfPlan      Kind = "plan"
	OfDays      Kind = "days"     // opening, closing, hours, what was stopped or shown for the day
	OfComputers Kind = "machines" // computers, printers, certificates, shared secrets
	OfLooks     Kind = "looks"    // what was searched and taken away
)

// Kinds lists the kinds, as the screens do.
func Kinds() []Kind {
	return []Kind{OfTickets, OfDesks, OfSignIns, OfPINs, OfPlan, OfDays, OfComputers, OfLooks}
}

// kinds are those of entries, by the first word of what they are about.
var kinds = map[string]Kind{
	"ticket": OfTickets, "desk": OfDesks, "help": OfDesks, "plan": OfPlan,
	"day": OfDays, "service": OfDays, "department": OfDays, "hall": OfDays, "history": OfDays,
	"machine": OfComputers, "printer": OfComputers, "invitation": OfComputers, "office": OfComputers, "secret": OfComputers,
	"trace": OfLooks, "export": OfLooks,
}

// KindOf is what an entry is about. One that nobody has thought of is about
// computers, so that it is found at all.
func KindOf(e queue.Traced) Kind {
	first, rest, _ := strings.Cut(e.About, "/")
	switch {
	case first == "person" && strings.HasSuffix(rest, "/pin"):
		return OfPINs
	case first == "person":
		return OfSignIns
	}
	if k, known := kinds[first]; known {
		return k
	}
	return OfComputers
}
