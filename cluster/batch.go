package cluster

import (
	"encoding/binary"
	"fmt"

	"okienko/office"
	"okienko/office/wire"
)

// batchVersion begins each entry of the log.
const batchVersion = 1

// EncodeBatch joins encoded envelopes into one entry of the log. Several
// commands in one entry share one flush to the disk.
func EncodeBatch(envelopes [][]byte) []byte {
	size := 1 + binary.MaxVarintLen64
	for _, e := range envelopes {
		size += binary.MaxVarintLen64 + len(e)
	}
	b := append(make([]byte, 0, size), batchVersion)
	b = binary.AppendUvarint(b, uint64(len(envelopes)))
	for _, e := range envelopes {
		b = binary.AppendUvarint(b, uint64(len(e)))
		b = append(b, e...)
	}
	return b
}

// DecodeBatch takes an entry of the log apart.
func DecodeBatch(b []byte) ([]office.Envelope, error) {
	if len(b) == 0 || b[0] != batchVersion {
		return nil, fmt.Errorf("read log entry: %w: no known version", wire.ErrDamaged)
	}
	b = b[1:]
	count, n := binary.Uvarint(b)
	if n <= 0 || count > uint64(len(b)) {
		return nil, fmt.Errorf("read log entry: %w: no count", wire.ErrDamaged)
	}
	b = b[n:]
	// No envelope is as short as 16 bytes, so a lying count takes no memory.
	envelopes := make([]office.Envelope, 0, min(count, uint64(len(b)/16)))
	for range count {
		size, n := binary.Uvarint(b)
		if n <= 0 || size > uint64(len(b)-n) {
			return nil, fmt.Errorf("read log entry: %w: it ends too early", wire.ErrDamaged)
		}
		e, err := wire.DecodeEnvelope(b[n : n+int(size)])
		if err != nil {
			return nil, fmt.Errorf("read log entry: %w", err)
		}
		envelopes = append(envelopes, e)
		b = b[n+int(size):]
	}
	if len(b) > 0 {
		return nil, fmt.Errorf("read log entry: %w: something follows its end", wire.ErrDamaged)
	}
	return envelopes, nil
}
