package blob

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"

	"okienko/office/manifest"
)

// A request is an address and the number of a chunk, and wantManifest where a
// number is for the manifest. The answer is a block, which is empty for what is
// not there.
const (
	requestSize  = len(manifest.Sum{}) + 4
	wantManifest = 1<<32 - 1
)

// answerFor bounds each step of a conversation.
const answerFor = 10 * time.Second

// ErrMissing says that the other side has no such file.
var ErrMissing = errors.New("the other machine does not have the blob")

// Serve answers requests until the other side has enough. It sends no faster
// than pace bytes a second; zero is as fast as it can.
func (s *Store) Serve(ctx context.Context, conn net.Conn, pace int) error {
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	var open opened
	defer open.close()
	for {
		var request [requestSize]byte
		_ = conn.SetReadDeadline(time.Now().Add(answerFor))
		if _, err := io.ReadFull(conn, request[:]); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		b := open.answer(s, manifest.Sum(request[:len(manifest.Sum{})]), binary.BigEndian.Uint32(request[len(manifest.Sum{}):]))
		_ = conn.SetWriteDeadline(time.Now().Add(answerFor))
		if err := writeBlock(conn, b); err != nil {
			return err
		}
		if err := rest(ctx, len(b), pace); err != nil {
			return err
		}
	}
}

// rest waits as long as so many bytes take.
func rest(ctx context.Context, bytes, pace int) error {
	if pace <= 0 {
		return nil
	}
	timer := time.NewTimer(time.Duration(bytes) * time.Second / time.Duration(pace))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// opened is the file that was asked for last: chunks are asked for one after
// another.
type opened struct {
	address manifest.Sum
	file    *os.File // nil while there is none
	chunks  int
	next    int
}

// answer reads what was asked for. Chunks are checked by whoever takes them.
func (o *opened) answer(s *Store, address manifest.Sum, want uint32) []byte {
	if o.file == nil || o.address != address || want == wantManifest || int(want) < o.next {
		if b := o.open(s, address); want == wantManifest {
			return b
		}
	}
	if o.file == nil || int64(want) >= int64(o.chunks) {
		return nil
	}
	for {
		b, err := readBlock(o.file, maxPacked)
		if err != nil {
			o.close()
			return nil
		}
		if o.next++; o.next > int(want) {
			return b
		}
	}
}

// open goes to the beginning of a file and returns its manifest.
func (o *opened) open(s *Store, address manifest.Sum) []byte {
	o.close()
	f, err := os.Open(s.path(address))
	if err != nil {
		return nil
	}
	o.file, o.address, o.next = f, address, 0
	b, err := readBlock(f, maxManifest)
	if err == nil {
		var m manifest.Manifest
		if m, err = manifest.Read(b); err == nil {
			o.chunks = len(m.Chunks)
			return b
		}
	}
	o.close()
	return nil
}

func (o *opened) close() {
	if o.file != nil {
		o.file.Close()
		o.file = nil
	}
}

// Fetch gets a file from the other side of a connection, and takes no more than
// pace bytes a second. What has come stays when it is cut.
func (s *Store) Fetch(ctx context.Context, conn net.Conn, address manifest.Sum, pace int) error {
	if s.Has(address) {
		return nil
	}
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	p, err := s.openPart(address)
	if err == nil {
		if err = p.fetch(ctx, conn, pace); err == nil {
			err = p.finish()
		} else {
			err = errors.Join(err, p.file.Close())
		}
	}
	if err != nil {
		return fmt.Errorf("fetch the blob %s: %w", address, err)
	}
	return nil
}

func (p *part) fetch(ctx context.Context, conn net.Conn, pace int) error {
	if !p.known {
		b, err := ask(conn, p.address, wantManifest, maxManifest)
		if err == nil {
			err = p.begin(b)
		}
		if err != nil {
			return err
		}
	}
	for !p.whole() {
		b, err := ask(conn, p.address, uint32(p.next), maxPacked)
		if err == nil {
			err = p.add(b)
		}
		if err == nil {
			err = rest(ctx, len(b), pace)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func ask(conn net.Conn, address manifest.Sum, what uint32, limit int) ([]byte, error) {
	_ = conn.SetDeadline(time.Now().Add(answerFor))
	if _, err := conn.Write(binary.BigEndian.AppendUint32(address[:], what)); err != nil {
		return nil, err
	}
	b, err := readBlock(conn, limit)
	if err == nil && len(b) == 0 {
		err = ErrMissing
	}
	return b, err
}
