// Package manifest tells what a large file must consist of: its size and the
// SHA-256 of each of its chunks. The SHA-256 of the manifest is the file's
// address, so that whoever knows the address can check the manifest at once, and
// then each chunk as it comes, from anybody.
package manifest

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
)

// ChunkSize is the size of every chunk but the last.
const ChunkSize = 256 << 10

// MaxChunks bounds a file: 4 GB. A manifest that claims more is nobody's.
const MaxChunks = 4 << 30 / ChunkSize

// Sum is a SHA-256.
type Sum [sha256.Size]byte

// String is the sum in hexadecimal, as it stands in the log and in file names.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// ParseSum reads a sum.
func ParseSum(text string) (Sum, error) {
	var s Sum
	if len(text) != 2*len(s) {
		return s, fmt.Errorf("%q is no SHA-256", text)
	}
	if _, err := hex.Decode(s[:], []byte(text)); err != nil {
		return s, fmt.Errorf("%q is no SHA-256", text)
	}
	if s.String() != text {
		return s, fmt.Errorf("%q is no SHA-256 in small letters", text)
	}
	return s, nil
}

// Manifest is what a file must consist of.
type Manifest struct {
	Size   uint64
	Chunks []Sum
}

// Of is the manifest of a file.
func Of(file []byte) Manifest {
	m := Manifest{Size: uint64(len(file))}
	for i := range m.count() {
		m.Chunks = append(m.Chunks, sha256.Sum256(file[i*ChunkSize:min((i+1)*ChunkSize, len(file))]))
	}
	return m
}

// Length is how long a chunk is.
func (m Manifest) Length(chunk int) int {
	return int(min(ChunkSize, m.Size-uint64(chunk)*ChunkSize))
}

// Fits says whether these bytes are the chunk.
func (m Manifest) Fits(chunk int, b []byte) bool {
	return chunk >= 0 && chunk < len(m.Chunks) && sha256.Sum256(b) == m.Chunks[chunk]
}

// Address is the address of the file.
func (m Manifest) Address() Sum { return sha256.Sum256(m.Bytes()) }

// magic begins every manifest; its last byte is the version.
const magic = "okienko-manifest\x01"

// Bytes are the manifest in its one form.
func (m Manifest) Bytes() []byte {
	b := binary.BigEndian.AppendUint64([]byte(magic), m.Size)
	for _, c := range m.Chunks {
		b = append(b, c[:]...)
	}
	return b
}

// Read reads a manifest.
func Read(b []byte) (Manifest, error) {
	var m Manifest
	if len(b) < len(magic)+8 || string(b[:len(magic)]) != magic {
		return m, errors.New("these bytes are no manifest that this program knows")
	}
	m.Size, b = binary.BigEndian.Uint64(b[len(magic):]), b[len(magic)+8:]
	if m.Size > MaxChunks*ChunkSize || len(b) != m.count()*len(Sum{}) {
		return Manifest{}, errors.New("the manifest's size and its list of chunks differ")
	}
	for ; len(b) > 0; b = b[len(Sum{}):] {
		m.Chunks = append(m.Chunks, Sum(b[:len(Sum{})]))
	}
	return m, nil
}

// count is how many chunks a file of that size has.
func (m Manifest) count() int { return int((m.Size + ChunkSize - 1) / ChunkSize) }
