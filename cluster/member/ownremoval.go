package member

import (
	"context"

	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// removesLeader says whether a command puts out the machine that leads. The
// others hang up on it as soon as that stands in the log, so by then somebody
// else has to lead, and to have a vote.
func (m *Member) removesLeader(c office.Command) bool {
	revoke, is := c.(machines.RevokeMachine)
	return is && revoke.Machine == machines.ID(m.cfg.ID) && len(m.servers()) > 1
}

// yieldTo hands the lead over, so that the next leader carries a command out.
// Where nobody can take it, the machine cannot be done without.
func (m *Member) yieldTo(answer reply) {
	m.asked.Go(func() {
		ctx, cancel := context.WithTimeout(m.life, leavingFor)
		defer cancel()
		m.handOnLead(ctx)
		if m.leads() {
			answer.refuse(&queue.Refusal{Code: machines.LastMachine, Facts: map[string]string{"machine": m.cfg.ID}})
			return
		}
		answer.retry()
	})
}
