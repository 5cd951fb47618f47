package member

import (
	"context"
	"encoding/json"
	"errors"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// asker is the machine that asks a question, as its certificate says, and the
// window there.
type asker struct {
	Machine machines.ID
	Role    machines.Role
	Client  string
}

// A question is something that a member tells beside the log. Roles lists who
// may ask; tell may take its time, and its context ends with the member.
type question struct {
	roles []machines.Role
	tell  func(ctx context.Context, from asker, asked json.RawMessage) (any, error)
}

// questions are all that a member tells, by what they are about.
func (m *Member) questions() map[string]question {
	return map[string]question{
		cluster.AboutInvitation: {managers, m.invite},
		cluster.AboutNewcomer:   {managers, m.newcomer},
		cluster.AboutConfirming: {managers, m.confirming},
		cluster.AboutSelf:       {machines.Roles(), m.tellSelf},
		cluster.AboutHealth:     {machines.Roles(), m.tellHealth},
		cluster.AboutDiffers:    {machines.Roles(), m.tellDiffers},
		cluster.AboutBefore:     {machines.Roles(), m.tellBefore},
		cluster.AboutReadmit:    {machines.Roles(), m.tellReadmit},
		cluster.AboutLeaving:    {machines.Roles(), m.tellLeaving},
		cluster.AboutBackup:     {machines.Roles(), m.tellBackup},
		cluster.AboutAuthority:  {managers, m.newAuthority},
		cluster.AboutStored:     {machines.Roles(), m.tellStored},
		cluster.AboutRecover:    {managers, m.recoverHere},
		cluster.AboutNotices:    {mayTalk, (&noticeboard{}).exchange},
		cluster.AboutFigures:    {counters, m.tellFigures},
		cluster.AboutPastDays:   {counters, m.tellPastDays},
		cluster.AboutPastDay:    {counters, m.tellPastDay},
		cluster.AboutTrace:      {managers, m.tellTrace},
	}
}

// permit says who is signed in where a question comes from, or why they may not
// ask for what a command does.
func (m *Member) permit(from asker, c office.Command) (person string, err error) {
	at := queue.At(m.cfg.Clock().Add(m.clock.offset()))
	m.machine.look(func(s *office.State) {
		person = string(s.People.Who(string(from.Machine), from.Client, at))
		if r := s.Forbids(string(from.Machine), from.Client, c, at); r != nil {
			err = &cluster.RefusedError{Code: string(r.Code)}
		}
	})
	return person, err
}

// errRetry asks to come again, perhaps to another member.
var errRetry = errors.New("not now")

// answer tells what a machine asks for. Each question runs on its own, since one
// may wait for a person.
func (m *Member) answer(w *window, f cluster.Frame, reply func(cluster.Reply)) {
	asked, err := cluster.ReadQuestion(f)
	q, known := m.about[asked.About]
	from := asker{w.peer.Machine, w.peer.Role, asked.Client}
	switch {
	case err != nil || !known:
		reply(cluster.Reply{Refused: "unknown_question"})
		return
	case !mayAsk(q.roles, from.Role):
		reply(cluster.Reply{Refused: "not_allowed"})
		return
	}
	m.asked.Add(1)
	go func() {
		defer m.asked.Done()
		reply(told(q.tell(m.life, from, asked.Asked)))
	}()
}

func mayAsk(roles []machines.Role, role machines.Role) bool {
	for _, r := range roles {
		if r == role {
			return true
		}
	}
	return false
}

// told turns the outcome of a question into its reply.
func told(v any, err error) cluster.Reply {
	var refused *cluster.RefusedError
	switch {
	case errors.Is(err, errRetry) || errors.Is(err, context.Canceled):
		return cluster.Reply{Retry: true}
	case errors.As(err, &refused):
		return cluster.Reply{Refused: refused.Code}
	case err != nil:
		return cluster.Reply{Refused: "failed"}
	}
	body, err := json.Marshal(v)
	if err != nil {
		return cluster.Reply{Refused: "failed"}
	}
	return cluster.Reply{Told: body}
}
