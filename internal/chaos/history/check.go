package history

import (
	"context"
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
	by         search // which the search was that found nothing
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
	return porcupine.VisualizePath(model(v.by), v.found, path)
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
		result, info := look(operations, patience)
		if result != porcupine.Ok {
			found = append(found, Violation{name, result == porcupine.Unknown, operations, searches[len(searches)-1], info})
		}
	}
	return found
}

// look searches in every way until an order is found.
func look(operations []Operation, patience time.Duration) (result porcupine.CheckResult, info porcupine.LinearizationInfo) {
	for i, s := range searches {
		list := operations
		if i < len(searches)-1 {
			list = seen(list)
		}
		result, info = porcupine.CheckOperationsVerbose(model(s), forPorcupine(list), patience)
		if result == porcupine.Ok {
			break
		}
	}
	return result, info
}

// model is a room as porcupine wants it.
func model(s search) porcupine.Model {
	m := porcupine.NondeterministicModel{
		Init: func() []any { return []any{guess{}} },
		StepContext: func(ctx context.Context, state, input, _ any) []any {
			var all []any
			for _, g := range s.after(ctx, state.(guess), input.(Operation)) {
				all = append(all, g)
			}
			return all
		},
		Equal:             func(a, b any) bool { return a.(guess).equal(b.(guess)) },
		Hash:              func(state any) uint64 { return state.(guess).hash() },
		DescribeOperation: func(input, _ any) string { return describe(input.(Operation)) },
		DescribeState:     func(state any) string { return fmt.Sprintf("%+v", state) },
	}
	return m.ToModel()
}

func describe(o Operation) string {
	heard := "no answer"
	if o.Known {
		heard = fmt.Sprintf("%s%s %d", o.Heard.Refused, o.Heard.Ticket, o.Heard.Number)
	}
	return fmt.Sprintf("%s %s%s: %s", o.Kind, o.Desk, o.Ticket, heard)
}
