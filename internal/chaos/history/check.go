package history

import (
	"fmt"
	"slices"
	"time"

	"github.com/anishathalye/porcupine"

	"okienko/office/queue"
)

// Violation is a room whose answers no order explains.
type Violation struct {
	Room       string
	Unfinished bool // the check took too long to know
	Operations []Operation
	found      porcupine.LinearizationInfo
}

func (v Violation) Error() string {
	if v.Unfinished {
		return fmt.Sprintf("room %s: %d operations could not be checked in time", v.Room, len(v.Operations))
	}
	return fmt.Sprintf("room %s: no order explains the answers to these %d operations", v.Room, len(v.Operations))
}

// Picture writes a page that shows how far an order could be found.
func (v Violation) Picture(path string) error {
	return porcupine.VisualizePath(model, v.found, path)
}

// Check looks for an order in each room, for so long at most in each.
func Check(all []Operation, patience time.Duration) []Violation {
	var found []Violation
	for _, name := range rooms(all) {
		operations := settle(inRoom(all, name))
		result, info := porcupine.CheckOperationsVerbose(model, forPorcupine(operations), patience)
		if result != porcupine.Ok {
			found = append(found, Violation{name, result == porcupine.Unknown, operations, info})
		}
	}
	return found
}

// model is a room as porcupine wants it.
var model = porcupine.Model{
	Init: func() any { return room{} },
	Step: func(state, input, _ any) (bool, any) {
		o := input.(Operation)
		comes, next := state.(room).step(o)
		return !o.Known || comes == o.Heard, next
	},
	Equal:             func(a, b any) bool { return a.(room).equal(b.(room)) },
	Hash:              func(state any) uint64 { return state.(room).hash() },
	DescribeOperation: func(input, _ any) string { return describe(input.(Operation)) },
	DescribeState:     func(state any) string { return fmt.Sprintf("%+v", state) },
}

func describe(o Operation) string {
	heard := "no answer"
	if o.Known {
		heard = fmt.Sprintf("%s%s %d", o.Heard.Refused, o.Heard.Ticket, o.Heard.Number)
	}
	return fmt.Sprintf("%s %s%s: %s", o.Kind, o.Desk, o.Ticket, heard)
}

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
			list[i].Known, list[i].Heard, list[i].End = true, call.Heard, max(call.End, o.Begin)
		}
	}
	return list
}

// forPorcupine turns operations into its own; those without an answer stay open
// until after everything else.
func forPorcupine(list []Operation) []porcupine.Operation {
	last := int64(0)
	for _, o := range list {
		last = max(last, o.Begin, o.End)
	}
	out := make([]porcupine.Operation, 0, len(list))
	for _, o := range list {
		end := o.End
		if !o.Known {
			end = last + 1
		}
		out = append(out, porcupine.Operation{ClientId: o.Worker, Input: o, Call: o.Begin, Return: end})
	}
	return out
}
