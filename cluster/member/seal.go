package member

import (
	"encoding/binary"
	"errors"
	"hash/crc32"

	"github.com/hashicorp/raft"
	raftboltdb "github.com/hashicorp/raft-boltdb/v2"
)

// sealed is raft-boltdb with a checksum over each entry. bbolt has none over its
// pages, and a byte that flips in an entry's term or kind would go unseen. The
// checksum stands in the field that raft leaves to whom it may concern, and only
// in the file.
type sealed struct{ *raftboltdb.BoltStore }

var errSeal = errors.New("its checksum is wrong")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// StoreLog stores one entry.
func (s sealed) StoreLog(l *raft.Log) error { return s.StoreLogs([]*raft.Log{l}) }

// StoreLogs stores entries in one transaction.
func (s sealed) StoreLogs(logs []*raft.Log) error {
	copies := make([]raft.Log, len(logs))
	pointers := make([]*raft.Log, len(logs))
	for i, l := range logs {
		copies[i] = *l
		copies[i].Extensions = binary.BigEndian.AppendUint32(append([]byte(nil), l.Extensions...), seal(l))
		pointers[i] = &copies[i]
	}
	return s.BoltStore.StoreLogs(pointers)
}

// GetLog reads an entry and checks that it is the one that was stored.
func (s sealed) GetLog(index uint64, l *raft.Log) error {
	if err := s.BoltStore.GetLog(index, l); err != nil {
		return err
	}
	at := len(l.Extensions) - 4
	if at < 0 {
		return errSeal
	}
	stored := binary.BigEndian.Uint32(l.Extensions[at:])
	if l.Extensions = l.Extensions[:at]; at == 0 {
		l.Extensions = nil
	}
	if l.Index != index || stored != seal(l) {
		return errSeal
	}
	return nil
}

// seal is the checksum of what counts in an entry.
func seal(l *raft.Log) uint32 {
	head := binary.BigEndian.AppendUint64(nil, l.Index)
	head = binary.BigEndian.AppendUint64(head, l.Term)
	head = append(head, byte(l.Type))
	sum := crc32.Update(crc32.Checksum(head, castagnoli), castagnoli, l.Data)
	return crc32.Update(sum, castagnoli, l.Extensions)
}
