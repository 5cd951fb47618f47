package i18n

import (
	"testing"

	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Whatever can be refused or go wrong has a sentence with the remedy.
func TestEveryRefusalAndTroubleHasItsText(t *testing.T) {
	all := catalogue(t, Fallback)
	codes := append(append(queue.Codes(), machines.Codes()...), history.Codes()...)
	for _, code := range append(append(codes, people.Codes()...), office.Codes()...) {
		if all["refusal."+string(code)] == nil {
			t.Errorf("refusal.%s has no text", code)
		}
	}
	for _, right := range plan.Rights() {
		if all["forbidden."+string(right)] == nil {
			t.Errorf("forbidden.%s has no text", right)
		}
	}
	for _, fault := range plan.Faults() {
		if all["problem."+string(fault)] == nil {
			t.Errorf("problem.%s has no text", fault)
		}
	}
	for _, trouble := range feed.Troubles() {
		if all["trouble."+string(trouble)] == nil {
			t.Errorf("trouble.%s has no text", trouble)
		}
	}
}
