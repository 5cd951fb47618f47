package main

import (
	"fmt"
	"strings"
	"time"
)

// row is one line of the table.
type row struct {
	what, ours, theirs, ratio, bar, verdict string
}

func met(yes bool) string {
	if yes {
		return "met"
	}
	return "**behind**"
}

// ratio is a time that may be at most so many times etcd's.
func (b *bench) ratio(what string, ours, theirs time.Duration, most float64) {
	r := float64(ours) / float64(theirs)
	b.rows = append(b.rows, row{what, show(ours), show(theirs), fmt.Sprintf("%.2f", r), fmt.Sprintf("at most %.2f of etcd's", most), met(r <= most)})
}

// rate is a number in a second that must be at least so many times etcd's.
func (b *bench) rate(what string, ours, theirs, least float64) {
	r := ours / theirs
	one := row{what: what, ours: fmt.Sprintf("%.0f", ours), theirs: fmt.Sprintf("%.0f", theirs), ratio: fmt.Sprintf("%.2f", r)}
	if least > 0 {
		one.bar, one.verdict = fmt.Sprintf("at least %.0f times etcd's", least), met(r >= least)
	}
	b.rows = append(b.rows, one)
}

// limit is a time that has a limit of its own.
func (b *bench) limit(what string, ours, theirs, most time.Duration) {
	one := row{what: what, ours: show(ours), bar: show(most), verdict: met(ours <= most)}
	if theirs > 0 {
		one.theirs, one.ratio = show(theirs), fmt.Sprintf("%.2f", float64(ours)/float64(theirs))
	}
	b.rows = append(b.rows, one)
}

func show(d time.Duration) string {
	return fmt.Sprintf("%.4g ms", float64(d.Microseconds())/1000)
}

func (b *bench) table() string {
	var t strings.Builder
	t.WriteString("| what | ours | etcd | ours to etcd | bar | |\n|---|---|---|---|---|---|\n")
	for _, r := range b.rows {
		fmt.Fprintf(&t, "| %s | %s | %s | %s | %s | %s |\n", r.what, r.ours, r.theirs, r.ratio, r.bar, r.verdict)
	}
	return t.String()
}
