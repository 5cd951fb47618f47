package figures

import (
	"sort"
	"strings"
)

// fairness gathers what tells whether the order was a fair one.
type fairness struct {
	waits   map[string]*Durations // by class
	longest map[string]Overtaking // by class
}

func newFairness() fairness {
	return fairness{waits: make(map[string]*Durations), longest: make(map[string]Overtaking)}
}

// Overtaking is a case in which somebody went first who had come later.
type Overtaking struct {
	Date    string `json:"date"`
	Number  string `json:"number"`   // of the ticket that was overtaken
	Seconds int    `json:"seconds"`  // by which the other one had come later
	By      string `json:"by"`       // the number of the other one
	ByClass string `json:"by_class"` // and its class
	Rail    string `json:"rail"`     // why, as it was kept when it was decided
}

// Fair is how one class fared.
type Fair struct {
	Class   string      `json:"class"`
	Wait    Spread      `json:"wait"`
	Longest *Overtaking `json:"longest,omitempty"` // nil when nobody of the class was overtaken
}

func (f *fairness) visit(class string, v *Visit) {
	if v.Flag || !v.Called {
		return
	}
	d := f.waits[class]
	if d == nil {
		d = &Durations{}
		f.waits[strings.Clone(class)] = d
	}
	d.Add(v.Wait)
}

func (f *fairness) over(s *Summary, v *Visit, o Over) {
	class := s.Words[v.Class]
	if before, known := f.longest[class]; known && before.Seconds >= o.Seconds {
		return
	}
	f.longest[strings.Clone(class)] = Overtaking{
		Date: strings.Clone(s.Date), Seconds: o.Seconds,
		Number: strings.Clone(s.Words[o.Number]), By: strings.Clone(s.Words[o.By]),
		ByClass: strings.Clone(s.Words[o.Class]), Rail: strings.Clone(s.Words[o.Rail]),
	}
}

// told is a line for each class, in the order of their names.
func (f *fairness) told() []Fair {
	var all []Fair
	for class, waits := range f.waits { // the order is made below
		one := Fair{Class: class, Wait: waits.Spread()}
		if longest, some := f.longest[class]; some {
			one.Longest = &longest
		}
		all = append(all, one)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Class < all[j].Class })
	return all
}
