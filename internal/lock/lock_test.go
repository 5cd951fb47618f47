package lock

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestOneHoldsIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	held, err := File(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := File(path); !errors.Is(err, ErrTaken) {
		t.Errorf("another one has it, too: %v", err)
	}
	held.Close()
	again, err := File(path)
	if err != nil {
		t.Fatalf("it was given back: %v", err)
	}
	again.Close()
}
