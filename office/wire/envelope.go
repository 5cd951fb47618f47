package wire

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"reflect"

	"okienko/office"
	"okienko/office/queue"
)

const (
	envelopeVersion = 1
	flagMaySkip     = 1 << 0
	flagOwn         = 1 << 1
)

// EncodeEnvelope returns the bytes of an envelope for the log. It fails for a
// command that is too large, and for one that could not be read back: once in
// the log, it would be there for ever.
func EncodeEnvelope(e office.Envelope) ([]byte, error) {
	kind, payload := e.Unread, e.Original
	if e.Command != nil {
		var err error
		if payload, err = json.Marshal(e.Command); err != nil {
			return nil, fmt.Errorf("encode command %s: %w", e.Command.Kind(), err)
		}
		kind = e.Command.Kind()
	}
	b := []byte{envelopeVersion, flags(e)}
	b = binary.AppendUvarint(b, uint64(e.Level))
	b = binary.AppendUvarint(b, uint64(e.At))
	b = binary.AppendUvarint(b, e.Seq)
	b = appendString(b, e.Origin)
	b = appendString(b, e.Client)
	b = appendString(b, kind)
	b = seal(appendBytes(b, payload))
	if limit := limitOf(kind); len(b) > limit {
		return nil, fmt.Errorf("command %s has %d bytes, and at most %d are allowed", kind, len(b), limit)
	}
	if _, err := DecodeEnvelope(b); err != nil {
		return nil, fmt.Errorf("encode command %s: %w", kind, err)
	}
	return b, nil
}

func flags(e office.Envelope) (b byte) {
	if e.MaySkip {
		b |= flagMaySkip
	}
	if e.Own {
		b |= flagOwn
	}
	return b
}

func limitOf(kind string) int {
	if kind == (queue.AdoptPlan{}).Kind() {
		return MaxPlanEnvelope
	}
	return MaxEnvelope
}

// DecodeEnvelope reads an envelope. A command of an unknown kind is no error:
// the rules decide what to do with it.
func DecodeEnvelope(b []byte) (office.Envelope, error) {
	body, err := unseal(b)
	if err != nil {
		return office.Envelope{}, fmt.Errorf("read envelope: %w", err)
	}
	r := &reader{b: body}
	if v := r.byte(); v != envelopeVersion {
		return office.Envelope{}, fmt.Errorf("read envelope: version %d is not known to this program", v)
	}
	f := r.flags()
	e := office.Envelope{MaySkip: f&flagMaySkip != 0, Own: f&flagOwn != 0}
	e.Level, e.At, e.Seq = int(r.integer(maxLevel)), queue.Moment(r.integer(maxMoment)), r.uvarint()
	e.Origin, e.Client = r.string(), r.string()
	kind, payload := r.string(), r.bytes()
	if kind == "" {
		r.fail("the command has no name")
	}
	if err := r.end(); err != nil {
		return office.Envelope{}, fmt.Errorf("read envelope: %w", err)
	}
	if len(b) > limitOf(kind) {
		return office.Envelope{}, fmt.Errorf("read envelope: %s has %d bytes, more than is allowed", kind, len(b))
	}
	if err := openPayload(&e, kind, payload); err != nil {
		return office.Envelope{}, err
	}
	return e, nil
}

func (r *reader) flags() byte {
	v := r.byte()
	if v&^(flagMaySkip|flagOwn) != 0 {
		r.fail("a flag is not known")
	}
	return v
}

func openPayload(e *office.Envelope, kind string, payload []byte) error {
	kindOf, known := commandKinds[kind]
	if !known || e.Level > office.Level { // it may have another form by then
		e.Unread, e.Original = kind, bytes.Clone(payload)
		return nil
	}
	value := reflect.New(kindOf)
	if err := json.Unmarshal(payload, value.Interface()); err != nil {
		return fmt.Errorf("read command %s: %w", kind, err)
	}
	e.Command = value.Elem().Interface().(office.Command)
	return nil
}

// commandKinds and eventKinds find the Go type of a kind.
var (
	commandKinds = kindsOf(office.Commands())
	eventKinds   = kindsOf(office.Events())
)

func kindsOf[T interface{ Kind() string }](values []T) map[string]reflect.Type {
	kinds := make(map[string]reflect.Type, len(values))
	for _, v := range values {
		kinds[v.Kind()] = reflect.TypeOf(v)
	}
	return kinds
}
