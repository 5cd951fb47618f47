package member

import (
	"context"
	"encoding/json"
	"fmt"

	"okienko/cluster"
)

// line is a connection to another member for questions, one at a time.
type line struct {
	id   string
	conn *cluster.Connection // nil while there is none
	seq  uint64
}

// ask asks the member a question and reads what it tells into told, which may be
// nil. After a failure the next question begins a new connection.
func (l *line) ask(ctx context.Context, d *directory, about string, asked, told any) error {
	err := l.converse(ctx, d, about, asked, told)
	if _, refused := err.(*cluster.RefusedError); err != nil && !refused {
		l.close()
	}
	return err
}

func (l *line) converse(ctx context.Context, d *directory, about string, asked, told any) error {
	if err := l.open(ctx, d); err != nil {
		return err
	}
	defer context.AfterFunc(ctx, l.conn.Close)()
	l.seq++
	question, err := cluster.QuestionFrame(l.seq, about, asked)
	if err != nil {
		return err
	}
	if err := l.conn.Send(question); err != nil {
		return err
	}
	for {
		f, err := l.conn.Receive(true)
		if err != nil {
			return err
		}
		if f.Kind != cluster.FrameReply || f.Number != l.seq {
			continue
		}
		return readReply(f, about, told)
	}
}

func readReply(f cluster.Frame, about string, told any) error {
	var r cluster.Reply
	err := json.Unmarshal(f.Body, &r)
	switch {
	case err != nil:
		return fmt.Errorf("ask about %s: %w", about, err)
	case r.Retry:
		return errRetry
	case r.Refused != "":
		return &cluster.RefusedError{Code: r.Refused}
	case told == nil:
		return nil
	}
	return json.Unmarshal(r.Told, told)
}

func (l *line) open(ctx context.Context, d *directory) error {
	if l.conn != nil {
		return nil
	}
	conn, err := d.dial(ctx, l.id, cluster.ProtocolWindow)
	if err != nil {
		return err
	}
	l.conn = cluster.Attend(conn)
	return l.conn.Send(cluster.FollowFrame(followNothing, d.identity.Process))
}

func (l *line) close() {
	if l.conn != nil {
		l.conn.Close()
		l.conn = nil
	}
}
