package station

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"okienko/internal/feed"
	"okienko/internal/journal"
	"okienko/office"
	"okienko/office/wire"
)

// drafts keeps the letters of an outbox in the window's journal. Without a
// journal, or with one that cannot be written, the window works on, and a crash
// may lose what was on its way.
type drafts struct {
	journal *journal.Journal // nil when there is none
	log     *slog.Logger

	mu sync.Mutex // guards n
	n  int        // of the last key
}

// draft is the form of a letter on the disk.
type draft struct {
	Tag      string    `json:"tag"`
	Given    time.Time `json:"given"`
	Envelope []byte    `json:"envelope"` // without a client's name it was never sent
}

const draftKey = "letter/"

// fact keeps a letter that was not sent yet, and returns its key.
func (d *drafts) fact(l letter) string {
	if d == nil {
		return ""
	}
	envelope, err := wire.EncodeEnvelope(office.Envelope{Level: office.Level, Command: l.send.Command})
	if err != nil {
		return "" // it will not be sent either
	}
	return d.order(l, envelope)
}

// order keeps a letter under the identity with which it is sent.
func (d *drafts) order(l letter, envelope []byte) string {
	if d == nil {
		return ""
	}
	key := l.key
	if key == "" {
		key = d.next()
	}
	body, err := json.Marshal(draft{Tag: l.send.Tag, Given: l.given, Envelope: envelope})
	if err == nil {
		err = d.journal.Put(key, body)
	}
	if err != nil {
		d.log.Warn("a command is not kept over a crash", "command", l.send.Command.Kind(), "error", err)
	}
	return key
}

func (d *drafts) next() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.n++
	return fmt.Sprintf("%s%09d", draftKey, d.n)
}

func (d *drafts) drop(key string) {
	if d == nil || key == "" {
		return
	}
	if err := d.journal.Drop(key); err != nil {
		d.log.Warn("a command that is done is still kept", "error", err)
	}
}

// letters are those of an earlier life of the program, oldest first. Orders that
// are too old are let go: nobody wants a call long after the key.
func (d *drafts) letters(answered func(feed.Answered)) []letter {
	if d == nil {
		return nil
	}
	var all []letter
	for _, e := range d.journal.Entries() {
		if !strings.HasPrefix(e.Key, draftKey) {
			continue
		}
		_, _ = fmt.Sscanf(e.Key, draftKey+"%d", &d.n)
		if l, ok := openDraft(e, answered); ok {
			all = append(all, l)
		} else {
			d.drop(e.Key)
		}
	}
	return all
}

func openDraft(e journal.Entry, answered func(feed.Answered)) (letter, bool) {
	var form draft
	if json.Unmarshal(e.Body, &form) != nil {
		return letter{}, false
	}
	envelope, err := wire.DecodeEnvelope(form.Envelope)
	if err != nil || envelope.Command == nil || time.Since(form.Given) > keptFor(envelope.Command) {
		return letter{}, false
	}
	l := letter{send: feed.Send{Tag: form.Tag, Command: envelope.Command}, answered: answered, given: form.Given, key: e.Key}
	if envelope.Client != "" {
		l.envelope = form.Envelope
	}
	return l, true
}
