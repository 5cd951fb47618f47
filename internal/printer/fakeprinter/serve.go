package fakeprinter

import (
	"net"

	"okienko/internal/ticket"
)

// accept serves until the listener closes.
func (p *Printer) accept() {
	for {
		conn, err := p.listener.Accept()
		if err != nil {
			return
		}
		if p.admit(conn) {
			p.group.Go(func() { p.serve(conn) })
		}
	}
}

// admit turns callers away while the plug is pulled.
func (p *Printer) admit(conn net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.unplugged {
		hangUp(conn)
		return false
	}
	p.conns[conn] = true
	return true
}

// serve takes what comes over one connection.
func (p *Printer) serve(conn net.Conn) {
	defer p.forget(conn)
	var ears listener
	paper := parser{out: &job{printer: p, conn: conn}}
	chunk := make([]byte, 4096)
	var buffer []byte // what the ear has heard and the paper has not
	for {
		n, err := conn.Read(chunk)
		got, pulled := p.current(chunk[:n])
		for _, question := range ears.hear(got) {
			p.answer(conn, question)
		}
		if buffer = append(buffer, got...); p.moves() {
			paper.take(buffer)
			buffer = nil
		}
		if pulled {
			hangUp(conn)
			return
		}
		if err != nil {
			return
		}
	}
}

func (p *Printer) forget(conn net.Conn) {
	conn.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, conn)
}

// current is what still arrives while there is electricity.
func (p *Printer) current(chunk []byte) (got []byte, pulled bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.unplugged {
		return nil, true
	}
	if p.unplugIn < 0 {
		return chunk, false
	}
	if len(chunk) < p.unplugIn {
		p.unplugIn -= len(chunk)
		return chunk, false
	}
	p.unplugged = true
	return chunk[:p.unplugIn], true
}

// hangUp drops the connection without a farewell.
func hangUp(conn net.Conn) {
	if c, ok := conn.(*net.TCPConn); ok {
		c.SetLinger(0)
	}
	conn.Close()
}

// answer puts one real-time answer on the wire.
func (p *Printer) answer(conn net.Conn, question byte) {
	p.mu.Lock()
	s := p.status
	p.standsFor = max(0, p.standsFor-1)
	p.mu.Unlock()
	if !s.Silent {
		conn.Write([]byte{s.answer(question)})
	}
}

// moves tells whether the paper may move.
func (p *Printer) moves() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.standsFor == 0
}

// job is the ticket that one connection is printing.
type job struct {
	printer *Printer
	conn    net.Conn
	rows    []byte
	stride  int
	spoilt  bool // paper ended or stood still: what is cut is no ticket
}

func (j *job) reset() { j.rows, j.stride, j.spoilt = nil, 0, false }

// line prints one line of dots.
func (j *job) line(dots []byte) {
	if j.stride == 0 {
		j.stride = len(dots)
	}
	if len(dots) != j.stride {
		j.complain("a band of another width")
		j.spoilt = true
	}
	if !j.printer.feedLine() {
		j.spoilt = true
	}
	if !j.spoilt {
		j.rows = append(j.rows, dots...)
	}
}

// feedLine moves the paper by a line, if it moves.
func (p *Printer) feedLine() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.runOutIn == 0 {
		p.status.PaperOut, p.runOutIn = true, -1
	}
	if p.runOutIn > 0 {
		p.runOutIn--
	}
	return p.status.prints()
}

// cut hands the ticket over.
func (j *job) cut() {
	if !j.spoilt && len(j.rows) > 0 {
		r := &ticket.Raster{Width: j.stride * 8, Height: len(j.rows) / j.stride, Rows: j.rows}
		j.printer.deliver(r)
	}
	j.reset()
}

// fence is answered when all before it is on paper, so never while it stands.
func (j *job) fence() {
	j.printer.mu.Lock()
	s := j.printer.status
	j.printer.mu.Unlock()
	if s.prints() && !s.Silent && !s.NoFence {
		j.conn.Write([]byte{0})
	}
}

func (j *job) complain(what string) {
	p := j.printer
	p.mu.Lock()
	defer p.mu.Unlock()
	p.complaints = append(p.complaints, what)
}
