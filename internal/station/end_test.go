package station

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// TestNothingIsQueuedAtTheEnd: what the toolkit hands to its queue while it stops may
// never be called, and then no window ends.
func TestNothingIsQueuedAtTheEnd(t *testing.T) {
	a := test.NewTempApp(t)
	life, ok := a.Lifecycle().(interface {
		SetOnStoppedHookExecuted(func())
		OnStopped() func()
	})
	if !ok {
		t.Fatal("the toolkit keeps elsewhere what it does when it stops: look at that anew")
	}
	life.SetOnStoppedHookExecuted(func() {})
	if life.OnStopped() == nil {
		t.Fatal("nothing was to be called anyway")
	}
	forgetStopped(a.Lifecycle())
	if life.OnStopped() != nil {
		t.Error("something is left to be called")
	}
}
