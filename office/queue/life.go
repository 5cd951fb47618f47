package queue

// Phase is where a ticket is in its life.
type Phase string

// The phases of a ticket's life.
const (
	Waiting   Phase = "waiting"
	Called    Phase = "called"
	Serving   Phase = "serving"
	Parked    Phase = "parked"
	Missed    Phase = "missed"    // called, and did not come
	Finished  Phase = "finished"  // was served
	Cancelled Phase = "cancelled" // ended by staff
	Left      Phase = "left"      // gave up, or was still waiting when the day closed
)

// Phases lists every phase in the order of a usual life.
func Phases() []Phase {
	return []Phase{Waiting, Called, Serving, Parked, Missed, Finished, Cancelled, Left}
}

// life is the whole life of a ticket: from a phase to the phases it may go to.
// docs/rules.md shows the same table, and a test holds them together.
var life = map[Phase][]Phase{
	Waiting:   {Called, Cancelled, Left, Waiting, Serving, Missed},
	Called:    {Serving, Called, Waiting, Parked, Missed},
	Serving:   {Finished, Parked, Waiting, Serving, Called},
	Parked:    {Called, Waiting, Missed, Serving},
	Missed:    {Called, Waiting},
	Finished:  {Serving},
	Cancelled: {Waiting},
	Left:      {Waiting},
}

// May says whether a ticket can go from this phase to another.
func (p Phase) May(to Phase) bool {
	for _, allowed := range life[p] {
		if allowed == to {
			return true
		}
	}
	return false
}

// Live says whether the phase is one in which the office still owes the
// resident something.
func (p Phase) Live() bool {
	return p == Waiting || p == Called || p == Serving || p == Parked
}
