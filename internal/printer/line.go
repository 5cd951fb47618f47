package printer

import (
	"context"
	"errors"
	"net"
	"os"
	"time"

	"okienko/internal/ticket"
)

// line is one connection to a printer, for one job or one question.
type line struct {
	conn     net.Conn
	printer  *ESCPOS
	ended    func() error // why the call that the line serves has ended, if it has
	release  func() bool
	fenced   bool          // the answer to the fence has come
	patience time.Duration // for one answer
}

// line ties the connection to the context: when it ends, every read and write
// ends with it.
func (p *ESCPOS) line(ctx context.Context, conn net.Conn) *line {
	release := context.AfterFunc(ctx, func() { conn.Close() })
	return &line{conn: conn, printer: p, ended: ctx.Err, release: release, patience: answerTime}
}

func (l *line) close() {
	l.release()
	l.conn.Close()
	l.printer.turn <- struct{}{}
}

// ready refuses a job that could not be printed, before paper is wasted.
func (l *line) ready() error {
	c, err := l.ask()
	if err != nil {
		return l.failed("ask", NoAnswer, err)
	}
	if !c.CanPrint() {
		return l.failed("ask", c, nil)
	}
	return nil
}

// send writes the ticket piece by piece. When a printer stops taking data, the
// reason is asked for, because "no paper" helps more than "timeout".
func (l *line) send(r *ticket.Raster) *Error {
	for _, piece := range encode(r) {
		if err := l.write(piece, bandTime); err != nil {
			return l.failed("send", l.reason(err), err)
		}
	}
	return nil
}

func (l *line) reason(cause error) Condition {
	if !errors.Is(cause, os.ErrDeadlineExceeded) {
		return NoAnswer
	}
	if c, err := l.ask(); err == nil && !c.CanPrint() {
		return c
	}
	return NoAnswer
}

// finish waits for the fence, asking all the while whether the printer is well.
// Clones that know no fence are believed after the time the paper needs.
func (l *line) finish(drain time.Duration) *Error {
	if l.printer.Silent {
		return nil
	}
	if err := l.write(fence, bandTime); err != nil {
		return l.failed("finish", NoAnswer, err)
	}
	l.patience += drain // the first question waits in line behind the picture
	for end := time.Now().Add(drain); ; l.patience = answerTime {
		fenced := l.fenced // before asking: the last answers must be newer
		c, err := l.ask()
		if err != nil {
			return l.failed("finish", NoAnswer, err)
		}
		if !c.CanPrint() {
			return l.failed("finish", c, nil)
		}
		if fenced || time.Now().After(end) {
			return nil
		}
		l.pause()
	}
}

// pause waits a moment for the fence, less when it comes.
func (l *line) pause() {
	end := time.Now().Add(pollTime)
	for !l.fenced {
		if _, err := l.read(end); err != nil {
			return
		}
	}
}

// ask puts the four questions one after another.
func (l *line) ask() (Condition, error) {
	if l.printer.Silent {
		return Unknown, nil
	}
	var answers [questions]byte
	for i := range answers {
		if err := l.write(question(byte(i+1)), answerTime); err != nil {
			return NoAnswer, err
		}
		b, err := l.answer()
		if err != nil {
			return NoAnswer, err
		}
		answers[i] = b
	}
	return conditionFrom(answers), nil
}

// answer skips what is no answer, within the time for one.
func (l *line) answer() (byte, error) {
	end := time.Now().Add(l.patience)
	for {
		b, err := l.read(end)
		if err != nil || isAnswer(b) {
			return b, err
		}
	}
}

// read takes one byte and notes the answer to the fence.
func (l *line) read(end time.Time) (byte, error) {
	var b [1]byte
	if err := l.conn.SetReadDeadline(end); err != nil {
		return 0, err
	}
	if _, err := l.conn.Read(b[:]); err != nil {
		return 0, err
	}
	if isFence(b[0]) {
		l.fenced = true
	}
	return b[0], nil
}

func (l *line) write(data []byte, within time.Duration) error {
	if err := l.conn.SetWriteDeadline(time.Now().Add(within)); err != nil {
		return err
	}
	_, err := l.conn.Write(data)
	return err
}

// failed prefers the end of the context as the cause: the closed connection is
// only how it was felt.
func (l *line) failed(op string, c Condition, cause error) *Error {
	if ended := l.ended(); ended != nil {
		c, cause = Unknown, ended
	}
	return newError(l.printer.address, op, c, cause)
}
