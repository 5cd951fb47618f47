package history

import (
	"sync"
	"time"

	"okienko/office"
)

// Recorder collects operations of many clients.
type Recorder struct {
	began time.Time

	mu   sync.Mutex // guards what follows
	list []Operation
}

// NewRecorder starts an empty history.
func NewRecorder() *Recorder { return &Recorder{began: time.Now()} }

func (r *Recorder) now() int64 { return int64(time.Since(r.began)) }

// Do runs an operation and writes it down with its answer. An error means that
// nobody knows whether it happened.
func (r *Recorder) Do(o Operation, ask func() (office.Answer, error)) (Outcome, error) {
	o.Begin = r.now()
	answer, err := ask()
	o.End = r.now()
	if err == nil {
		o.Known, o.Heard = true, OutcomeOf(answer)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.list = append(r.list, o)
	return o.Heard, err
}

// Operations are all that have ended so far, in the order of their ends.
func (r *Recorder) Operations() []Operation {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]Operation(nil), r.list...)
}

// Len is how many operations have ended so far.
func (r *Recorder) Len() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.list)
}
