package queue

import "okienko/office/plan"

// Range is an expected wait in minutes, from and to, each a multiple of five.
// Zero to zero is "at once".
type Range struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// AtOnce says whether nobody has to wait.
func (r Range) AtOnce() bool { return r.To == 0 }

// possible says whether it is a range that somebody can be told.
func (r Range) possible() bool { return 0 <= r.From && r.From <= r.To && r.To <= maxWait }

// maxWait is the longest wait in minutes that can be told: one business day.
const maxWait = 24 * 60

// The share of the plain estimate that the range reaches down and up to. Visits
// vary about as much as they last, so the sum of a few spreads this far.
const (
	lowShare  = 60  // percent
	highShare = 150 // percent
)

// expect is the wait of somebody with that many people ahead: their expected
// minutes, shared among the desks that serve them now, plus half a visit until
// the first desk is free. It is the classic formula, rounded outward to five
// minutes; docs/rules.md says what it leaves out.
func (s *State) expect(id plan.ServiceID, ahead int) Range {
	service, _ := s.Plan.Service(id)
	desks, free := s.serving(id)
	if ahead < free {
		return Range{}
	}
	each := service.Minutes * 100 / max(1, desks)
	centre := (ahead-free)*each + each/2 // hundredths of a minute
	from := centre * lowShare / 100 / 100
	to := (centre*highShare/100 + 99) / 100
	return Range{From: from / 5 * 5, To: (to + 4) / 5 * 5}
}

// serving counts the open desks that offer the service, and how many of
// those have nobody in hand.
func (s *State) serving(id plan.ServiceID) (desks, free int) {
	for i := range s.Desks {
		d := &s.Desks[i]
		if p, ok := s.Plan.Desk(d.ID); !ok || !d.Open() || !p.Offers(id) {
			continue
		}
		desks++
		if d.Ticket == "" {
			free++
		}
	}
	return desks, free
}
