package history

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/anishathalye/porcupine"
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

// Save writes the operations of the room, for a test to look at again.
func (v Violation) Save(path string) error {
	text, err := json.Marshal(v.Operations)
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o600)
}

// Check looks for an order in each room, for so long at most in each.
func Check(all []Operation, patience time.Duration) []Violation {
	all = bound(all)
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

// model is a room as porcupine wants it. What nobody heard of has happened or has
// not: both are followed.
var model = (&porcupine.NondeterministicModel{
	Init: func() []any { return []any{room{}} },
	Step: func(state, input, _ any) []any {
		r, o := state.(room), input.(Operation)
		comes, next := r.step(o)
		switch {
		case o.Known && comes == o.Heard:
			return []any{next}
		case o.Known:
			return nil
		}
		return []any{next, r}
	},
	Equal:             func(a, b any) bool { return a.(room).equal(b.(room)) },
	Hash:              func(state any) uint64 { return state.(room).hash() },
	DescribeOperation: func(input, _ any) string { return describe(input.(Operation)) },
	DescribeState:     func(state any) string { return fmt.Sprintf("%+v", state) },
}).ToModel()

func describe(o Operation) string {
	heard := "no answer"
	if o.Known {
		heard = fmt.Sprintf("%s%s %d", o.Heard.Refused, o.Heard.Ticket, o.Heard.Number)
	}
	return fmt.Sprintf("%s %s%s: %s", o.Kind, o.Desk, o.Ticket, heard)
}
