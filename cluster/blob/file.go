package blob

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"okienko/office/manifest"
)

// A stored file is its manifest and then its chunks, each with its length before
// it. The same form serves for files that are only partly there.

// maxManifest is the size of the largest manifest.
const maxManifest = 64 + manifest.MaxChunks*32

// maxPacked is the size of the largest compressed chunk: what cannot be
// compressed grows a little.
const maxPacked = manifest.ChunkSize + 1024

// ErrDamaged is wrapped by every error about bytes that are not what they should be.
var ErrDamaged = errors.New("the bytes are not those of the file")

// pack compresses a chunk.
func pack(chunk []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.DefaultCompression) // fails only for an unknown level
	_, _ = w.Write(chunk)                                 // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// unpack opens a compressed chunk and proves that it is the right one.
func unpack(m manifest.Manifest, chunk int, packed []byte) ([]byte, error) {
	r := flate.NewReader(bytes.NewReader(packed))
	b, err := io.ReadAll(io.LimitReader(r, int64(m.Length(chunk))+1))
	if err != nil || !m.Fits(chunk, b) {
		return nil, fmt.Errorf("chunk %d: %w", chunk, ErrDamaged)
	}
	return b, nil
}

func writeBlock(w io.Writer, b []byte) error {
	_, err := w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(b))), b...))
	return err
}

// readBlock reads a block that is no longer than limit. At the end of the file
// it says io.EOF.
func readBlock(r io.Reader, limit int) ([]byte, error) {
	var size [4]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, err
	}
	n := int(binary.BigEndian.Uint32(size[:]))
	if n > limit {
		return nil, fmt.Errorf("a block of %d bytes: %w", n, ErrDamaged)
	}
	var b bytes.Buffer // grows as the bytes come, whatever the length claims
	if got, err := io.CopyN(&b, r, int64(n)); got < int64(n) {
		return nil, errors.Join(io.ErrUnexpectedEOF, err)
	}
	return b.Bytes(), nil
}

// readManifest reads the manifest and proves that it is the right one.
func readManifest(r io.Reader, address manifest.Sum) (manifest.Manifest, error) {
	b, err := readBlock(r, maxManifest)
	if err != nil {
		return manifest.Manifest{}, err
	}
	m, err := manifest.Read(b)
	if err != nil || m.Address() != address {
		return manifest.Manifest{}, fmt.Errorf("the manifest: %w", ErrDamaged)
	}
	return m, nil
}
