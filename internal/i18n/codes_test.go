package i18n

import (
	"testing"

	"okienko/internal/feed"
	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/queue"
)

// Whatever can be refused or go wrong has a sentence with the remedy.
func TestEveryRefusalAndTroubleHasItsText(t *testing.T) {
	all := catalogue(t, Fallback)
	for _, code := range append(append(queue.Codes(), machines.Codes()...), history.Codes()...) {
		if all["refusal."+string(code)] == nil {
			t.Errorf("refusal.%s has no text", code)
		}
	}
	for _, trouble := range feed.Troubles() {
		if all["trouble."+string(trouble)] == nil {
			t.Errorf("trouble.%s has no text", trouble)
		}
	}
}
