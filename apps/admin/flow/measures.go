package flow

import (
	"okienko/internal/screen"
	"okienko/office/figures"
)

// measure is one column of figures.
type measure struct {
	head string // key of the catalogue
	unit unit
	of   func(*figures.Figures) (n int, known bool) // seconds for times, hundredths of a per cent for shares
}

// unit is what the numbers of a column are.
type unit int

// The units.
const (
	pieces unit = iota
	minutesUnit
	hoursUnit
	percentUnit
)

// text is a unit in words.
func (u unit) text() screen.Text {
	switch u {
	case minutesUnit:
		return screen.T("figures.unit.minutes")
	case hoursUnit:
		return screen.T("figures.unit.hours")
	case percentUnit:
		return screen.Words("%")
	}
	return screen.Text{}
}

// digits are the decimals of a unit.
func (u unit) digits() int {
	if u == pieces {
		return 0
	}
	return 1
}

// rounded turns a value into units of the last decimal.
func (u unit) rounded(n int) int {
	switch u {
	case minutesUnit:
		return round(10*n, 60)
	case hoursUnit:
		return round(10*n, 3600)
	case percentUnit:
		return round(n, 10)
	}
	return n
}

// round shares a number and goes to the nearest, halves away from zero.
func round(n, by int) int {
	if n < 0 {
		return -round(-n, by)
	}
	return (2*n + by) / (2 * by)
}

// cell is a figure as it is shown.
func (m measure) cell(f *figures.Figures) screen.Cell {
	n, known := m.of(f)
	if !known {
		return screen.Cell{}
	}
	return screen.Decimal(m.unit.rounded(n), m.unit.digits())
}

// always is a count, which is known where anything was.
func always(of func(*figures.Figures) int) func(*figures.Figures) (int, bool) {
	return func(f *figures.Figures) (int, bool) { return of(f), true }
}

// spread is a figure of durations, which is known where there was one.
func spread(of func(*figures.Figures) figures.Spread, value func(figures.Spread) int) func(*figures.Figures) (int, bool) {
	return func(f *figures.Figures) (int, bool) { s := of(f); return value(s), s.Count > 0 }
}

// atDesks is a figure of desks, which is known where clerks were.
func atDesks(of func(figures.Desks) int) func(*figures.Figures) (int, bool) {
	return func(f *figures.Figures) (int, bool) { return of(f.Desks), f.Desks.Present > 0 }
}

// estimated is a figure of estimates, which is known where residents were told one.
func estimated(of func(figures.Estimate) int) func(*figures.Figures) (int, bool) {
	return func(f *figures.Figures) (int, bool) { return of(f.Estimate), f.Estimate.Count > 0 }
}

// share is a part of a whole in hundredths of a per cent.
func share(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return round(10_000*part, whole)
}

func wait(f *figures.Figures) figures.Spread    { return f.Wait }
func way(f *figures.Figures) figures.Spread     { return f.Way }
func serving(f *figures.Figures) figures.Spread { return f.Serving }
func parked(f *figures.Figures) figures.Spread  { return f.Parked }
func stay(f *figures.Figures) figures.Spread    { return f.Stay }

func meanOf(s figures.Spread) int    { return s.Mean }
func medianOf(s figures.Spread) int  { return s.Median }
func ninthOf(s figures.Spread) int   { return s.Ninetieth }
func longestOf(s figures.Spread) int { return s.Longest }
func countOf(s figures.Spread) int   { return s.Count }

// The measures, as they stand in files.
var (
	issued    = measure{"figures.issued", pieces, always(func(f *figures.Figures) int { return f.Issued })}
	visits    = measure{"figures.visits", pieces, always(func(f *figures.Figures) int { return f.Visits })}
	served    = measure{"figures.served", pieces, always(func(f *figures.Figures) int { return f.Served })}
	missed    = measure{"figures.missed", pieces, always(func(f *figures.Figures) int { return f.Missed })}
	cancelled = measure{"figures.cancelled", pieces, always(func(f *figures.Figures) int { return f.Cancelled })}
	gone      = measure{"figures.left", pieces, always(func(f *figures.Figures) int { return f.Left })}
	moved     = measure{"figures.moved", pieces, always(func(f *figures.Figures) int { return f.Moved })}
	goingOn   = measure{"figures.open", pieces, always(func(f *figures.Figures) int { return f.Open })}
	flagged   = measure{"figures.flagged", pieces, always(func(f *figures.Figures) int { return f.Flagged })}
	overtaken = measure{"figures.overtaken", pieces, always(func(f *figures.Figures) int { return f.Counts.Overtaken })}

	done        = measure{"figures.done", pieces, always(func(f *figures.Figures) int { return f.Done })}
	notPossible = measure{"figures.not_possible", pieces, always(func(f *figures.Figures) int { return f.NotPossible })}
	notRecorded = measure{"figures.not_recorded", pieces, always(func(f *figures.Figures) int { return f.NotRecorded() })}
	didServices = measure{"figures.did_services", pieces, always(func(f *figures.Figures) int { return f.Services })}

	waitMean    = measure{"figures.wait_mean", minutesUnit, spread(wait, meanOf)}
	waitMedian  = measure{"figures.wait_median", minutesUnit, spread(wait, medianOf)}
	waitNinth   = measure{"figures.wait_ninetieth", minutesUnit, spread(wait, ninthOf)}
	waitLongest = measure{"figures.wait_longest", minutesUnit, spread(wait, longestOf)}
	longestOver = measure{"figures.longest_over", minutesUnit, func(f *figures.Figures) (int, bool) { return f.LongestOver, f.Counts.Overtaken > 0 }}

	servingMean    = measure{"figures.serving_mean", minutesUnit, spread(serving, meanOf)}
	servingMedian  = measure{"figures.serving_median", minutesUnit, spread(serving, medianOf)}
	servingNinth   = measure{"figures.serving_ninetieth", minutesUnit, spread(serving, ninthOf)}
	servingLongest = measure{"figures.serving_longest", minutesUnit, spread(serving, longestOf)}
	wayMean        = measure{"figures.way_mean", minutesUnit, spread(way, meanOf)}
	wayNinth       = measure{"figures.way_ninetieth", minutesUnit, spread(way, ninthOf)}
	parkedCount    = measure{"figures.parked_count", pieces, spread(parked, countOf)}
	parkedMean     = measure{"figures.parked_mean", minutesUnit, spread(parked, meanOf)}
	stayMean       = measure{"figures.stay_mean", minutesUnit, spread(stay, meanOf)}
	stayNinth      = measure{"figures.stay_ninetieth", minutesUnit, spread(stay, ninthOf)}

	deskPresent = measure{"figures.desk_present", hoursUnit, atDesks(func(d figures.Desks) int { return d.Present })}
	deskBusy    = measure{"figures.desk_busy", hoursUnit, atDesks(func(d figures.Desks) int { return d.Busy })}
	deskIdle    = measure{"figures.desk_idle", hoursUnit, atDesks(func(d figures.Desks) int { return d.Idle })}
	deskEmpty   = measure{"figures.desk_empty", hoursUnit, atDesks(func(d figures.Desks) int { return d.Empty })}
	deskBreak   = measure{"figures.desk_break", hoursUnit, atDesks(func(d figures.Desks) int { return d.Break })}

	told       = measure{"figures.told", pieces, estimated(func(e figures.Estimate) int { return e.Count })}
	toldError  = measure{"figures.told_error", minutesUnit, estimated(func(e figures.Estimate) int { return e.Error })}
	toldBias   = measure{"figures.told_bias", minutesUnit, estimated(func(e figures.Estimate) int { return e.Bias })}
	toldWithin = measure{"figures.told_within", percentUnit, estimated(func(e figures.Estimate) int { return share(e.Within, e.Count) })}
	toldUnder  = measure{"figures.told_under", percentUnit, estimated(func(e figures.Estimate) int { return share(e.Under, e.Count) })}
	toldIn     = measure{"figures.told_covered", percentUnit, estimated(func(e figures.Estimate) int { return share(e.Covered, e.Count) })}
)

// allMeasures are the columns of files.
var allMeasures = []measure{
	issued, visits, served, missed, cancelled, gone, moved, goingOn, flagged, done, notPossible, notRecorded, didServices, overtaken, longestOver,
	waitMean, waitMedian, waitNinth, waitLongest, wayMean, wayNinth,
	servingMean, servingMedian, servingNinth, servingLongest, parkedCount, parkedMean, stayMean, stayNinth,
	deskPresent, deskBusy, deskIdle, deskEmpty, deskBreak, told, toldError, toldBias, toldWithin, toldUnder, toldIn,
}

// topic is what one page of figures is about: its columns, and which of them are
// drawn.
type topic struct {
	name    string // key of the catalogue
	title   string // of its chart
	columns []measure
	drawn   []measure
}

// topics are offered in this order. The queue over the day has lines of its own.
var topics = []topic{
	{"figures.topic.people", "figures.chart.people", []measure{issued, served, missed, cancelled, gone}, []measure{served, issued}},
	{"figures.topic.outcome", "figures.chart.outcome", []measure{served, done, notPossible, notRecorded, didServices}, []measure{done, served}},
	{"figures.topic.waiting", "figures.chart.waiting", []measure{waitMean, waitMedian, waitNinth, waitLongest}, []measure{waitMedian, waitNinth}},
	{"figures.topic.serving", "figures.chart.serving", []measure{servingMean, servingNinth, wayMean, parkedMean, stayMean}, []measure{servingMean, servingNinth}},
	{"figures.topic.desks", "figures.chart.desks", []measure{deskPresent, deskBusy, deskIdle, deskEmpty, deskBreak}, []measure{deskBusy, deskPresent}},
	{"figures.topic.queue", "figures.chart.queue", nil, nil},
	{"figures.topic.estimate", "figures.chart.estimate", []measure{toldError, toldBias, toldWithin, toldUnder, toldIn}, []measure{toldWithin}},
}

// queueTopic is the place of the queue over the day.
const queueTopic = 5
