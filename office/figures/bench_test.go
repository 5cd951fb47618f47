package figures_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"okienko/office/figures"
	"okienko/office/history"
	"okienko/office/order"
	"okienko/office/plan"
	"okienko/office/queue"
)

// busy is a day with so many visits: six departments with six services and three
// desks each, from eight to four.
func busy(date time.Time, visits int) history.Day {
	chance := rand.New(rand.NewPCG(uint64(date.Unix()), 1))
	opens := queue.At(date.Add(8 * time.Hour))
	d := history.Day{Date: date.Format(time.DateOnly), Opens: opens, Closes: opens.Add(8 * time.Hour), Count: visits}
	d.Arranged.Zone = "UTC"
	for dep := range 6 {
		id := plan.DepartmentID(fmt.Sprintf("department-%d", dep))
		d.Arranged.Departments = append(d.Arranged.Departments, queue.ArrangedDepartment{ID: id, Name: plan.Names{PL: "Referat Spraw Obywatelskich"}})
		var services []plan.ServiceID
		for n := range 6 {
			services = append(services, plan.ServiceID(fmt.Sprintf("service-%d-%d", dep, n)))
			d.Arranged.Services = append(d.Arranged.Services, queue.ArrangedService{ID: services[n], Department: id, Name: plan.Names{PL: "Wniosek o dowód osobisty"}})
		}
		for n := range 3 {
			desk := plan.DeskID(fmt.Sprintf("desk-%d-%d", dep, n))
			d.Arranged.Desks = append(d.Arranged.Desks, queue.ArrangedDesk{ID: desk, Number: 3*dep + n + 1, Department: id, Services: services})
			d.Attended = append(d.Attended, queue.Attendance{Desk: desk, Clerk: "Anna Kowalska " + string(desk), Began: opens, Ended: d.Closes})
		}
	}
	for n := range visits {
		d.Tickets = append(d.Tickets, visit(&d, n, chance))
	}
	return d
}

// visit is somebody who comes, waits, is served and goes.
func visit(d *history.Day, n int, chance *rand.Rand) history.Ticket {
	dep := chance.IntN(6)
	desk := d.Attended[3*dep+chance.IntN(3)]
	at := d.Opens.Add(time.Duration(n) * 7 * time.Hour / 500)
	t := history.Ticket{
		ID: queue.TicketID(fmt.Sprintf("%032x", n)), Series: string(rune('A' + dep)), No: n + 1,
		Service: plan.ServiceID(fmt.Sprintf("service-%d-%d", dep, chance.IntN(6))), Class: queue.Ordinary, Source: queue.FromKiosk,
		Lang: "pl", Place: "kiosk", Phase: queue.Finished, Issued: at, Print: queue.Print{State: queue.Printed},
	}
	add := func(after time.Duration, what string, phase queue.Phase, why *queue.Reason) {
		at = at.Add(time.Duration(chance.Int64N(int64(after))))
		t.Moves = append(t.Moves, queue.Move{At: at, What: what, Phase: phase, Desk: desk.Desk, Clerk: desk.Clerk, Why: why})
	}
	add(1, "ticket_issued", queue.Waiting, nil)
	var over []queue.TicketID
	if chance.IntN(5) == 0 {
		t.Class = queue.Preferential
		for i := max(0, n-3); i < n; i++ {
			over = append(over, d.Tickets[i].ID)
		}
	}
	add(40*time.Minute, "ticket_called", queue.Called, &queue.Reason{Rail: order.ByScore, Score: 123456789, PassedOver: over})
	add(2*time.Minute, "serving_started", queue.Serving, nil)
	add(20*time.Minute, "ticket_finished", queue.Finished, nil)
	t.EndedAt = at
	t.Legs = []queue.Leg{{
		Service: t.Service, Began: t.Issued, Reference: t.Issued, FirstCalled: t.Moves[1].At, StartedAt: t.Moves[2].At, Ended: at,
		Desk: desk.Desk, Clerk: desk.Clerk, ServedMillis: int64(at - t.Moves[2].At), Calls: 1, How: queue.LegFinished,
	}}
	return t
}

// tenYears are the days of ten years, with no day off.
const tenYears = 3650

// BenchmarkTenYears folds ten years of 500 visits a day. "anew" is the time that
// reading and counting all their tickets would take, told by twenty of the days.
func BenchmarkTenYears(b *testing.B) {
	var days [][]byte
	var anew time.Duration
	for n := range 20 {
		file, err := busy(time.Date(2026, 1, 1+n, 0, 0, 0, 0, time.UTC), 500).Encode()
		if err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		day, err := history.Decode(file)
		if err != nil {
			b.Fatal(err)
		}
		sum := figures.Summarize(day, time.UTC, 0)
		anew += time.Since(began)
		days = append(days, sum.Encode())
	}
	for _, by := range []figures.By{figures.ByNothing, figures.ByService, figures.ByMonth, figures.ByDay} {
		b.Run("by_"+string(by), func(b *testing.B) {
			for b.Loop() {
				fold := figures.NewFold(figures.Question{From: "0000-01-01", To: "9999-12-31", By: by})
				var sum figures.Summary
				for n := range tenYears {
					if err := sum.Decode(days[n%len(days)]); err != nil {
						b.Fatal(err)
					}
					sum.Date = dates[n]
					fold.Add(&sum)
				}
				if r := fold.Report(); r.All.Issued != tenYears*500 {
					b.Fatal(r.All)
				}
			}
			each := b.Elapsed() / time.Duration(b.N)
			b.ReportMetric(float64(anew)*tenYears/20/float64(each), "times_faster_than_anew")
			b.ReportMetric(float64(len(days[0])), "bytes/day")
		})
	}
}

// dates are those of ten years.
var dates = func() (all []string) {
	for n := range tenYears {
		all = append(all, time.Date(2016, 1, 1+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
	}
	return all
}()
