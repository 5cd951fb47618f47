package member

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/cluster"
	"okienko/office/calendar"
	"okienko/office/history"
	"okienko/office/queue"
	"okienko/office/trace"
)

// TestAskingOnFindsEverythingOnce: who asks on until there is nothing older has been
// told all entries, each once and the newest first, however many there are of the same
// moment, and has never had more at once than one answer holds.
func TestAskingOnFindsEverythingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := someDays(t)
		limit := bounds{rapid.IntRange(20, 30).Draw(t, "days at once"), rapid.IntRange(1, 9).Draw(t, "entries at once")}
		f := trace.Filter{Machine: rapid.SampledFrom([]string{"", "m1"}).Draw(t, "machine")}
		if rapid.Bool().Draw(t, "between days") {
			f.From = at(rapid.IntRange(0, 80).Draw(t, "from"), 0)
			f.To = at(rapid.IntRange(0, 120).Draw(t, "to"), 0)
		}
		var want, got []queue.Traced
		for _, d := range slices.Backward(days) {
			want = append(want, trace.Search(f, d)...)
		}
		slices.SortStableFunc(want, trace.Newer)
		for q := (trace.Question{Filter: f}); ; {
			told := answer(t, limit, q, days)
			if len(told.Entries) > limit.entries || told.Found < len(told.Entries) {
				t.Fatalf("%d of %d entries are told at once", len(told.Entries), told.Found)
			}
			got = append(got, told.Entries...)
			if told.Older == nil {
				break
			}
			if len(got) > len(want)+1 || told.Older.To == q.To && told.Older.Skip <= q.Skip {
				t.Fatalf("it does not end: %+v after %+v", told.Older, q)
			}
			q = f.Older(*told.Older)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("found\n%v\nand not\n%v", got, want)
		}
	})
}

// at is an hour of a day of some year.
func at(day, hour int) queue.Moment {
	return queue.At(time.Date(2026, 1, 1+day, hour, 0, 0, 0, time.UTC))
}

// someDays are the files of some days, of which some are closed. What happens in the
// night stands in the file of the day before.
func someDays(t *rapid.T) (days []history.Day) {
	no := 0
	for day := 0; day < 110; day += rapid.SampledFrom([]int{1, 1, 1, 3}).Draw(t, "next") {
		d := history.Day{Date: calendar.DateOf(at(day, 12).Time(), time.UTC).String()}
		hours := rapid.SliceOfN(rapid.SampledFrom([]int{8, 8, 12, 20, 26}), 0, 4).Draw(t, "hours")
		slices.Sort(hours)
		for _, hour := range hours {
			no++
			d.Traced = append(d.Traced, queue.Traced{At: at(day, hour), Machine: []string{"m1", "m2"}[no%2], What: "sign_in", Times: no})
		}
		days = append(days, d)
	}
	return days
}

// answer is what a member tells of these days, with all of them sealed.
func answer(t *rapid.T, limit bounds, q trace.Question, days []history.Day) cluster.Traces {
	within, named := datesOf(q.Filter, time.UTC), map[string]history.Day{}
	var sealed []sealedDay
	for _, d := range days {
		if named[d.Date] = d; within(d.Date) {
			sealed = append(sealed, sealedDay{date: d.Date})
		}
	}
	reads := 0
	told, err := limit.search(q, sealed, nil, time.UTC, func(d sealedDay) (history.Day, error) {
		reads++
		return named[d.date], nil
	})
	if err != nil || reads > limit.days {
		t.Fatalf("%d files are read for one answer: %v", reads, err)
	}
	return told.(cluster.Traces)
}
