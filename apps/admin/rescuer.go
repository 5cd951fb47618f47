package main

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"okienko/apps/admin/flow"
	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/feed"
	"okienko/office/machines"
)

// rescuer finds out what is left of the office after a loss, and lets one machine
// go on alone. It works with what the window knew last.
type rescuer struct {
	identity *cluster.Identity
	seeds    []cluster.Member
	tell     func(flow.Msg)

	mu       sync.Mutex // guards register
	register machines.State
}

// How long a survey may take, and how long a machine may take to begin anew.
const (
	surveyFor = 5 * time.Second
	rescueFor = 2 * time.Minute
)

// news notes the register.
func (r *rescuer) news(n feed.News) {
	next := n.State.Machines
	next.Machines = slices.Clone(next.Machines)
	next.Authorities = slices.Clone(next.Authorities)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.register = next
}

func (r *rescuer) office() machines.State {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.register
}

// members are all that may be called.
func (r *rescuer) members() []cluster.Member {
	register := r.office()
	return append(slices.Clone(r.seeds), cluster.MembersIn(&register)...)
}

// survey tells which machines answer, and how much each of them knows.
func (r *rescuer) survey(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, surveyFor)
	defer cancel()
	found := cluster.Survey(ctx, r.identity, r.members())
	r.tell(surveyed(r.office(), found, machines.ID(r.identity.Machine)))
}

func surveyed(register machines.State, found map[machines.ID]cluster.Stored, self machines.ID) flow.Surveyed {
	s := flow.Surveyed{Best: cluster.Newest(found).Machine, Lives: cluster.Lives(found)}
	for _, m := range register.Present() {
		if !m.Keeps {
			continue
		}
		stored, answers := found[m.ID]
		s.Expected++
		s.Machines = append(s.Machines, flow.Survivor{
			ID: m.ID, Name: m.Name, Answers: answers, Newest: stored.At, Here: m.ID == self,
		})
	}
	return s
}

// rescue lets a machine go on alone, and waits until the office works there.
func (r *rescuer) rescue(ctx context.Context, i flow.Rescue) {
	ctx, cancel := context.WithTimeout(ctx, rescueFor)
	defer cancel()
	r.tell(flow.Rescued{Why: r.goOn(ctx, i)})
}

// goOn returns why it failed, as a key of the catalogue.
func (r *rescuer) goOn(ctx context.Context, i flow.Rescue) (why string) {
	if _, _, err := joining.ParseRecoveryKey(i.Key); err != nil {
		return "rescue.why_typo"
	}
	register := r.office()
	switch err := cluster.Rescue(ctx, r.identity, &register, r.members(), i.From, i.Key); {
	case err == nil:
		return ""
	case errors.Is(err, cluster.ErrOfficeLives):
		return "rescue.why_lives"
	case errors.Is(err, context.DeadlineExceeded):
		return "rescue.why_silent"
	}
	return "rescue.why_key"
}
