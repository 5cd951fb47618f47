package backup

import (
	"hash/fnv"
	"slices"
	"time"
)

// Backups are made in the evening, each machine at its own moment of an hour, and
// not while the office is open. A day that does not end is not waited for longer
// than openFor.
const (
	evening = 21 * time.Hour
	spread  = time.Hour
	openFor = 5 * time.Hour
)

// Due says whether a machine is to make a backup: its moment of the last evening
// has passed, and its newest backup is older. A machine that was off then makes up
// for it.
func Due(now, newest time.Time, open bool, machine string, zone *time.Location) bool {
	moment := lastMoment(now, machine, zone)
	return newest.Before(moment) && (!open || now.Sub(moment) >= openFor)
}

// lastMoment is the last of a machine's moments that is not to come.
func lastMoment(now time.Time, machine string, zone *time.Location) time.Time {
	h := fnv.New32a()
	_, _ = h.Write([]byte(machine)) // it takes everything
	offset := evening + time.Duration(h.Sum32()%uint32(spread/time.Second))*time.Second
	local := now.In(zone)
	for back := 0; ; back++ {
		// The hours of the clock, also in the nights in which it is changed.
		moment := time.Date(local.Year(), local.Month(), local.Day()-back, 0, 0, int(offset/time.Second), 0, zone)
		if !moment.After(now) {
			return moment
		}
	}
}

// How many backups are kept: the last one of each of so many days, weeks and
// months in which there are any, and so many that were made before an update.
const (
	keepDays    = 7
	keepWeeks   = 4
	keepMonths  = 12
	keepUpdates = 3
)

// Superfluous are those of a machine's backups that are not kept.
func Superfluous(all []File, zone *time.Location) []File {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b File) int { return b.Made.Time().Compare(a.Made.Time()) })
	day, week, month := period{left: keepDays}, period{left: keepWeeks}, period{left: keepMonths}
	updates := keepUpdates
	var drop []File
	for _, f := range sorted {
		at := f.Made.Time().In(zone)
		year, w := at.ISOWeek()
		kept := day.first([2]int{at.Year(), at.YearDay()})
		kept = week.first([2]int{year, w}) || kept
		kept = month.first([2]int{at.Year(), int(at.Month())}) || kept
		if f.Update && updates > 0 {
			updates, kept = updates-1, true
		}
		if !kept {
			drop = append(drop, f)
		}
	}
	return drop
}

// period finds the newest backup of each of the last periods.
type period struct {
	left int
	last [2]int
	some bool
}

// first says whether this is the newest one of a period that counts. Backups come
// newest first.
func (p *period) first(key [2]int) bool {
	if p.left == 0 || p.some && key == p.last {
		return false
	}
	p.left, p.last, p.some = p.left-1, key, true
	return true
}
