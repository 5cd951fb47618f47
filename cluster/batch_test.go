package cluster_test

import (
	"errors"
	"testing"

	"okienko/cluster"
	"okienko/office/wire"
)

func TestABatchIsReadToItsLastByte(t *testing.T) {
	whole := commit(t, 1, pass(1), pass(2)).Body
	if got, err := cluster.DecodeBatch(whole); err != nil || len(got) != 2 || got[1].Seq != 2 {
		t.Fatal(got, err)
	}
	for i := range whole {
		if _, err := cluster.DecodeBatch(whole[:i]); !errors.Is(err, wire.ErrDamaged) {
			t.Errorf("cut after %d bytes: %v", i, err)
		}
		flipped := append([]byte(nil), whole...)
		flipped[i] ^= 0x10
		if _, err := cluster.DecodeBatch(flipped); err == nil {
			t.Errorf("byte %d was flipped, and nobody saw it", i)
		}
	}
	if _, err := cluster.DecodeBatch(append(whole, 0)); !errors.Is(err, wire.ErrDamaged) {
		t.Errorf("with a byte more: %v", err)
	}
}
