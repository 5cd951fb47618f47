package summary

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sync"

	"okienko/office/figures"
	"okienko/office/manifest"
)

// name is the file in its folder.
const name = "summaries"

// magic begins the file; the version of the summaries follows.
const magic = "okienko summaries\n"

// Before each summary stand its length, its checksum and the address of its day.
const (
	headSize = 4 + 4 + len(manifest.Sum{})
	most     = 16 << 20 // bytes that a summary may have
)

// Store is the file of summaries. Several goroutines may use it.
type Store struct {
	mu    sync.Mutex // guards what follows
	file  *os.File
	end   int64
	slots map[manifest.Sum]slot
}

// slot is where a summary stands.
type slot struct {
	at   int64
	size int
	sum  uint32
}

// Open opens the file in a folder, or begins one. What follows a torn write is cut
// off; a file of another version is begun anew.
func Open(folder string) (*Store, error) {
	f, err := os.OpenFile(filepath.Join(folder, name), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the summaries of past days: %w", err)
	}
	s := &Store{file: f, slots: make(map[manifest.Sum]slot)}
	if err := s.load(); err != nil {
		return nil, errors.Join(fmt.Errorf("open the summaries of past days: %w", err), f.Close())
	}
	return s, nil
}

// Close closes the file.
func (s *Store) Close() error { return s.file.Close() }

// begins are the first bytes of a file that this program writes.
func begins() []byte { return append([]byte(magic), figures.Version) }

// load finds out what is there.
func (s *Store) load() error {
	first := make([]byte, len(begins()))
	if _, err := io.ReadFull(s.file, first); err != nil || string(first) != string(begins()) {
		if err := s.file.Truncate(0); err != nil {
			return err
		}
		_, err := s.file.WriteAt(begins(), 0)
		s.end = int64(len(first))
		return err
	}
	info, err := s.file.Stat()
	if err != nil {
		return err
	}
	s.end = int64(len(first))
	for head := make([]byte, headSize); ; {
		if _, err := s.file.ReadAt(head, s.end); err != nil {
			break
		}
		at := slot{s.end + int64(headSize), int(binary.BigEndian.Uint32(head)), binary.BigEndian.Uint32(head[4:])}
		if at.size > most || at.at+int64(at.size) > info.Size() {
			break
		}
		s.slots[manifest.Sum(head[8:])] = at
		s.end = at.at + int64(at.size)
	}
	return s.file.Truncate(s.end)
}

// Has says whether there is a summary of the day with an address.
func (s *Store) Has(day manifest.Sum) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, is := s.slots[day]
	return is
}

// Put keeps the summary of a day. It need not be safe from a power cut: it can be
// made again.
func (s *Store) Put(day manifest.Sum, sum []byte) error {
	if len(sum) > most {
		return fmt.Errorf("keep the summary of a day: %d bytes are too many", len(sum))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, is := s.slots[day]; is {
		return nil
	}
	at := slot{s.end + int64(headSize), len(sum), crc32.ChecksumIEEE(sum)}
	frame := binary.BigEndian.AppendUint32(nil, uint32(at.size))
	frame = binary.BigEndian.AppendUint32(frame, at.sum)
	frame = append(append(frame, day[:]...), sum...)
	if _, err := s.file.WriteAt(frame, s.end); err != nil {
		return errors.Join(fmt.Errorf("keep the summary of a day: %w", err), s.file.Truncate(s.end))
	}
	s.slots[day], s.end = at, s.end+int64(len(frame))
	return nil
}

// Each reads the summaries of days in their order and says how many are not there.
// The bytes are good only during the call. It ends early when see says false.
func (s *Store) Each(days []manifest.Sum, see func(sum []byte) bool) (missing int) {
	var room []byte
	for _, day := range days {
		sum, ok := s.read(day, room)
		if !ok {
			missing++
			continue
		}
		room = sum
		if !see(sum) {
			break
		}
	}
	return missing
}

// read reads one summary, into the room where it fits. One that is spoilt is
// forgotten.
func (s *Store) read(day manifest.Sum, room []byte) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, is := s.slots[day]
	if !is {
		return nil, false
	}
	if cap(room) < at.size {
		room = make([]byte, at.size+at.size/2)
	}
	sum := room[:at.size]
	if _, err := s.file.ReadAt(sum, at.at); err != nil || crc32.ChecksumIEEE(sum) != at.sum {
		delete(s.slots, day)
		return nil, false
	}
	return sum, true
}

// Forget lets go of a summary that does not say what its day says.
func (s *Store) Forget(day manifest.Sum) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.slots, day)
}
