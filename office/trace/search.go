package trace

import (
	"cmp"
	"slices"
	"strings"

	"okienko/office/history"
	"okienko/office/queue"
)

// Filter is what somebody looks for. What is empty does not matter.
type Filter struct {
	Person  string       `json:"person,omitempty"` // plan.PersonID
	Name    string       `json:"name,omitempty"`   // of the person, as tickets' moves have it
	Machine string       `json:"machine,omitempty"`
	Desk    string       `json:"desk,omitempty"`   // plan.DeskID
	Ticket  string       `json:"ticket,omitempty"` // its number, as "A012"
	Kind    Kind         `json:"kind,omitempty"`   // what it is about
	What    string       `json:"what,omitempty"`   // the kind of a command or event
	From    queue.Moment `json:"from,omitempty"`
	To      queue.Moment `json:"to,omitempty"` // not included
}

// Cursor is where a search goes on that had too much for one answer.
type Cursor struct {
	To   queue.Moment `json:"to"`             // not included
	Skip int          `json:"skip,omitempty"` // so many of the newest before that were told already
}

// Question is a search, or what goes on with one.
type Question struct {
	Filter
	Skip int `json:"skip,omitempty"`
}

// Older is the question that goes on from a cursor.
func (f Filter) Older(c Cursor) Question {
	f.To = c.To
	return Question{Filter: f, Skip: c.Skip}
}

// maxWord bounds a word of a filter, in bytes.
const maxWord = 100

func (f Filter) tooLong() bool {
	return slices.ContainsFunc([]string{f.Person, f.Name, f.Machine, f.Desk, f.Ticket, string(f.Kind), f.What}, func(w string) bool { return len(w) > maxWord })
}

// String is the filter as the trace of its use tells it.
func (f Filter) String() string {
	var said []string
	add := func(name, value string) {
		if value != "" {
			said = append(said, name+"="+value)
		}
	}
	add("person", f.Person)
	add("name", f.Name)
	add("machine", f.Machine)
	add("desk", f.Desk)
	add("ticket", f.Ticket)
	add("kind", string(f.Kind))
	add("what", f.What)
	if f.From > 0 {
		add("from", moment(f.From))
	}
	if f.To > 0 {
		add("to", moment(f.To))
	}
	return strings.Join(said, " ")
}

// Search finds the entries of some days, newest first, among what was traced and
// the tickets' moves. Of the same moment the one that was written last is the first.
func Search(f Filter, days ...history.Day) []queue.Traced {
	var found []queue.Traced
	for _, d := range days {
		for _, e := range d.Traced {
			if f.matches(e) {
				found = append(found, e)
			}
		}
		for _, t := range d.Tickets {
			for _, e := range OfTicket(t) {
				if f.matches(e) {
					found = append(found, e)
				}
			}
		}
	}
	slices.Reverse(found)
	slices.SortStableFunc(found, Newer)
	return found
}

// Newer orders entries, the newest first.
func Newer(a, b queue.Traced) int { return cmp.Compare(b.At, a.At) }

// OfTicket is a ticket's history as entries: from phase to phase.
func OfTicket(t history.Ticket) []queue.Traced {
	number := queue.Ticket{Series: t.Series, No: t.No}.Number()
	var entries []queue.Traced
	phase := queue.Phase("")
	for _, m := range t.Moves {
		entries = append(entries, queue.Traced{
			At: m.At, Machine: m.Machine, Person: m.Clerk, What: m.What, About: "ticket/" + number,
			Desk: string(m.Desk), From: string(phase), To: string(m.Phase),
		})
		phase = m.Phase
	}
	return entries
}

// concerns says whether an entry is by a person or about one.
func (f Filter) concerns(e queue.Traced) bool {
	by := e.Person != "" && (e.Person == f.Person || e.Person == f.Name)
	return by || f.Person != "" && strings.HasPrefix(e.About+"/", "person/"+f.Person+"/")
}

func (f Filter) matches(e queue.Traced) bool {
	switch {
	case f.Person+f.Name != "" && !f.concerns(e):
		return false
	case f.Machine != "" && e.Machine != f.Machine && !strings.HasPrefix(e.About+"/", "machine/"+f.Machine+"/"):
		return false
	case f.Desk != "" && e.Desk != f.Desk && !strings.HasPrefix(e.About+"/", "desk/"+f.Desk+"/"):
		return false
	case f.Kind != "" && KindOf(e) != f.Kind:
		return false
	case f.Ticket != "" && e.About != "ticket/"+f.Ticket:
		return false
	case f.What != "" && e.What != f.What:
		return false
	case f.From > 0 && e.At < f.From, f.To > 0 && e.At >= f.To:
		return false
	}
	return true
}
