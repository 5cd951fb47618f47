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
	seen := make(map[queue.TicketID]Operation)
	for _, o := range list {
		first, again := seen[o.Heard.Ticket]
		if o.Known && o.Heard.Ticket != "" && o.Kind != Issue && (!again || o.End < first.End) {
			seen[o.Heard.Ticket] = o
		}
	}
	for i, o := range list {
		if call, told := seen[o.Ticket]; told && o.Kind == Issue && !o.Known {
			list[i].Known, list[i].Heard, list[i].End = true, call.Heard, max(min(call.End, o.End), o.Begin)
		}
	}
	return list
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

// forPorcupine turns operations into its own.
func forPorcupine(list []Operation) []porcupine.Operation {
	out := make([]porcupine.Operation, 0, len(list))
	for _, o := range list {
		out = append(out, porcupine.Operation{ClientId: o.Worker, Input: o, Call: o.Begin, Return: o.End})
	}
	return out
}
