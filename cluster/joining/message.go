package joining

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

// kind says what a message is.
type kind byte

const (
	kindInvited kind = 1 // from a newcomer: I hold an invitation
	kindTyped   kind = 2 // from a newcomer: a short code was typed
	kindRenew   kind = 3 // from a machine of the office: my certificate ends
	kindShare   kind = 4 // from a member: its part of CPace
	kindProof   kind = 5 // from a newcomer: it knows the code
	kindChecked kind = 6 // from a member: it knows the code, too
	kindWait    kind = 7 // from a member: a person is asked
	kindPapers  kind = 8 // from a member: welcome
	kindRefused kind = 9 // from a member: no, and why
)

// Times and sizes of the talk. A newcomer is a stranger, so little is believed of
// what it sends.
const (
	stepFor    = 10 * time.Second
	waitEvery  = 3 * time.Second
	maxMessage = 64 << 10
)

// asking is what every newcomer sends first.
type asking struct {
	Request   []byte   `json:"request"`   // a signing request for its key
	Recipient string   `json:"recipient"` // whom to seal secrets to
	Addresses []string `json:"addresses"` // where its member will listen
	Level     int      `json:"level"`     // the feature level of its program
	Version   string   `json:"version"`   // of its program, for people

	Secret []byte `json:"secret,omitempty"` // of an invitation
	Office string `json:"office,omitempty"` // that it means to join

	Slot   string `json:"slot,omitempty"`   // of a short code
	Share  []byte `json:"share,omitempty"`  // its part of CPace
	Commit []byte `json:"commit,omitempty"` // hash of its part of the digits

	Bound []byte `json:"bound,omitempty"` // signature of its key over this connection
}

// shared is a member's answer to a short code.
type shared struct {
	Share []byte `json:"share"`
	Nonce []byte `json:"nonce"` // its part of the digits
}

// proven shows that one side knows the code.
type proven struct {
	Tag   []byte `json:"tag"`
	Nonce []byte `json:"nonce,omitempty"` // the newcomer's part of the digits
}

type refused struct {
	Code Code   `json:"code"`
	What string `json:"what,omitempty"`
}

// send writes a message and returns its bytes, which both sides take into what
// they prove.
func send(c net.Conn, k kind, v any) ([]byte, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	if len(body) > maxMessage {
		return nil, fmt.Errorf("a message of %d bytes is too long", len(body))
	}
	head := binary.BigEndian.AppendUint32([]byte{byte(k)}, uint32(len(body)))
	_ = c.SetWriteDeadline(time.Now().Add(stepFor))
	if _, err := c.Write(append(head, body...)); err != nil {
		return nil, broken(err)
	}
	return body, nil
}

// receive waits for a message of one kind, and for as long as the other side
// says that it waits for a person. A refusal is returned as one.
func receive(c net.Conn, want kind, v any) ([]byte, error) {
	for {
		k, body, err := read(c)
		switch {
		case err != nil:
			return nil, err
		case k == kindWait && want == kindPapers:
			continue
		case k == kindRefused:
			return nil, readRefusal(body)
		case k != want:
			return nil, Refuse(Misunderstood, "", fmt.Errorf("message %d instead of %d", k, want))
		}
		if err := json.Unmarshal(body, v); err != nil {
			return nil, Refuse(Misunderstood, "", err)
		}
		return body, nil
	}
}

func read(c net.Conn) (kind, []byte, error) {
	_ = c.SetReadDeadline(time.Now().Add(stepFor))
	return readMessage(c)
}

func readMessage(r io.Reader) (kind, []byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, broken(err)
	}
	size := binary.BigEndian.Uint32(head[1:])
	if size > maxMessage {
		return 0, nil, Refuse(Misunderstood, "", fmt.Errorf("a message of %d bytes", size))
	}
	body := make([]byte, size)
	if _, err := io.ReadFull(r, body); err != nil {
		return 0, nil, broken(err)
	}
	return kind(head[0]), body, nil
}

func readRefusal(body []byte) *Refusal {
	var r refused
	if err := json.Unmarshal(body, &r); err != nil || r.Code == "" {
		return Refuse(Misunderstood, "", err)
	}
	return Refuse(r.Code, r.What, nil)
}

func broken(err error) *Refusal {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		err = errors.New("the other side is silent")
	}
	return Refuse(Disconnected, "", err)
}
