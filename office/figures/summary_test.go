package figures_test

import (
	"reflect"
	"sort"
	"testing"

	"pgregory.net/rapid"

	"okienko/office/figures"
)

// summaries draws days that no office has lived through, but could have.
func summaries(t *rapid.T, days int) []figures.Summary {
	words := []string{"", "civil", "tax", "id-card", "d1", "Anna", "ordinary", "preferential", "kiosk", "A001", "score", "Podatki"}
	word := rapid.IntRange(0, len(words)-1)
	seconds := rapid.OneOf(rapid.IntRange(0, 30), rapid.IntRange(0, 9000), rapid.IntRange(0, 1<<20))
	visit := rapid.Custom(func(t *rapid.T) figures.Visit {
		v := figures.Visit{
			Service: word.Draw(t, "service"), Department: word.Draw(t, "department"), Desk: word.Draw(t, "desk"),
			Clerk: word.Draw(t, "clerk"), Class: word.Draw(t, "class"), Source: word.Draw(t, "source"),
			Began: rapid.IntRange(-90_000, 90_000).Draw(t, "began"), End: figures.End(rapid.IntRange(0, 5).Draw(t, "end")),
			Result: figures.Outcome(rapid.IntRange(0, 2).Draw(t, "result")), First: rapid.Bool().Draw(t, "first"), Called: rapid.Bool().Draw(t, "called"), Flag: rapid.IntRange(0, 5).Draw(t, "flag") == 0,
			Wait: seconds.Draw(t, "wait"), Way: seconds.Draw(t, "way"), Serving: seconds.Draw(t, "serving"), Parked: seconds.Draw(t, "parked"),
			Stay: seconds.Draw(t, "stay") - 1,
		}
		if v.Told = rapid.Bool().Draw(t, "told"); v.Told {
			v.From = 5 * rapid.IntRange(0, 12).Draw(t, "from")
			v.To = v.From + 5*rapid.IntRange(0, 6).Draw(t, "to")
		}
		return v
	})
	var all []figures.Summary
	for i := range days {
		s := figures.Summary{Date: []string{"2026-10-30", "2026-10-31", "2026-11-02", "2026-11-03"}[i], Words: words}
		s.Visits = rapid.SliceOfN(visit, 1, 40).Draw(t, "visits")
		s.Departments, s.Services, s.Desks = []figures.Name{{ID: 2, Name: 11}}, []figures.Name{{ID: 3, Name: 3}}, []figures.Name{{ID: 4, Name: 8}}
		for range rapid.IntRange(0, 9).Draw(t, "overs") {
			s.Overs = append(s.Overs, figures.Over{
				Visit: rapid.IntRange(0, len(s.Visits)-1).Draw(t, "which"), Seconds: seconds.Draw(t, "by"), Number: 9, By: 9, Class: word.Draw(t, "its class"), Rail: 10,
			})
		}
		for range rapid.IntRange(0, 9).Draw(t, "presences") {
			s.Presence = append(s.Presence, figures.Presence{
				Desk: word.Draw(t, "at"), Clerk: word.Draw(t, "who"), Department: word.Draw(t, "of"), Hour: rapid.IntRange(0, 23).Draw(t, "hour"),
				Break: seconds.Draw(t, "break"), Busy: seconds.Draw(t, "busy"), Idle: seconds.Draw(t, "idle"), Empty: seconds.Draw(t, "empty"),
			})
		}
		for range rapid.IntRange(0, 9).Draw(t, "dones") {
			s.Done = append(s.Done, figures.Done{
				Visit: rapid.IntRange(0, len(s.Visits)-1).Draw(t, "in"), Service: word.Draw(t, "what"), Department: word.Draw(t, "whose"), Count: rapid.IntRange(1, 99).Draw(t, "times"),
			})
		}
		all = append(all, s)
	}
	return all
}

// TestASummaryGoesThroughItsBytes, and its room is used again.
func TestASummaryGoesThroughItsBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var back figures.Summary
		for _, s := range summaries(t, 3) {
			if err := back.Decode(s.Encode()); err != nil {
				t.Fatal(err)
			}
			if a, b := nonNil(s), nonNil(back); !reflect.DeepEqual(a, b) {
				t.Fatalf("%+v came back as %+v", a, b)
			}
		}
	})
}

// nonNil is a summary in which an empty list is none.
func nonNil(s figures.Summary) figures.Summary {
	if len(s.Overs) == 0 {
		s.Overs = nil
	}
	if len(s.Presence) == 0 {
		s.Presence = nil
	}
	if len(s.Done) == 0 {
		s.Done = nil
	}
	return s
}

// TestPartsMakeTheWhole: the lines of a report, put together, are the report, and
// days put together are the month.
func TestPartsMakeTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := summaries(t, 4)
		for _, by := range figures.Bys() {
			q := figures.Question{From: "2026-10-30", To: "2026-11-03", By: by}
			whole := folded(q, days)
			counts, present := figures.Counts{}, 0
			for _, row := range whole.Rows {
				counts.Visits += row.Visits
				counts.Issued += row.Issued
				counts.Overtaken += row.Counts.Overtaken
				counts.Services += row.Services
				counts.NotPossible += row.Counts.NotPossible
				present += row.Desks.Present
			}
			all := whole.All
			if by != figures.ByNothing && (counts.Visits != all.Visits || counts.Issued != all.Issued || counts.Overtaken != all.Counts.Overtaken || counts.Services != all.Services || counts.NotPossible != all.NotPossible) {
				t.Fatalf("by %s the lines are %+v, and all are %+v", by, counts, all.Counts)
			}
			if (by == figures.ByDay || by == figures.ByDesk || by == figures.ByHour) && present != all.Desks.Present {
				t.Fatalf("by %s desks were there for %d, and all for %d", by, present, all.Desks.Present)
			}
		}
		months := folded(figures.Question{From: "2026-01-01", To: "2026-12-31", By: figures.ByMonth}, days)
		for i, month := range []string{"2026-10", "2026-11"} {
			alone := folded(figures.Question{From: month + "-01", To: month + "-31"}, days)
			if months.Rows[i].Figures != alone.All {
				t.Fatalf("%s is %+v in a year, and %+v alone", month, months.Rows[i].Figures, alone.All)
			}
		}
	})
}

func folded(q figures.Question, days []figures.Summary) figures.Report {
	fold := figures.NewFold(q)
	for i := range days {
		fold.Add(&days[i])
	}
	return fold.Report()
}

// TestTalliesMerge: the tally of all visits is that of its parts, whatever the parts.
func TestTalliesMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var whole figures.Tally
		parts := make([]figures.Tally, 3)
		for _, s := range summaries(t, 4) {
			for i := range s.Visits {
				whole.Visit(&s.Visits[i])
				parts[rapid.IntRange(0, 2).Draw(t, "part")].Visit(&s.Visits[i])
			}
			for _, o := range s.Overs {
				whole.Over(o)
				parts[o.Seconds%3].Over(o)
			}
			for i, d := range s.Done {
				whole.Did(d)
				parts[i%3].Did(d)
			}
			for _, p := range s.Presence {
				whole.Presence(p)
				parts[p.Hour%3].Presence(p)
			}
		}
		var merged figures.Tally
		for i := range parts {
			merged.Merge(&parts[i])
		}
		if whole.Figures() != merged.Figures() {
			t.Fatalf("the whole is %+v, and its parts are %+v", whole.Figures(), merged.Figures())
		}
	})
}

// TestSpread compares percentiles with those of a sorted list.
func TestSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var d, first, second figures.Durations
		var list []int
		most := rapid.SampledFrom([]int{3, 4000, 1 << 22}).Draw(t, "most")
		for range rapid.SampledFrom([]int{1, 2, 10, 11, 5000}).Draw(t, "count") {
			v := rapid.IntRange(0, most).Draw(t, "seconds")
			list = append(list, v)
			d.Add(v)
			if v%3 == 0 {
				first.Add(v)
			} else {
				second.Add(v)
			}
		}
		sort.Ints(list)
		sum := 0
		for _, v := range list {
			sum += v
		}
		n := len(list)
		want := figures.Spread{
			Count: n, Mean: (2*sum + n) / (2 * n), Median: list[(n+1)/2-1], Ninetieth: list[(9*n+9)/10-1], Longest: list[n-1],
		}
		first.Merge(&second)
		if got, merged := d.Spread(), first.Spread(); got != want || merged != want {
			t.Fatalf("%+v, merged %+v, and not %+v", got, merged, want)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add(summary(lived(f, morning...)).Encode())
	f.Add([]byte{figures.Version})
	f.Fuzz(func(t *testing.T, b []byte) {
		var s figures.Summary
		if s.Decode(b) != nil {
			return
		}
		folded(figures.Question{From: s.Date, To: s.Date, By: figures.ByService}, []figures.Summary{s})
		again := figures.Summary{}
		if err := again.Decode(s.Encode()); err != nil {
			t.Fatal(err)
		}
	})
}
