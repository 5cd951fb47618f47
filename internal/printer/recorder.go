package printer

import (
	"context"
	"slices"
	"sync"
)

// Recorder is a printer in memory for tests.
type Recorder struct {
	mu    sync.Mutex // guards all below
	jobs  []Job
	state Condition
}

// NewRecorder is a healthy printer.
func NewRecorder() *Recorder { return &Recorder{state: OK} }

// Set changes the condition; tickets fail while it cannot print.
func (r *Recorder) Set(c Condition) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.state = c
}

// Print keeps the job.
func (r *Recorder) Print(ctx context.Context, job Job) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return newError("recorder", "send", Unknown, err)
	}
	if !r.state.CanPrint() {
		return newError("recorder", "ask", r.state, nil)
	}
	r.jobs = append(r.jobs, job)
	return nil
}

// Condition is what Set said last.
func (r *Recorder) Condition(context.Context) Condition {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.state
}

// Jobs are the tickets printed so far, oldest first.
func (r *Recorder) Jobs() []Job {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.jobs)
}
