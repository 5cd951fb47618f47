package history

import (
	"slices"

	"github.com/anishathalye/porcupine"

	"okienko/office/queue"
)

// rooms lists the rooms in which something was asked.
func rooms(all []Operation) []string {
	var names []string
	for _, o := range all {
		if o.Room != "" && !slices.Contains(names, o.Room) {
			names = append(names, o.Room)
		}
	}
	slices.Sort(names)
	return names
}

// inRoom is what concerns a room: the day belongs to all of them.
func inRoom(all []Operation, name string) []Operation {
	var list []Operation
	for _, o := range all {
		if o.Room == name || o.Room == "" {
			list = append(list, o)
		}
	}
	return list
}

// settle fills in what later answers tell of an issue without an answer: who
// was called had a number, and had it before the call ended. It keeps the search
// small and takes nothing from it.
func settle(list []Operation) []Operation {
	calls := make(map[queue.TicketID]Operation)
	for _, o := range list {
		first, again := calls[o.Heard.Ticket]
		if o.Known && o.Heard.Ticket != "" && o.Kind != Issue && (!again || o.End < first.End) {
			calls[o.Heard.Ticket] = o
		}
	}
	for i, o := range list {
		if call, told := calls[o.Ticket]; told && o.Kind == Issue && !o.Known {
			list[i].Known, list[i].Heard, list[i].End = true, call.Heard, max(min(call.End, o.End), o.Begin)
		}
	}
	return list
}

// seen leaves out issues whose tickets nobody ever saw, as if they had not
// happened, which is one of the two that may be true of each. Those stay that may
// have taken a number that is missing among the others.
func seen(list []Operation) []Operation {
	var given []Operation
	for _, o := range list {
		if o.Kind == Issue && o.Known && o.Heard.Number > 0 {
			given = append(given, o)
		}
	}
	slices.SortFunc(given, func(a, b Operation) int { return a.Heard.Number - b.Heard.Number })
	return slices.DeleteFunc(slices.Clone(list), func(o Operation) bool {
		return o.Kind == Issue && !o.Known && !fillsGap(o, given)
	})
}

// fillsGap says whether a number is missing among those that were given that an
// issue may have taken at its time.
func fillsGap(o Operation, given []Operation) bool {
	var before Operation
	for _, after := range given {
		if after.Heard.Number > before.Heard.Number+1 && o.Begin <= after.End && o.End >= before.Begin {
			return true
		}
		before = after
	}
	return false
}

// kept is how many answers of each client the office keeps. A command that falls
// behind so many later ones is refused when it comes after all.
const kept = 64

// never is the end of what may still happen.
const never = int64(1) << 62

// bound finds out until when an operation without an answer may have happened:
// until so many later ones of its client were done. What changes nothing and was
// not heard of says nothing, and is left out.
func bound(all []Operation) []Operation {
	ends := make(map[int][]Operation) // of a client, by their ends
	for _, o := range all {
		if o.Known {
			ends[o.Client] = append(ends[o.Client], o)
		}
	}
	for _, list := range ends {
		slices.SortFunc(list, func(a, b Operation) int { return int(a.End - b.End) })
	}
	list := make([]Operation, 0, len(all))
	for _, o := range all {
		if !o.Known && o.Kind == Recall {
			continue
		}
		if !o.Known {
			o.End = overtaken(o, ends[o.Client])
		}
		list = append(list, o)
	}
	return list
}

// overtaken is when enough later operations of a client were done.
func overtaken(o Operation, byEnd []Operation) int64 {
	later := 0
	for _, other := range byEnd {
		if other.Begin >= o.End {
			if later++; later == kept {
				return other.End
			}
		}
	}
	return never
}

// forPorcupine turns operations into its own. One without an answer is a moment
// from which on it may happen, and another one after which it cannot.
func forPorcupine(list []Operation) []porcupine.Operation {
	out := make([]porcupine.Operation, 0, len(list))
	add := func(o Operation, from, to int64) {
		out = append(out, porcupine.Operation{ClientId: o.Worker, Input: o, Call: from, Return: to})
	}
	for _, o := range list {
		if o.Known {
			add(o, o.Begin, o.End)
			continue
		}
		add(o, o.Begin, o.Begin)
		if o.End < never {
			o.Kind = gone
			add(o, o.End, o.End)
		}
	}
	return out
}
