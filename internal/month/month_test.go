package month_test

import (
	"flag"
	"fmt"
	"reflect"
	"sort"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // so that the office's zone is known on any machine

	"go.uber.org/goleak"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/examples/lesznowola"
	"okienko/internal/config"
	"okienko/internal/feed"
	tables "okienko/internal/figures"
	"okienko/internal/month"
	"okienko/office/figures"
)

var (
	days  = flag.Int("days", 1, "business days to play, about 90 seconds each")
	write = flag.String("write", "", "page of the handbook that gets the table of the run")
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestMonth(t *testing.T) {
	p, err := config.ReadOfficeText("office.yaml", lesznowola.Office)
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation(p.Zone)
	if err != nil {
		t.Fatal(err)
	}
	clock := month.Clock(time.Date(2026, time.November, 2, 9, 0, 0, 0, zone))
	o := clustertest.Prepare(t, 3, p)
	for _, m := range o.Members {
		o.Tune(m.ID, func(c *member.Config) {
			c.Clock, c.History, c.BackupEvery = clock, 50*time.Millisecond, time.Second
			c.Rehearsal = member.Rehearsal{OwnTime: true, DutyEvery: 5 * time.Millisecond}
		})
		o.Start(m.ID)
	}
	var nights []tables.Reading
	began := time.Now()
	result := month.Play(t.Context(), month.Settings{
		Plan: p, Days: *days, Now: clock, Failed: t.Errorf,
		Open: func(machine string, news func(feed.News)) *cluster.Client {
			return cluster.Open(cluster.ClientConfig{Identity: o.Identity(machine), Members: o.Members, News: news, Clock: clock})
		},
		Cut: func(day int, pass func(time.Duration)) {
			id := o.Members[day%len(o.Members)].ID
			o.Drop(id)
			pass(15 * time.Minute)
			o.Start(id)
		},
		Night: func(day int) {
			nights = append(nights, tables.Take())
			t.Logf("after day %d: %v", day, nights[day-1])
		},
	})
	t.Logf("%d days in %v; the slowest answer took %v; refused %v",
		len(result.Days), time.Since(began).Round(time.Second), result.Slowest.Round(time.Millisecond), result.Refused)
	compare(t, o, result)
	level(t, nights)
	if *write != "" {
		if err := tables.Rewrite(*write, "make month WRITE=1", table(result, nights)); err != nil {
			t.Error(err)
		}
	}
}

// compare asks every member for the figures of each day.
func compare(t *testing.T, o *clustertest.Office, result month.Result) {
	asked := figures.Question{From: "2026-11-02", To: "2027-12-31", By: figures.ByDay}
	var first figures.Report
	for i, m := range o.Members {
		w := o.Window(m.ID)
		w.UntilContact("it is current", func(c feed.Contact) bool { return c.Current })
		report, err := w.Figures(t.Context(), asked)
		if err != nil {
			t.Fatalf("%s: %v", m.ID, err)
		}
		if i == 0 {
			first = report
		} else if !reflect.DeepEqual(report, first) {
			t.Errorf("%s tells other figures than %s:\n%+v\n%+v", m.ID, o.Members[0].ID, report.All, first.All)
		}
	}
	if len(first.Rows) < *days || first.Missing > 0 {
		t.Errorf("%d days have figures, %d are missing", len(first.Rows), first.Missing)
	}
	for _, row := range first.Rows {
		want, known := result.Days[row.Key]
		c := row.Counts
		got := month.Counts{Issued: c.Issued, Legs: c.Visits, Served: c.Served + c.Flagged, Left: want.Left}
		if !known || got != want || c.Left < want.Left || c.Open > 0 {
			t.Errorf("%s: the answers told %+v, the figures are %+v", row.Key, want, c)
		}
		if c.Issued == 0 {
			t.Errorf("%s: nobody came", row.Key)
		}
	}
}

// level compares the last nights with those of the second week, by the least that
// was held: some nights find a snapshot on its way, and what leaks is there in all of
// them. The first week counts for nothing: the office learns how long things take.
func level(t *testing.T, nights []tables.Reading) {
	const settled, some = 5, 4
	if len(nights) < settled+2*some {
		return
	}
	before, now := nights[settled], nights[len(nights)-1]
	for i := range some {
		before, now = before.Least(nights[settled+i]), now.Least(nights[len(nights)-1-i])
	}
	if now.Heap > before.Heap*6/5 || now.Goroutines > before.Goroutines+20 || now.Descriptors > before.Descriptors+5 {
		t.Errorf("in the end there are %v, and in the second week %v", now, before)
	}
}

// table is what the handbook shows of a run.
func table(result month.Result, nights []tables.Reading) string {
	var b strings.Builder
	b.WriteString("| business day | tickets | served | gave up | heap of all in the night, MB | descriptors |\n|---|---|---|---|---|---|\n")
	var dates []string
	for date := range result.Days {
		dates = append(dates, date)
	}
	sort.Strings(dates)
	for i, date := range dates {
		d := result.Days[date]
		if i < len(nights) {
			fmt.Fprintf(&b, "| %s | %d | %d | %d | %.1f | %d |\n", date, d.Issued, d.Served, d.Left, float64(nights[i].Heap)/1e6, nights[i].Descriptors)
		}
	}
	return b.String()
}
