package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Question is what a window asks its member about things that the log does not
// hold: how the machines are, or a code for a new one. About names who can answer.
type Question struct {
	About  string          `json:"about"`
	Asked  json.RawMessage `json:"asked,omitempty"`
	Client string          `json:"client,omitempty"` // the window that asks; who is signed in there asks with it
}

// Reply is the answer to a question: what was told, or why nothing was.
type Reply struct {
	Told    json.RawMessage `json:"told,omitempty"`
	Refused string          `json:"refused,omitempty"` // a code for the catalogue (keys "refusal.<code>")
	Retry   bool            `json:"retry,omitempty"`   // not now: ask again
}

// RefusedError says that a member would not answer, with a code that the
// catalogue has a text for.
type RefusedError struct{ Code string }

// Error names the code.
func (e *RefusedError) Error() string { return "the member does not answer this: " + e.Code }

// askAgain is the pause before a question is asked again.
const askAgain = 200 * time.Millisecond

// questions are those on their way. Unlike a command, a question changes nothing
// in the log, and is simply asked anew of the next member.
type questions struct {
	mu      sync.Mutex // guards what follows
	seq     uint64
	conn    *Connection // nil while there is none
	waiting map[uint64]chan Reply
}

// Ask asks the present member a question, and reads what it tells into told,
// which may be nil. Without a deadline of its own it takes ten seconds at most.
func (c *Client) Ask(ctx context.Context, about string, asked, told any) error {
	if _, bounded := ctx.Deadline(); !bounded {
		limited, cancel := context.WithTimeoutCause(ctx, answerFor, ErrNoAnswer)
		defer cancel()
		ctx = limited
	}
	question, err := questionFrame(about, c.name, asked)
	if err != nil {
		return err
	}
	for {
		r, err := c.questions.ask(ctx, c.closed, question)
		switch {
		case err != nil:
			return err
		case r.Retry:
			pause(ctx, askAgain)
		case r.Refused != "":
			return &RefusedError{r.Refused}
		case told == nil:
			return nil
		default:
			return json.Unmarshal(r.Told, told)
		}
	}
}

// ask sends one question and waits for its reply. A connection that is lost
// replies that the question has to be asked again.
func (q *questions) ask(ctx context.Context, closed <-chan struct{}, question Frame) (Reply, error) {
	number, reply, conn := q.expect()
	defer q.forget(number)
	if conn == nil {
		return Reply{Retry: true}, nil
	}
	if conn.Send(Frame{Kind: FrameQuestion, Number: number, Body: question.Body}) != nil {
		conn.Close()
	}
	select {
	case r := <-reply:
		return r, nil
	case <-closed:
		return Reply{}, ErrNoAnswer
	case <-ctx.Done():
		return Reply{}, context.Cause(ctx)
	}
}

func (q *questions) expect() (uint64, chan Reply, *Connection) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.seq++
	reply := make(chan Reply, 1)
	if q.conn != nil {
		q.waiting[q.seq] = reply
	}
	return q.seq, reply, q.conn
}

func (q *questions) forget(number uint64) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.waiting, number)
}

// use changes the connection. Whoever waits on the old one is to ask again.
func (q *questions) use(conn *Connection) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.conn = conn
	for number, reply := range q.waiting {
		reply <- Reply{Retry: true} // one value has room, and this is the only one
		delete(q.waiting, number)
	}
}

func (q *questions) replied(f Frame) {
	var r Reply
	if err := json.Unmarshal(f.Body, &r); err != nil {
		r = Reply{Refused: "wrong_request"}
	}
	q.mu.Lock()
	reply := q.waiting[f.Number]
	delete(q.waiting, f.Number)
	q.mu.Unlock()
	if reply != nil {
		reply <- r
	}
}

// QuestionFrame wraps a question of nobody in particular with that number.
func QuestionFrame(number uint64, about string, asked any) (Frame, error) {
	f, err := questionFrame(about, "", asked)
	f.Number = number
	return f, err
}

func questionFrame(about, client string, asked any) (Frame, error) {
	body, err := json.Marshal(asked)
	if err == nil {
		body, err = json.Marshal(Question{About: about, Asked: body, Client: client})
	}
	if err != nil {
		return Frame{}, fmt.Errorf("ask about %s: %w", about, err)
	}
	return Frame{Kind: FrameQuestion, Body: body}, nil
}

// ReadQuestion opens a question.
func ReadQuestion(f Frame) (Question, error) {
	var q Question
	if err := json.Unmarshal(f.Body, &q); err != nil {
		return q, fmt.Errorf("read a question: %w", err)
	}
	if q.About == "" {
		return q, errors.New("read a question: it is about nothing")
	}
	return q, nil
}

// ReplyFrame wraps a reply to the question of that number.
func ReplyFrame(number uint64, r Reply) Frame {
	body, _ := json.Marshal(r) // raw JSON and plain fields: it cannot fail
	return Frame{Kind: FrameReply, Number: number, Body: body}
}
