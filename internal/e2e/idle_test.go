package e2e

import (
	"context"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"okienko/internal/lab"
	"okienko/office"
)

// measured is how long a still screen is watched.
const measured = 20 * time.Second

// BenchmarkIdle is what each program costs while nothing happens: a whole office
// with still screens, and beside it a window of the toolkit with one word in it.
func BenchmarkIdle(b *testing.B) {
	dir := programs(b)
	ctx, cancel := context.WithTimeout(b.Context(), 10*time.Minute)
	defer cancel()
	l, err := lab.New(folder(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(l.Close)
	s := &still{b: b, ctx: ctx, pids: make(map[string]int)}
	s.Office, err = l.Office(lab.Settings{Programs: dir, OfficeFile: officeFile(b), Printer: "folder:tickets", Desk: 3})
	s.check(err)
	s.start()
	for _, name := range []string{"bare", "kiosk", "desk", "hall", "member"} {
		b.Run(name, func(b *testing.B) { watch(b, s.pids[name]) })
	}
}

// still is an office in which nothing happens.
type still struct {
	*lab.Office
	b    *testing.B
	ctx  context.Context
	pids map[string]int
}

func (s *still) check(err error) {
	s.b.Helper()
	if err != nil {
		s.b.Fatal(err)
	}
}

// start starts everything and waits until no screen changes any more.
func (s *still) start() {
	sound, err := s.Sound(s.ctx)
	s.check(err)
	for _, m := range s.Machines() {
		p, err := s.Member(m)
		s.check(err)
		s.pids["member"] = p.Pid()
	}
	s.check(s.Watch())
	s.check(s.OpenDay(s.ctx))
	kiosk := s.window("kiosk", s.FrontDoor, kioskWidth, kioskHeight)
	desk := s.window("desk", s.Clerk, deskWidth, deskHeight)
	hall := s.window("hall", s.Hall, hallWidth, hallHeight, sound.Env())
	bare := s.bare()
	s.check(desk.Shows(s.ctx, "desk", "Kancelaria"))
	s.check(desk.Type(s.ctx, "Anna Nowak"))
	s.check(desk.Key(s.ctx, "Return"))
	s.check(s.Observer.Until(s.ctx, "the clerk", func(o *office.State) bool {
		d, ok := o.Queue.Desk("desk-3")
		return ok && d.Taken()
	}))
	s.Observer.Close()
	for name, d := range map[string]*lab.Display{"kiosk": kiosk, "desk": desk, "hall": hall, "bare": bare} {
		s.check(d.Still(s.ctx, name))
	}
}

func (s *still) window(app string, m *lab.Machine, width, height int, env ...[]string) *lab.Display {
	d, err := s.Display(app, width, height)
	s.check(err)
	p, err := s.Window(app, m, append(env, d.Env())...)
	s.check(err)
	s.pids[app] = p.Pid()
	return d
}

// tags are those that programs for people are built with.
const tags = "x11,hashicorpmetrics,no_emoji,no_metadata,migrated_fynedo"

func (s *still) bare() *lab.Display {
	program := filepath.Join(s.Dir, "bare")
	if out, err := exec.CommandContext(s.ctx, "go", "build", "-tags", tags, "-o", program, "./testdata/bare").CombinedOutput(); err != nil {
		s.b.Fatalf("build the bare window: %v\n%s", err, out)
	}
	d, err := s.Display("bare", deskWidth, deskHeight)
	s.check(err)
	p, err := s.Start("bare", d.Env(), program)
	s.check(err)
	s.pids["bare"] = p.Pid()
	return d
}

// watch measures a process that has nothing to do.
func watch(b *testing.B, pid int) {
	for b.Loop() {
		before, err := lab.CostOf(pid)
		if err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		time.Sleep(measured)
		after, err := lab.CostOf(pid)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(100*float64(after.CPU-before.CPU)/float64(time.Since(began)), "%cpu")
		b.ReportMetric(float64(after.Memory)/(1<<20), "MB")
	}
	b.ReportMetric(0, "ns/op")
}
