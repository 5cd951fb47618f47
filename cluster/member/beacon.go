package member

import (
	"context"
	"crypto/ecdsa"

	"okienko/cluster/joining"
	"okienko/office"
)

// callOut tells the local network which office is here, for machines that are to
// join and for those whose addresses have changed.
func (m *Member) callOut(ctx context.Context) {
	if m.cfg.Beacon {
		joining.Call(ctx, m.beacon)
	}
}

// beacon is this member's packet; none while there is nothing to say.
func (m *Member) beacon() []byte {
	own := m.cfg.Identity.Proof().Pair
	key, ok := own.PrivateKey.(*ecdsa.PrivateKey)
	var b joining.Beacon
	m.machine.look(func(s *office.State) { b.Office, b.Name = s.Machines.Office, s.Queue.Plan.Name.PL })
	if !ok || b.Office == "" || len(own.Leaf.Subject.Organization) == 0 {
		return nil
	}
	b.Machine, b.Addresses, b.At = m.cfg.ID, m.ownAddresses(), m.cfg.Clock().UTC()
	packet, err := joining.EncodeBeacon(b, own.Certificate[0], key)
	if err != nil {
		m.cfg.Log.Debug("no beacon", "error", err)
		return nil
	}
	return packet
}
