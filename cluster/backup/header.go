package backup

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"okienko/office"
	"okienko/office/manifest"
	"okienko/office/queue"
)

// Header says what a backup holds.
type Header struct {
	Office      string       `json:"office"`
	Machine     string       `json:"machine"` // that has made it
	Made        queue.Moment `json:"made"`    // the office's time
	Index       uint64       `json:"index"`   // of the last entry of the log that is in it
	Term        uint64       `json:"term"`
	Incarnation int          `json:"incarnation"`
	Version     string       `json:"version,omitempty"` // of the program, for people
	Update      bool         `json:"update,omitempty"`  // it was made before the program changed

	State    Part   `json:"state"`
	StateSum string `json:"state_sum"` // SHA-256 of the state before it was compressed
	Days     []Part `json:"days,omitempty"`
	Lacks    int    `json:"lacks,omitempty"` // sealed days whose files the machine did not have
}

// Part is a part of a backup, as it lies in it.
type Part struct {
	Name   string `json:"name"` // of a day its address, which is the SHA-256 of its manifest
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// ErrDamaged is wrapped by every error about a backup that is not whole.
var ErrDamaged = errors.New("the backup is damaged")

// parse reads a header and looks whether it can be true at all.
func parse(text []byte) (Header, error) {
	var h Header
	if err := json.Unmarshal(text, &h); err != nil {
		return h, fmt.Errorf("its head: %w: %v", ErrDamaged, err)
	}
	for _, p := range append(slices.Clone(h.Days), h.State) {
		if p.Size < 0 {
			return h, fmt.Errorf("its head: %w: the part %q has %d bytes", ErrDamaged, p.Name, p.Size)
		}
	}
	return h, nil
}

// agrees says whether a header is that of its state.
func (h Header) agrees(s *office.State) error {
	sealed := make(map[string]bool)
	for _, seal := range s.History.Sealed {
		sealed[seal.Sum] = true
	}
	switch {
	case h.Office != s.Machines.Office || h.Incarnation != s.Machines.Incarnation:
		return fmt.Errorf("its head is of another office than its state: %w", ErrDamaged)
	case len(h.Days)+h.Lacks != len(s.History.Sealed):
		return fmt.Errorf("it holds %d days and lacks %d, and the office has sealed %d: %w", len(h.Days), h.Lacks, len(s.History.Sealed), ErrDamaged)
	}
	for _, day := range h.Days {
		if !sealed[day.Name] {
			return fmt.Errorf("it holds the day %s, which the office has not sealed, or holds it twice: %w", day.Name, ErrDamaged)
		}
		delete(sealed, day.Name)
	}
	return nil
}

// MachineName is what people call the machine that has made the backup.
func (h Header) MachineName(s *office.State) string {
	for _, m := range s.Machines.Machines {
		if string(m.ID) == h.Machine && m.Name != "" {
			return m.Name
		}
	}
	return h.Machine
}

// addresses are those of all days that a state has sealed.
func addresses(s *office.State) ([]manifest.Sum, error) {
	var list []manifest.Sum
	for _, seal := range s.History.Sealed {
		a, err := manifest.ParseSum(seal.Sum)
		if err != nil {
			return nil, fmt.Errorf("the day %s: %w", seal.Date, err)
		}
		list = append(list, a)
	}
	return list, nil
}
