package figures

import (
	"okienko/office/history"
	"okienko/office/queue"
)

// ticket adds the visits of a ticket.
func (b *builder) ticket(t *history.Ticket) {
	stays := b.staysOf(t)
	for i, s := range stays {
		v := b.visit(t, s)
		if v.First, v.Stay = i == 0, -1; i == 0 && t.Told != nil {
			v.Told, v.From, v.To = true, t.Told.From, t.Told.To
		}
		if s.last && v.End == Served && !v.Flag {
			v.Stay = seconds(int64(s.until - stays[0].from))
		}
		b.stays[t.ID] = append(b.stays[t.ID], place{s.leg.Began, s.leg.Reference, len(b.sum.Visits)})
		b.done(s.leg.Done)
		b.sum.Visits = append(b.sum.Visits, v)
	}
}

// visit turns a stay into a line of numbers.
func (b *builder) visit(t *history.Ticket, s stay) Visit {
	a := s.account()
	waited := s.until
	switch {
	case a.called:
		waited = a.firstCall
	case a.served: // without having waited: the desk went on with another service
		waited = s.from
	}
	return Visit{
		Service: b.word(string(s.leg.Service)), Department: b.ofService[s.leg.Service],
		Desk: b.word(string(a.desk)), Clerk: b.word(a.clerk), Class: b.word(string(t.Class)), Source: b.word(string(t.Source)),
		Began: b.second(s.from), End: s.end(a), Called: a.called, Result: results[s.leg.Outcome], Flag: s.leg.Flagged,
		Wait: seconds(int64(waited - s.from)), Way: seconds(a.way), Serving: seconds(a.serving), Parked: seconds(a.parked),
	}
}

// results are the outcomes by their names.
var results = map[queue.Outcome]Outcome{queue.CouldBeDone: CouldBeDone, queue.NotPossible: NotPossible}

// done adds what was done in the visit that comes next.
func (b *builder) done(list []queue.Done) {
	for _, d := range list {
		b.sum.Done = append(b.sum.Done, Done{
			Visit: len(b.sum.Visits), Service: b.word(string(d.Service)), Department: b.ofService[d.Service], Count: d.Count,
		})
	}
}

// seconds are the whole seconds of a duration; less than nothing is nothing.
func seconds(millis int64) int { return int(max(0, millis) / 1000) }
