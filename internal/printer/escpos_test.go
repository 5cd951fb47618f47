package printer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	"okienko/internal/printer"
	"okienko/internal/printer/fakeprinter"
	"okienko/internal/ticket"
)

// soon ends a test that hangs; no test waits that long.
const soon = 20 * time.Second

func start(t *testing.T) (*fakeprinter.Printer, printer.Printer, context.Context) {
	t.Helper()
	fake, err := fakeprinter.Start("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { fake.Close() })
	p, err := printer.Open(fake.Config())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), soon)
	t.Cleanup(cancel)
	return fake, p, ctx
}

// sample is a drawn ticket: several bands, the last one short.
func sample(number string) printer.Job {
	face := ticket.Face{Office: "Urząd Miasta", Number: number, Service: "Dowody osobiste", Address: "https://kolejka.leszno.pl/t/BKDF-GHJT"}
	return printer.Job{ID: number, Raster: ticket.Draw(face, ticket.Head80)}
}

// short is a ticket of a few lines, whose paper takes no time.
func short() printer.Job {
	r := ticket.NewRaster(576, 40)
	r.Burn(5, 5)
	return printer.Job{ID: "short", Raster: r}
}

func TestTicketArrivesUnchanged(t *testing.T) {
	fake, p, ctx := start(t)
	job := sample("A012")
	if err := p.Print(ctx, job); err != nil {
		t.Fatal(err)
	}
	got, err := fake.Wait(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	if got[0].Width != job.Raster.Width || !bytes.Equal(got[0].Rows, job.Raster.Rows) {
		t.Error("the ticket on paper is not the ticket that was sent")
	}
	if c := fake.Complaints(); len(c) > 0 {
		t.Errorf("not understood: %q", c)
	}
}

var conditions = []struct {
	status fakeprinter.Status
	want   printer.Condition
}{
	{fakeprinter.Status{}, printer.OK},
	{fakeprinter.Status{PaperLow: true}, printer.PaperLow},
	{fakeprinter.Status{PaperOut: true}, printer.PaperOut},
	{fakeprinter.Status{CoverOpen: true}, printer.CoverOpen},
	{fakeprinter.Status{CoverOpen: true, PaperOut: true}, printer.CoverOpen},
	{fakeprinter.Status{Offline: true}, printer.Offline},
	{fakeprinter.Status{Fault: true}, printer.Fault},
	{fakeprinter.Status{Silent: true}, printer.NoAnswer},
}

func TestConditions(t *testing.T) {
	for _, c := range conditions {
		t.Run(string(c.want), func(t *testing.T) {
			fake, p, ctx := start(t)
			fake.Set(c.status)
			if got := p.Condition(ctx); got != c.want {
				t.Errorf("condition %s, want %s", got, c.want)
			}
			err := p.Print(ctx, short())
			if c.want.CanPrint() {
				if err != nil || len(fake.Tickets()) != 1 {
					t.Errorf("%d tickets, %v", len(fake.Tickets()), err)
				}
				return
			}
			refused(t, err, c.want, false)
			if len(fake.Tickets()) != 0 {
				t.Error("a ticket came out all the same")
			}
		})
	}
}

// refused checks that an error says all that staff need.
func refused(t *testing.T, err error, want printer.Condition, started bool) {
	t.Helper()
	var e *printer.Error
	if !errors.As(err, &e) {
		t.Fatalf("error %v, want a *printer.Error", err)
	}
	if e.Condition != want || e.Started != started {
		t.Errorf("condition %s, started %t, want %s, %t: %v", e.Condition, e.Started, want, started, err)
	}
	if e.Printer == "" || e.Op == "" || e.Remedy == "" {
		t.Errorf("the error leaves out where, what or what to do: %#v", e)
	}
}

func TestPaperEndsInTheMiddle(t *testing.T) {
	fake, p, ctx := start(t)
	fake.RunOutAfter(300)
	refused(t, p.Print(ctx, sample("A012")), printer.PaperOut, true)
	if len(fake.Tickets()) != 0 {
		t.Error("half a ticket counts as a ticket")
	}
	fake.Set(fakeprinter.Status{})
	if err := p.Print(ctx, sample("A012")); err != nil {
		t.Errorf("with a new roll: %v", err)
	}
}

func TestPaperEndsInTheMiddleOfAClone(t *testing.T) {
	fake, p, ctx := start(t)
	fake.Set(fakeprinter.Status{NoFence: true})
	fake.RunOutAfter(20)
	refused(t, p.Print(ctx, short()), printer.PaperOut, true)
}

// TestPaperEndsAfterAllWasSent: the printer has taken the whole ticket and still
// says that it is well; only waiting for the fence shows that it was not printed.
func TestPaperEndsAfterAllWasSent(t *testing.T) {
	for name, clone := range map[string]bool{"fence": false, "clone": true} {
		t.Run(name, func(t *testing.T) {
			fake, p, ctx := start(t)
			fake.Set(fakeprinter.Status{NoFence: clone})
			fake.RunOutAfter(20)
			fake.StandFor(4 + 4) // the round before, and the first one after
			refused(t, p.Print(ctx, short()), printer.PaperOut, true)
		})
	}
}

func TestCloneWithoutFence(t *testing.T) {
	fake, p, ctx := start(t)
	fake.Set(fakeprinter.Status{NoFence: true})
	if err := p.Print(ctx, short()); err != nil {
		t.Error(err)
	}
}

func TestUnpluggedInTheMiddle(t *testing.T) {
	fake, p, ctx := start(t)
	fake.UnplugAfter(20_000)
	refused(t, p.Print(ctx, sample("A012")), printer.NoAnswer, true)
	if got := p.Condition(ctx); got != printer.NoAnswer {
		t.Errorf("unplugged, but %s", got)
	}
	fake.PlugIn()
	if err := p.Print(ctx, sample("A012")); err != nil {
		t.Errorf("plugged in again: %v", err)
	}
	if n := len(fake.Tickets()); n != 1 {
		t.Errorf("%d tickets, want 1", n)
	}
}

func TestSwitchedOff(t *testing.T) {
	fake, p, ctx := start(t)
	fake.Close()
	refused(t, p.Print(ctx, short()), printer.NoAnswer, false)
	if got := p.Condition(ctx); got != printer.NoAnswer {
		t.Errorf("condition %s", got)
	}
}

func TestSilentPrinter(t *testing.T) {
	fake, _, ctx := start(t)
	fake.Set(fakeprinter.Status{Silent: true})
	p, err := printer.Open(fake.Config() + ",silent")
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Condition(ctx); got != printer.Unknown {
		t.Errorf("condition %s", got)
	}
	if err := p.Print(ctx, sample("A012")); err != nil {
		t.Fatal(err)
	}
	if _, err := fake.Wait(ctx, 1); err != nil {
		t.Error(err)
	}
}

func TestTwoJobsAtOnce(t *testing.T) {
	fake, p, ctx := start(t)
	jobs := []printer.Job{sample("A012"), sample("B900")}
	var group sync.WaitGroup
	for _, job := range jobs {
		group.Go(func() {
			if err := p.Print(ctx, job); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	got := fake.Tickets()
	if len(got) != 2 {
		t.Fatalf("%d tickets, want 2", len(got))
	}
	for _, job := range jobs {
		if !bytes.Equal(got[0].Rows, job.Raster.Rows) && !bytes.Equal(got[1].Rows, job.Raster.Rows) {
			t.Errorf("%s did not come out whole", job.ID)
		}
	}
}

// TestEndedContext: a caller who gives up is let go, and the next one is served.
func TestEndedContext(t *testing.T) {
	fake, p, ctx := start(t)
	fake.Set(fakeprinter.Status{Silent: true})
	brief, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	err := p.Print(brief, short())
	refused(t, err, printer.Unknown, false)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v hides that the time was up", err)
	}
	fake.Set(fakeprinter.Status{})
	if err := p.Print(ctx, short()); err != nil {
		t.Errorf("the next job: %v", err)
	}
}

// TestMute connects to something that accepts and never reads nor answers.
func TestMute(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	refused(t, printer.NewESCPOS(l.Addr().String()).Print(context.Background(), short()), printer.NoAnswer, false)
}

// TestDangerousDots: dots that spell a real-time command stay dots.
func TestDangerousDots(t *testing.T) {
	fake, p, ctx := start(t)
	fake.Set(fakeprinter.Status{PaperLow: true}) // an answer too many would show
	r := ticket.NewRaster(576, 300)
	for i := range r.Rows {
		r.Rows[i] = []byte{0x10, 0x04, 0x01}[i%3]
	}
	if err := p.Print(ctx, printer.Job{ID: "dots", Raster: r}); err != nil {
		t.Fatal(err)
	}
	got := fake.Tickets()[0]
	for i, b := range got.Rows {
		if b&^0x08 != r.Rows[i] && b != r.Rows[i] {
			t.Fatalf("byte %d is %#x, was %#x", i, b, r.Rows[i])
		}
	}
	if bytes.Contains(got.Rows, []byte{0x10, 0x04}) {
		t.Error("a real-time command was sent inside the picture")
	}
}

func Example() {
	fake, err := fakeprinter.Start("")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer fake.Close()
	fake.Set(fakeprinter.Status{PaperOut: true})
	p, _ := printer.Open(fake.Config())
	err = p.Print(context.Background(), printer.Job{ID: "A012", Raster: ticket.NewRaster(576, 8)})
	fmt.Println(printer.ConditionOf(err))
	// Output: paper-out
}
