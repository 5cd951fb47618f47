package main

import (
	"fmt"
	"strings"
)

// row is one setting in the table.
type row struct {
	name string
	score
}

const header = `| days | tickets | mean wait | ours | classic | by service | last one | last ten | ours to classic | in the range | width | bias | 10 min too low | close | ended by then |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
`

func (r row) line() string {
	n := float64(r.tickets)
	percent := func(k int, of float64) string { return fmt.Sprintf("%.0f %%", 100*float64(k)/of) }
	cells := []string{
		r.name, fmt.Sprint(r.tickets), fmt.Sprintf("%.1f", r.waited/n),
		fmt.Sprintf("**%.2f**", r.mean(forecasted)), fmt.Sprintf("%.2f", r.mean(classic)), fmt.Sprintf("%.2f", r.mean(byService)),
		fmt.Sprintf("%.2f", r.mean(lastIn)), fmt.Sprintf("%.2f", r.mean(lastTen)), fmt.Sprintf("%.2f", r.ratio(classic)),
		percent(r.covered, n), fmt.Sprintf("%.1f", r.width/n), fmt.Sprintf("%+.1f", r.bias/n), percent(r.low, n), percent(r.close, n),
		percent(r.byEnd, float64(max(1, r.ended))),
	}
	return "| " + strings.Join(cells, " | ") + " |"
}

// all is all days together.
func all(rows []row) row {
	sum := row{name: "**all**"}
	for _, r := range rows {
		sum.merge(r.score)
	}
	return sum
}

// write is the whole table, with all days together in the last row.
func write(rows []row) string {
	var b strings.Builder
	b.WriteString(header)
	for _, r := range append(rows, all(rows)) {
		b.WriteString(r.line() + "\n")
	}
	return b.String()
}
