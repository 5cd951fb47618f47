package queue_test

import (
	"testing"
	"time"
	_ "time/tzdata" // so that the test knows Warsaw on any machine

	"pgregory.net/rapid"

	"okienko/office/calendar"
	"okienko/office/officetest"
	"okienko/office/plan"
	"okienko/office/queue"
)

// TestPlannedDays holds, for any hours of buildings and services and any date, the
// days on which the clocks change among them: what the plan says of a day can be
// opened, no service is open when its building is not, and the day is as long as
// the longest of them.
func TestPlannedDays(t *testing.T) {
	warsaw, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := officetest.Plan(func(p *plan.Plan) {
			p.Sites = append(p.Sites, plan.Site{ID: "annex", Name: plan.Names{PL: "Oficyna"}})
			p.Departments[1].Site = "annex"
			p.Hours.Week = week(t, "office")
			if rapid.Bool().Draw(t, "annex has hours") {
				p.Sites[1].Hours.Week = week(t, "annex")
			}
			for i := range p.Services {
				if rapid.Bool().Draw(t, "service has hours") {
					p.Services[i].Hours = week(t, string(p.Services[i].ID))
				}
			}
		})
		date := rapid.SampledFrom([]calendar.Date{
			{Year: 2026, Month: 3, Day: 29}, {Year: 2026, Month: 10, Day: 25}, {Year: 2026, Month: 11, Day: 23}, {Year: 2026, Month: 12, Day: 25},
		}).Draw(t, "date")
		day, open := queue.PlannedDay(&p, date, warsaw)
		if !open {
			for i := range p.Sites {
				if _, _, ok := hoursOf(&p, i).On(date, warsaw); ok {
					t.Fatalf("%s is open on %s, and the day is not", p.Sites[i].ID, date)
				}
			}
			return
		}
		s := queue.State{}
		s.Index()
		for _, c := range []queue.Command{queue.AdoptPlan{Plan: p}, day} {
			if _, _, r := s.Apply(c, 1); r != nil {
				t.Fatalf("%#v is refused: %v %v", c, r, r.Facts)
			}
		}
		for _, service := range p.Services {
			opens, closes := s.HoursOf(service.ID)
			site := map[bool]int{true: 1}[service.Department == "tax"]
			from, to, ok := hoursOf(&p, site).On(date, warsaw)
			if opens < closes && (!ok || opens < queue.At(from) || closes > queue.At(to)) {
				t.Fatalf("%s is open %s to %s, and its building %s to %s (%v)", service.ID, opens.Time(), closes.Time(), from, to, ok)
			}
			if service.Hours == (calendar.Week{}) && ok && (opens != queue.At(from) || closes != queue.At(to)) {
				t.Fatalf("%s has other hours than its building", service.ID)
			}
		}
	})
}

func hoursOf(p *plan.Plan, site int) calendar.Calendar {
	if p.Sites[site].HasHours() {
		return p.Sites[site].Hours
	}
	return p.Hours
}

func week(t *rapid.T, name string) (w calendar.Week) {
	for day := range w {
		from := rapid.IntRange(0, 6).Draw(t, name) * 30
		to := rapid.IntRange(0, 8).Draw(t, name) * 60
		if to > from {
			w[day] = calendar.Span{From: calendar.TimeOfDay(from), To: calendar.TimeOfDay(to)}
		}
	}
	return w
}
