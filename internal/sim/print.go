package sim

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"okienko/office"
	"okienko/office/wire"
)

// mark tells a state from every other one of the log. Each command makes its
// client's session the newest one, so a number and a name suffice.
type mark string

func markOf(s *office.State) mark {
	session := office.Session{}
	if n := len(s.Sessions); n > 0 {
		session = s.Sessions[n-1]
	}
	seq := uint64(0)
	for _, k := range session.Answers {
		seq += k.Seq
	}
	return mark(fmt.Sprintf("%s %d %d; %d at %d, %d tickets, call %d, day %s %v, %d machines", session.Client, len(session.Answers), seq,
		len(s.Sessions), s.Queue.Now, len(s.Queue.Tickets), s.Queue.LastCall, s.Queue.Day.Date, s.Queue.Day.Open, len(s.Machines.Machines)))
}

// sampled says whether the state behind a mark is compared to its last byte.
// Encoding each of them would take most of the time.
func (m mark) sampled() bool { return sha256.Sum256([]byte(m))[0]%64 == 0 }

// digest is the SHA-256 of a state's encoded form.
type digest [sha256.Size]byte

func digestOf(s *office.State) (digest, error) {
	var b bytes.Buffer
	err := wire.WriteState(&b, s)
	return sha256.Sum256(b.Bytes()), err
}
