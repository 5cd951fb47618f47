package member

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/history"
	"okienko/office/manifest"
	"okienko/office/queue"
	"okienko/office/trace"
)

// mostSearched is how many sealed days one answer searches: each is a file that has
// to be read. Those before are searched when somebody asks on.
const mostSearched = 92

// mostSkipped bounds how many entries of one moment somebody can have been told.
const mostSkipped = 100 * cluster.MaxTraced

// tellTrace searches the trace for who may read it.
func (m *Member) tellTrace(ctx context.Context, from asker, asked json.RawMessage) (any, error) {
	var q trace.Question
	if json.Unmarshal(asked, &q) != nil || q.Skip < 0 || q.Skip > mostSkipped {
		return nil, &cluster.RefusedError{Code: string(queue.WrongRequest)}
	}
	if _, err := m.permit(from, trace.RecordAuditView{Filter: q.Filter}); err != nil {
		return nil, err
	}
	m.counting.Lock() // one at a time: each costs the processor
	defer m.counting.Unlock()
	sealed, present, where := m.searchPresent(q.Filter)
	return bounds{mostSearched, cluster.MaxTraced}.search(q, sealed, present, where, func(d sealedDay) (history.Day, error) {
		if ctx.Err() != nil {
			return history.Day{}, ctx.Err()
		}
		file, err := m.blobs.Get(d.file)
		if err != nil {
			return history.Day{}, errNotHere
		}
		return history.Decode(file)
	})
}

// errNotHere is a day's file that is on its way here, or damaged and fetched anew.
var errNotHere = errors.New("the file of the day is not here")

// bounds are how many sealed days one answer searches, and how many entries it has.
type bounds struct{ days, entries int }

// search finds the newest entries of the days that are not sealed, and of as many of
// those that are as one answer searches.
func (b bounds) search(
	q trace.Question, sealed []sealedDay, present []queue.Traced, where *time.Location, read func(sealedDay) (history.Day, error),
) (any, error) {
	n := newest{asked: q, most: q.Skip + b.entries}
	if extra := len(sealed) - b.days; extra > 0 {
		sealed = sealed[extra:]
		n.since = sealed[0].wholeFrom(where)
	}
	n.add(present)
	for _, d := range slices.Backward(sealed) {
		day, err := read(d)
		switch {
		case errors.Is(err, errNotHere):
			n.missing++
		case err != nil:
			return nil, err
		default:
			n.add(trace.Search(q.Filter, day))
		}
	}
	return n.told(), nil
}

// newest keeps the newest entries that were found, and counts the others: of years
// only an answer is ever in memory, and one day.
type newest struct {
	asked   trace.Question
	since   queue.Moment // entries before are found when somebody asks on
	kept    []queue.Traced
	most    int // of those that are kept
	found   int
	missing int
}

func (n *newest) add(found []queue.Traced) {
	for _, e := range found {
		if e.At >= n.since {
			n.found++
			n.kept = append(n.kept, e)
		}
	}
	slices.SortStableFunc(n.kept, trace.Newer)
	n.kept = slices.Clip(n.kept[:min(len(n.kept), n.most)])
}

func (n *newest) told() cluster.Traces {
	skipped := min(n.asked.Skip, len(n.kept))
	return cluster.Traces{
		Entries: append([]queue.Traced{}, n.kept[skipped:]...), Found: n.found - skipped, Missing: n.missing, Older: n.older(),
	}
}

// older is where the search goes on: after the last entry that is told, or with the
// days that were not searched.
func (n *newest) older() *trace.Cursor {
	switch {
	case n.found > len(n.kept):
		last := n.kept[len(n.kept)-1].At
		c := &trace.Cursor{To: last + 1}
		for _, e := range n.kept {
			if e.At == last {
				c.Skip++
			}
		}
		return c
	case n.since > n.asked.From:
		return &trace.Cursor{To: n.since}
	}
	return nil
}

// sealedDay is a day's file.
type sealedDay struct {
	date string
	file manifest.Sum
}

// wholeFrom is the moment from which this day's file and later ones have everything: a
// file begins where the one before was sealed, which is the night after at the latest.
func (d sealedDay) wholeFrom(where *time.Location) queue.Moment {
	date, err := calendar.ParseDate(d.date)
	if err != nil {
		return 0
	}
	date = date.AddDays(1)
	return queue.At(time.Date(date.Year, date.Month, date.Day, 0, 0, 0, 0, where))
}

// searchPresent searches the days that are not sealed yet, and says which sealed
// ones can hold something, in the zone of the office.
func (m *Member) searchPresent(f trace.Filter) (sealed []sealedDay, found []queue.Traced, where *time.Location) {
	m.machine.look(func(s *office.State) {
		where = zoneOf(s.Queue.Plan.Zone)
		within := datesOf(f, where)
		for _, seal := range s.History.Sealed {
			if a, err := manifest.ParseSum(seal.Sum); err == nil && within(seal.Date) {
				sealed = append(sealed, sealedDay{seal.Date, a})
			}
		}
		var days []history.Day
		for _, day := range append(slices.Clone(s.Queue.Past), s.Queue.Today()) {
			days = append(days, history.Of(day))
		}
		found = trace.Search(f, days...)
	})
	return sealed, found, where
}

func zoneOf(name string) *time.Location {
	where, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return where
}

// datesOf says which days' files can hold what a filter is about. What was changed
// after a day was sealed stands in the file of the next one, so one day more is
// looked into on each side.
func datesOf(f trace.Filter, where *time.Location) func(date string) bool {
	from, to := "", "9999"
	if f.From > 0 {
		from = calendar.DateOf(f.From.Time(), where).AddDays(-1).String()
	}
	if f.To > 0 {
		to = calendar.DateOf(f.To.Time(), where).AddDays(afterSeal).String()
	}
	return func(date string) bool { return from <= date && date <= to }
}

// afterSeal is for how many days an office may be closed, so that what was changed
// meanwhile stands in the file of the next open day.
const afterSeal = 14
