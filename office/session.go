package office

import (
	"time"

	"okienko/office/queue"
)

// Session is what the office remembers of one client, so that a repeated
// command gets the first answer.
type Session struct {
	Client  string
	Last    queue.Moment // when it last sent a command
	Answers []Kept       // the newest ones, oldest first
}

// Kept is an answer by the sequence number of its command.
type Kept struct {
	Seq    uint64
	Answer Answer
}

const (
	keptAnswers = 64             // a client repeats its last few commands, not its life
	keptFor     = 24 * time.Hour // a client that was silent for a day is a new one
)

// recall finds the stored answer of a repeated command. One that is older than
// all that is kept is refused: doing it again would be worse.
func (s *State) recall(client string, seq uint64) (Answer, bool) {
	i := s.session(client)
	if i < 0 {
		return Answer{}, false
	}
	answers := s.Sessions[i].Answers
	for j := len(answers) - 1; j >= 0; j-- {
		if answers[j].Seq == seq {
			return answers[j].Answer, true
		}
	}
	if len(answers) == keptAnswers && seq < answers[0].Seq {
		return Answer{Refusal: &queue.Refusal{Code: queue.TooOld}}, true
	}
	return Answer{}, false
}

// remember keeps an answer and lets go of clients that are gone.
func (s *State) remember(client string, seq uint64, at queue.Moment, a Answer) {
	session := Session{Client: client}
	if i := s.session(client); i >= 0 {
		session = s.Sessions[i]
		s.Sessions = append(s.Sessions[:i], s.Sessions[i+1:]...)
	}
	for len(s.Sessions) > 0 && at.Since(s.Sessions[0].Last) > keptFor {
		s.Sessions = s.Sessions[1:]
	}
	session.Last = at
	session.Answers = insertKept(session.Answers, Kept{seq, a})
	s.Sessions = append(s.Sessions, session)
}

// insertKept puts an answer in the order of sequence numbers, and drops the
// oldest one when there are too many. Commands of one client may overtake each
// other on their way.
func insertKept(list []Kept, k Kept) []Kept {
	i := len(list)
	for i > 0 && list[i-1].Seq > k.Seq {
		i--
	}
	list = append(list, Kept{})
	copy(list[i+1:], list[i:])
	list[i] = k
	if len(list) > keptAnswers {
		list = append(list[:0:0], list[1:]...)
	}
	return list
}

func (s *State) session(client string) int {
	for i := len(s.Sessions) - 1; i >= 0; i-- {
		if s.Sessions[i].Client == client {
			return i
		}
	}
	return -1
}
