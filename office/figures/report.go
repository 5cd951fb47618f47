package figures

import "sort"

// Report is the answer to a question.
type Report struct {
	Question
	Days    int       `json:"days"`              // business days that are in it
	Missing int       `json:"missing,omitempty"` // that the machine asked does not have yet
	Today   bool      `json:"today,omitempty"`   // a day that is not over is in it
	All     Figures   `json:"all"`
	Rows    []Row     `json:"rows,omitempty"`
	Queue   []Quarter `json:"queue,omitempty"`
	Fair    []Fair    `json:"fair,omitempty"`
}

// Row is one line of a report: what it is about and its figures.
type Row struct {
	Key  string `json:"key"`            // identifier, class, hour, date; "" is what belongs to nobody
	Name string `json:"name,omitempty"` // what the office called it last, where it is the office's own word
	Figures
}

// Report tells what a fold has come to. Lines are in the order of their keys.
func (f *Fold) Report() Report {
	r := Report{Question: f.question, Days: f.days, Queue: f.queue.told(), Fair: f.fair.told()}
	var all Tally
	all.Merge(&f.rest)
	for key, g := range f.groups { // the order is made below
		all.Merge(&g.tally)
		r.Rows = append(r.Rows, Row{Key: key, Name: g.name, Figures: g.tally.Figures()})
	}
	r.All = all.Figures()
	sort.Slice(r.Rows, func(i, j int) bool { return r.Rows[i].Key < r.Rows[j].Key })
	return r
}
