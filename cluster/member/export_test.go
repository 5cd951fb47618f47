package member

import (
	"context"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/office"
	"okienko/office/history"
	"okienko/office/manifest"
)

// Connections is how many connections the member holds.
func (m *Member) Connections() int {
	m.port.mu.Lock()
	defer m.port.mu.Unlock()
	return len(m.port.conns)
}

// Spoil changes the member's state beside the log, and takes the checksum of its
// state more often.
func (m *Member) Spoil() {
	m.machine.mu.Lock()
	defer m.machine.mu.Unlock()
	m.machine.state.Queue.LastCall += 7
}

// HoldWrites lets the disk of a member hang as hold does.
func HoldWrites(c *Config, hold func()) { c.hold = hold }

// Pass gives an envelope to the office as it is, as if its machine's rights were
// checked.
func (m *Member) Pass(ctx context.Context, e office.Envelope) (cluster.Frame, bool) {
	return m.pass(ctx, e)
}

// DayFile reads the file of a sealed day on this machine.
func (m *Member) DayFile(seal history.Seal) ([]byte, error) {
	a, err := manifest.ParseSum(seal.Sum)
	if err != nil {
		return nil, err
	}
	return m.blobs.Get(a)
}

// LoseDay loses a sealed day, its file and what was made of it.
func (m *Member) LoseDay(seal history.Seal) error {
	a, err := manifest.ParseSum(seal.Sum)
	if err != nil {
		return err
	}
	m.summaries.Forget(a)
	return m.blobs.Drop(a)
}

// RecoverInSteps recovers as Recover does, and tells step before each step.
func RecoverInSteps(c Config, in joining.Incarnation, step func(string)) error {
	_, err := carryOut(c.filled(), in, step)
	return err
}
