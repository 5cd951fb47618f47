package e2e

import (
	"bytes"
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/lab"
	"okienko/office/queue"
)

// helper is an office in which the clerk's window has the machine's member to
// look after. The other two machines are members only.
type helper struct {
	*town
	window *lab.Process
	issued int
}

// TestTheMemberBesideAWindow is everything that can happen between a window and
// the member of its machine.
func TestTheMemberBesideAWindow(t *testing.T) {
	o := &helper{town: prepare(t)}
	for _, m := range []*lab.Machine{o.FrontDoor, o.Hall} {
		_, err := o.Member(m)
		o.check(err)
	}
	var err error
	o.desk, err = o.Display("desk", deskWidth, deskHeight)
	o.check(err)
	o.begin()
	for _, part := range []struct {
		what string
		do   func()
	}{
		{"no member runs", o.startsItsMember},
		{"the member is killed", o.memberKilled},
		{"the window is closed", o.endsItsMember},
		{"a member runs already", o.leavesOthersAlone},
		{"another program has the port", o.portTaken},
		{"the data folder is damaged", o.damaged},
		{"the data folder is from a newer version", o.newer},
	} {
		o.run(part.what, part.do)
	}
}

// opens starts the window.
func (o *helper) opens() {
	o.t.Helper()
	var err error
	o.window, err = o.Window("desk", o.Clerk, o.desk.Env())
	o.check(err)
}

// closes asks the window to end, as the system does at night.
func (o *helper) closes() {
	o.t.Helper()
	o.window.Stop()
	if code := o.window.ExitCode(); code != 0 {
		o.t.Errorf("the window ended with %d", code)
	}
}

// memberRuns waits until the clerk's machine has a member that knows the
// present.
func (o *helper) memberRuns() {
	o.t.Helper()
	o.eventually("the member beside the window", func() bool {
		b, err := o.Ask(o.ctx, o.Clerk)
		return err == nil && b.Current
	})
}

// works proves that the window is in touch with the office: a ticket comes on
// its list and its key calls it.
func (o *helper) works() {
	o.t.Helper()
	o.issued++
	id := queue.TicketID(strings.Repeat("0", 31) + string(rune('0'+o.issued)))
	o.check(o.Observer.Do(o.ctx, queue.IssueTicket{
		Ticket: id, Service: "identity-card", Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "entrance",
	}))
	o.steps(o.desk, "desk", id, step{"wzywa nast", "F2", queue.Called}, come, leave)
	o.shows(o.desk, "desk", "Nikogo przy stanowisku")
}

// sits signs the clerk in; the name is remembered from the first time.
func (o *helper) sits() {
	o.t.Helper()
	o.shows(o.desk, "desk", "Anna Nowak")
	o.check(o.desk.Key(o.ctx, "Return"))
	o.shows(o.desk, "desk", "Stanowisko 3")
}

// tells waits for the sentence of a trouble: for its beginning, as lines end
// anywhere.
func (o *helper) tells(trouble feed.Trouble) {
	o.t.Helper()
	words := strings.Fields(i18n.Translate("pl", "trouble."+string(trouble), 0, nil))
	o.shows(o.desk, "desk", strings.Join(words[:4], " "))
}

func (o *helper) startsItsMember() {
	o.opens()
	o.signIn("Anna Nowak")
	o.memberRuns()
	o.works()
}

func (o *helper) memberKilled() {
	pid := o.MemberPid(o.Clerk)
	o.check(kill(pid))
	o.works()
	o.memberRuns()
	if now := o.MemberPid(o.Clerk); now == pid || now == 0 {
		o.t.Errorf("the member has the number %d, and %d was killed", now, pid)
	}
}

func kill(pid int) error {
	p, err := os.FindProcess(pid)
	if err != nil {
		return err
	}
	return p.Kill()
}

func (o *helper) endsItsMember() {
	o.closes()
	if pid := o.MemberPid(o.Clerk); pid != 0 {
		o.t.Errorf("the member %d goes on without its window", pid)
	}
	log, err := os.ReadFile(o.Log("desk"))
	o.check(err)
	if !strings.Contains(string(log), "ended in good order") {
		o.t.Error("the member has not said that it left in good order")
	}
}

func (o *helper) leavesOthersAlone() {
	running, err := o.Member(o.Clerk)
	o.check(err)
	o.memberRuns()
	o.opens()
	o.sits()
	o.works()
	o.closes()
	if pid := o.MemberPid(o.Clerk); pid != running.Pid() {
		o.t.Errorf("the member that ran before was %d, and now it is %d", running.Pid(), pid)
	}
	running.Stop()
}

// portTaken lets some other program listen where the member should.
func (o *helper) portTaken() {
	l, err := net.Listen("tcp", o.Clerk.Address)
	o.check(err)
	ctx, end := context.WithCancel(o.ctx)
	defer end()
	context.AfterFunc(ctx, func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			c.Close()
		}
	}()
	o.opens()
	o.tells(feed.PortTaken)
	o.sits()
	o.works()
	end()
	o.memberRuns()
	o.closes()
}

// damaged writes over most of the store, as a dying disk does, and the
// member mends it. Then it writes over all there is: the store is set aside, and
// the machine loads everything anew. The clerk works all the while.
func (o *helper) damaged() {
	o.spoil("log.db", 4)
	o.opens()
	o.memberRuns()
	o.sits()
	o.works()
	o.closes()
	for _, name := range []string{"log.db", "journal-a", "journal-b"} {
		o.spoil(name, 1<<30)
	}
	o.opens()
	o.memberRuns()
	o.sits()
	o.works()
	o.closes()
	if aside, err := filepath.Glob(filepath.Join(o.Clerk.Data, "damaged-*", "log.db")); err != nil || len(aside) != 2 {
		o.t.Errorf("not both damaged stores were kept: %v, %v", aside, err)
	}
}

// spoil writes over a file, from a part of it to its end: a few bytes may fall where
// the store keeps nothing.
func (o *helper) spoil(name string, part int64) {
	f, err := os.OpenFile(filepath.Join(o.Clerk.Data, name), os.O_RDWR, 0)
	o.check(err)
	info, err := f.Stat()
	o.check(err)
	from := info.Size() / part
	_, err = f.WriteAt(bytes.Repeat([]byte("damage"), int(info.Size()-from)/6), from)
	o.check(err)
	o.check(f.Close())
}

func (o *helper) newer() {
	label := filepath.Join(o.Clerk.Data, "okienko.json")
	text, err := os.ReadFile(label)
	o.check(err)
	o.check(os.WriteFile(label, []byte(strings.Replace(string(text), `"format":1`, `"format":99`, 1)), 0o600))
	o.opens()
	o.tells(feed.DataNewer)
	began := time.Now()
	o.closes()
	if took := time.Since(began); took > patience {
		o.t.Errorf("the window takes %v to end", took)
	}
}
