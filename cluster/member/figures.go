package member

import (
	"context"
	"encoding/json"
	"time"

	"okienko/cluster"
	"okienko/cluster/summary"
	"okienko/office"
	"okienko/office/figures"
	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/manifest"
	"okienko/office/queue"
	"okienko/office/trace"
)

// counters are the roles that may ask for figures: where people work who answer
// for them. A kiosk and a display stand in public.
var counters = []machines.Role{machines.Desk, machines.Admin}

// openSummaries opens what was made of sealed days before.
func openSummaries(cfg Config) (*summary.Store, error) {
	s, err := summary.Open(cfg.Dir)
	if err != nil {
		return nil, storageFault(cfg.Dir, err)
	}
	return s, nil
}

// summarize makes the summaries that are missing of days that are here, and rests
// between two of them: nobody waits for it, and it gives way to everything else.
func (m *Member) summarize(ctx context.Context, days []manifest.Sum) {
	for _, a := range days {
		if ctx.Err() != nil || m.scarce.Load() {
			return
		}
		if m.summaries.Has(a) || !m.blobs.Has(a) {
			continue
		}
		if err := m.summarizeDay(a); err != nil {
			m.cfg.Log.Warn("a sealed day could not be counted", "blob", a.String(), "error", err)
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(m.cfg.History / 1000):
		}
	}
}

// summarizeDay makes the summary of one day from its file.
func (m *Member) summarizeDay(a manifest.Sum) error {
	file, err := m.blobs.Get(a)
	if err != nil {
		return err
	}
	day, err := history.Decode(file)
	if err != nil {
		return err
	}
	zone, err := time.LoadLocation(day.Arranged.Zone)
	if err != nil {
		return err
	}
	return m.summaries.Put(a, figures.Summarize(day, zone, 0).Encode())
}

// tellFigures answers a question about figures.
func (m *Member) tellFigures(ctx context.Context, from asker, asked json.RawMessage) (any, error) {
	var q figures.Question
	if json.Unmarshal(asked, &q) != nil || !q.Asks() {
		return nil, &cluster.RefusedError{Code: string(queue.WrongRequest)}
	}
	if err := m.mayCount(from, q); err != nil {
		return nil, err
	}
	m.counting.Lock() // one at a time: each costs the processor
	defer m.counting.Unlock()
	sealed, running, today := m.daysFor(q)
	fold := figures.NewFold(q)
	missing, err := m.foldSealed(ctx, fold, sealed)
	if err != nil {
		return nil, err
	}
	for i := range running {
		fold.Add(&running[i])
	}
	r := fold.Report()
	r.Missing, r.Today = missing, today
	return r, nil
}

// mayCount refuses figures to who has no right to them in the department that they
// are of, or everywhere when they are of all. Those of single clerks are
// told to managers' machines alone, and take a right of their own.
func (m *Member) mayCount(from asker, q figures.Question) error {
	what := trace.Figures
	if q.By == figures.ByClerk {
		what = trace.PersonsFigures
		if from.Role != machines.Admin {
			return &cluster.RefusedError{Code: string(office.NotAllowed)}
		}
	}
	_, err := m.permit(from, trace.ExportOf(what, q.Department))
	return err
}

// daysFor are the sealed days that a question is about, and what is known of those
// that are not sealed yet; today says that one of them is not over.
func (m *Member) daysFor(q figures.Question) (sealed []manifest.Sum, running []figures.Summary, today bool) {
	m.machine.look(func(s *office.State) {
		for _, seal := range s.History.Sealed {
			if a, err := manifest.ParseSum(seal.Sum); err == nil && q.Covers(seal.Date) {
				sealed = append(sealed, a)
			}
		}
		days := s.Queue.Past[:len(s.Queue.Past):len(s.Queue.Past)]
		if !s.Queue.Day.Sealed {
			days = append(days, s.Queue.Today())
		}
		today = s.Queue.Day.Open && q.Covers(s.Queue.Day.Date)
		for _, day := range days {
			zone, err := time.LoadLocation(day.Arranged.Zone)
			if q.Covers(day.Day.Date) && err == nil {
				running = append(running, figures.Summarize(history.Of(day), zone, max(s.Queue.Now, queue.At(m.cfg.Clock()))))
			}
		}
	})
	return sealed, running, today
}

// atOnce is how many days are counted anew while somebody waits for the answer.
// Those that are still missing then are made when nobody waits.
const atOnce = 31

// foldSealed folds the summaries of sealed days, and says how many are not here.
func (m *Member) foldSealed(ctx context.Context, fold *figures.Fold, days []manifest.Sum) (missing int, err error) {
	anew := 0
	for _, a := range days {
		if anew == atOnce {
			break
		}
		if !m.summaries.Has(a) && m.blobs.Has(a) {
			anew++
			if err := m.summarizeDay(a); err != nil {
				m.cfg.Log.Warn("a sealed day could not be counted", "blob", a.String(), "error", err)
			}
		}
	}
	var sum figures.Summary
	missing = m.summaries.Each(days, func(b []byte) bool {
		if err := sum.Decode(b); err != nil {
			missing++ // of no use: it is made anew
		} else {
			fold.Add(&sum)
		}
		return ctx.Err() == nil
	})
	return missing, ctx.Err()
}

// tellPastDays lists sealed days.
func (m *Member) tellPastDays(_ context.Context, _ asker, asked json.RawMessage) (any, error) {
	var after cluster.PastDaysAsked
	if json.Unmarshal(asked, &after) != nil {
		return nil, &cluster.RefusedError{Code: string(queue.WrongRequest)}
	}
	told := cluster.PastDays{Days: []cluster.PastDay{}}
	m.machine.look(func(s *office.State) {
		for _, seal := range s.History.Sealed {
			switch {
			case seal.Date <= after.After:
			case len(told.Days) == cluster.MaxPastDays:
				told.More = true
			default:
				told.Days = append(told.Days, cluster.PastDay{Seal: seal})
			}
		}
	})
	for i, day := range told.Days {
		a, err := manifest.ParseSum(day.Sum)
		told.Days[i].Here = err == nil && m.blobs.Has(a)
	}
	return told, nil
}

// seesPersons says whether who asks may be told what single clerks have done: from a
// manager's machine, and with a right to it everywhere where people sign in.
func (m *Member) seesPersons(from asker) bool {
	if from.Role != machines.Admin {
		return false
	}
	_, noFigures := m.permit(from, trace.ExportOf(trace.PersonsFigures, ""))
	_, noTrace := m.permit(from, trace.RecordAuditView{})
	return noFigures == nil || noTrace == nil
}

// tellPastDay tells a part of a day's file.
func (m *Member) tellPastDay(_ context.Context, from asker, asked json.RawMessage) (any, error) {
	var want cluster.PastDayAsked
	if json.Unmarshal(asked, &want) != nil || want.From < 0 {
		return nil, &cluster.RefusedError{Code: string(queue.WrongRequest)}
	}
	file, err := m.pastDay(want.Date, m.seesPersons(from))
	if err != nil {
		return nil, err
	}
	part := cluster.PastDayPart{Size: len(file), Address: manifest.Of(file).Address().String(), Nameless: !m.seesPersons(from)}
	if want.From < len(file) {
		part.Bytes = file[want.From:min(len(file), want.From+cluster.PartSize)]
	}
	return part, nil
}

// pastDay reads a day's file, which costs so much that only one is read at a time.
func (m *Member) pastDay(date string, names bool) ([]byte, error) {
	m.counting.Lock()
	defer m.counting.Unlock()
	address, known := m.sealedDay(date)
	if !known {
		return nil, &cluster.RefusedError{Code: string(history.UnknownDay)}
	}
	file, err := m.blobs.Get(address)
	switch {
	case err != nil:
		return nil, errRetry // it is on its way here, or damaged and fetched anew
	case names:
		return file, nil
	}
	day, err := history.Decode(file)
	if err != nil {
		return nil, err
	}
	return day.Nameless().Encode()
}

// sealedDay is the address of a sealed day's file.
func (m *Member) sealedDay(date string) (a manifest.Sum, known bool) {
	m.machine.look(func(s *office.State) {
		for _, seal := range s.History.Sealed {
			if seal.Date == date {
				var err error
				a, err = manifest.ParseSum(seal.Sum)
				known = err == nil
			}
		}
	})
	return a, known
}
