package figures

// Tally counts visits and what desks did. Tallies of parts, merged, are the tally
// of the whole.
type Tally struct {
	counts Counts

	wait, way, serving, parked, stay Durations

	desks    Desks
	estimate estimate
	longest  int // by which somebody who came later went first, in seconds
}

// Counts are how many. Visits are Served, Missed, Cancelled, Left, Moved, Open and
// Flagged together.
type Counts struct {
	Issued    int `json:"issued,omitempty"`    // tickets
	Visits    int `json:"visits,omitempty"`    // stays with a service
	Served    int `json:"served,omitempty"`    // somebody was served, however it went on
	Missed    int `json:"missed,omitempty"`    // called, and never came
	Cancelled int `json:"cancelled,omitempty"` // ended by the office
	Left      int `json:"left,omitempty"`      // gave up, or waited until the close
	Moved     int `json:"moved,omitempty"`     // sent on before anybody served them here
	Open      int `json:"open,omitempty"`      // go on
	Flagged   int `json:"flagged,omitempty"`   // left out of all else but Issued and Visits
	Overtaken int `json:"overtaken,omitempty"` // somebody went first who had come later

	// What came of those that were served, and is known.
	Done        int `json:"done,omitempty"`
	NotPossible int `json:"not_possible,omitempty"`
	Services    int `json:"services,omitempty"` // done in all visits, of whatever kind
}

// NotRecorded is how many were served, and nobody has written down what came of it.
func (c Counts) NotRecorded() int { return c.Served - c.Done - c.NotPossible }

// Desks are what clerks did at desks within the office's hours, in seconds.
type Desks struct {
	Present int `json:"present,omitempty"`
	Break   int `json:"break,omitempty"`
	Busy    int `json:"busy,omitempty"`  // somebody in hand
	Idle    int `json:"idle,omitempty"`  // nobody in hand while somebody waited
	Empty   int `json:"empty,omitempty"` // nobody in hand and nobody to call
}

// Visit takes in a visit.
func (t *Tally) Visit(v *Visit) {
	t.counts.count(v)
	if v.Flag {
		return
	}
	if v.Called {
		t.wait.Add(v.Wait)
	}
	if v.Called && v.Told {
		t.estimate.add(v)
	}
	if v.End == Served {
		t.serving.Add(v.Serving)
		if v.Called {
			t.way.Add(v.Way)
		}
	}
	if v.Parked > 0 && v.End != Open {
		t.parked.Add(v.Parked)
	}
	if v.Stay >= 0 {
		t.stay.Add(v.Stay)
	}
}

func (c *Counts) count(v *Visit) {
	c.Visits++
	if v.First {
		c.Issued++
	}
	switch {
	case v.Flag:
		c.Flagged++
	case v.End == Served:
		c.Served++
		c.result(v.Result)
	case v.End == Missed:
		c.Missed++
	case v.End == Cancelled:
		c.Cancelled++
	case v.End == Left:
		c.Left++
	case v.End == Moved:
		c.Moved++
	default:
		c.Open++
	}
}

func (c *Counts) result(o Outcome) {
	switch o {
	case CouldBeDone:
		c.Done++
	case NotPossible:
		c.NotPossible++
	}
}

// Did takes in that a service was done.
func (t *Tally) Did(d Done) { t.counts.Services += d.Count }

// Over takes in that a visit was overtaken.
func (t *Tally) Over(o Over) {
	t.counts.Overtaken++
	t.longest = max(t.longest, o.Seconds)
}

// Presence takes in what a clerk did.
func (t *Tally) Presence(p Presence) {
	t.desks.merge(Desks{p.Break + p.Busy + p.Idle + p.Empty, p.Break, p.Busy, p.Idle, p.Empty})
}

func (d *Desks) merge(o Desks) {
	d.Present += o.Present
	d.Break += o.Break
	d.Busy += o.Busy
	d.Idle += o.Idle
	d.Empty += o.Empty
}

// Merge takes in another tally.
func (t *Tally) Merge(o *Tally) {
	t.counts.merge(o.counts)
	t.wait.Merge(&o.wait)
	t.way.Merge(&o.way)
	t.serving.Merge(&o.serving)
	t.parked.Merge(&o.parked)
	t.stay.Merge(&o.stay)
	t.desks.merge(o.desks)
	t.estimate.merge(o.estimate)
	t.longest = max(t.longest, o.longest)
}

func (c *Counts) merge(o Counts) {
	c.Issued += o.Issued
	c.Visits += o.Visits
	c.Served += o.Served
	c.Missed += o.Missed
	c.Cancelled += o.Cancelled
	c.Left += o.Left
	c.Moved += o.Moved
	c.Open += o.Open
	c.Flagged += o.Flagged
	c.Overtaken += o.Overtaken
	c.Done += o.Done
	c.NotPossible += o.NotPossible
	c.Services += o.Services
}

// Figures are what a tally comes to. Durations are in seconds.
type Figures struct {
	Counts
	Wait        Spread   `json:"wait,omitzero"`    // until the first call, since arrival or the booked hour
	Way         Spread   `json:"way,omitzero"`     // from the last call to the beginning of serving
	Serving     Spread   `json:"serving,omitzero"` // all sessions of a visit
	Parked      Spread   `json:"parked,omitzero"`  // of visits that were parked and have ended
	Stay        Spread   `json:"stay,omitzero"`    // of whole tickets, from arrival to the end
	Desks       Desks    `json:"desks,omitzero"`
	Estimate    Estimate `json:"estimate,omitzero"`
	LongestOver int      `json:"longest_over,omitempty"` // by which somebody who came later went first
}

// Figures tells what a tally comes to.
func (t *Tally) Figures() Figures {
	return Figures{
		Counts: t.counts, Wait: t.wait.Spread(), Way: t.way.Spread(), Serving: t.serving.Spread(),
		Parked: t.parked.Spread(), Stay: t.stay.Spread(),
		Desks: t.desks, Estimate: t.estimate.told(), LongestOver: t.longest,
	}
}
