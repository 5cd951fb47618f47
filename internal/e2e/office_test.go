package e2e

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"okienko/internal/lab"
	"okienko/internal/printer/fakeprinter"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// The screens of the three machines.
const (
	kioskWidth, kioskHeight = 1080, 1920
	deskWidth, deskHeight   = 1280, 800
	hallWidth, hallHeight   = 1920, 1080
)

// patience bounds the wait for one thing to happen. With the race detector and
// two cores a window takes seconds to begin.
const patience = 60 * time.Second

// town is the example office, running.
type town struct {
	*lab.Office
	t       *testing.T
	ctx     context.Context
	paper   *fakeprinter.Printer
	kiosk   *lab.Display
	desk    *lab.Display
	hall    *lab.Display
	sound   *lab.Sound
	members map[string]*lab.Process
}

// programs is the folder of the programs under test.
func programs(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("OKIENKO_PROGRAMS")
	if dir == "" {
		t.Skip("skipped: OKIENKO_PROGRAMS does not name the folder of the programs; \"make test\" does")
	}
	if missing := lab.Missing(); len(missing) > 0 {
		t.Skipf("skipped: these programs are not installed: %v; \"make test\" installs them", missing)
	}
	return dir
}

// check ends the test with what went wrong, and with what the programs said.
func (o *town) check(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// open starts members and windows of the example office and opens its day.
func open(t *testing.T) *town {
	t.Helper()
	o := prepare(t)
	o.screens()
	o.begin()
	return o
}

// prepare makes the files of the example office and a printer for it. Nothing
// else runs yet.
func prepare(t *testing.T) *town {
	t.Helper()
	return prepareFrom(t, officeFile(t))
}

// prepareFrom is prepare with another office file.
func prepareFrom(t *testing.T, file string) *town {
	t.Helper()
	dir := programs(t)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	t.Cleanup(cancel)
	l, err := lab.New(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	o := &town{t: t, ctx: ctx, members: make(map[string]*lab.Process)}
	t.Cleanup(func() { o.readLogs(t, l.Dir) })
	t.Cleanup(l.Close)
	o.paper, err = fakeprinter.Start(l.Dir)
	o.check(err)
	t.Cleanup(func() { o.paper.Close() })
	o.Office, err = l.Office(lab.Settings{
		Programs: dir, OfficeFile: file, Printer: o.paper.Config(), Desk: 3,
	})
	o.check(err)
	return o
}

// begin looks on, and opens the day.
func (o *town) begin() {
	o.t.Helper()
	o.check(o.Watch())
	o.t.Cleanup(o.Observer.Close)
	o.check(o.OpenDay(o.ctx))
}

// run is a part of a test that goes on with what the parts before it have left.
func (o *town) run(what string, part func()) {
	o.t.Run(what, func(t *testing.T) {
		whole := o.t
		o.t = t
		defer func() { o.t = whole }()
		part()
	})
	if o.t.Failed() {
		o.t.FailNow() // the next part would stand on nothing
	}
}

// folder is where a test leaves its pictures and logs: a folder that goes with
// the test, or the one that was asked for.
func folder(t testing.TB) string {
	if dir := os.Getenv("OKIENKO_E2E_DIR"); dir != "" {
		dir = filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-"))
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	return t.TempDir()
}

func officeFile(t testing.TB) string {
	path, err := filepath.Abs("../../examples/lesznowola/office.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// screens starts the screens, the sound and the programs on them.
func (o *town) screens() {
	o.t.Helper()
	var err error
	o.kiosk, err = o.Display("kiosk", kioskWidth, kioskHeight)
	o.check(err)
	o.desk, err = o.Display("desk", deskWidth, deskHeight)
	o.check(err)
	o.hall, err = o.Display("hall", hallWidth, hallHeight)
	o.check(err)
	o.sound, err = o.Sound(o.ctx)
	o.check(err)
	for _, m := range o.Machines() {
		o.members[m.ID], err = o.Member(m)
		o.check(err)
	}
	_, err = o.Window("kiosk", o.FrontDoor, o.kiosk.Env())
	o.check(err)
	_, err = o.Window("desk", o.Clerk, o.desk.Env())
	o.check(err)
	_, err = o.Window("hall", o.Hall, o.hall.Env(), o.sound.Env())
	o.check(err)
}

// worst is what no program may ever print.
var worst = []string{"Error in Fyne call thread", "DATA RACE", "\npanic:"}

// readLogs looks through what the programs have printed, and shows the end of it
// when the test has failed.
func (o *town) readLogs(t *testing.T, dir string) {
	logs, _ := filepath.Glob(filepath.Join(dir, "*.log"))
	for _, log := range logs {
		b, err := os.ReadFile(log)
		if err != nil {
			t.Error(err)
		}
		for _, bad := range worst {
			if at := strings.Index(string(b), bad); at >= 0 {
				t.Errorf("%s: %s", filepath.Base(log), b[at:min(len(b), at+4000)])
			}
		}
		if t.Failed() {
			t.Logf("--- %s\n%s", filepath.Base(log), b[max(0, len(b)-3000):])
		}
	}
}

// until waits for the office to be as wanted.
func (o *town) until(what string, ok func(*office.State) bool) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.ctx, patience)
	defer cancel()
	o.check(o.Observer.Until(ctx, what, ok))
}

// within says whether the office comes to something in a short time.
func (o *town) within(d time.Duration, ok func(*office.State) bool) bool {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.ctx, d)
	defer cancel()
	return o.Observer.Until(ctx, "", ok) == nil
}

// eventually waits for something outside of the office.
func (o *town) eventually(what string, ok func() bool) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.ctx, patience)
	defer cancel()
	o.check(lab.Until(ctx, what, ok))
}

// take walks through the kiosk as a resident does, and returns the ticket.
func (o *town) take(id plan.ServiceID) queue.Ticket {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.ctx, patience)
	defer cancel()
	ticket, err := o.Resident(o.kiosk).Take(ctx, id)
	o.check(err)
	return ticket
}

// shows waits until a text can be read on a screen.
func (o *town) shows(d *lab.Display, name, want string) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.ctx, patience)
	defer cancel()
	began := time.Now()
	o.check(d.Shows(ctx, name, want))
	o.t.Logf("%s showed %q after %v", name, want, time.Since(began).Round(time.Millisecond))
}

// decode reads the QR code in a picture.
func decode(t testing.TB, picture image.Image) string {
	t.Helper()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		t.Fatalf("the QR code cannot be read: %v", err)
	}
	return result.GetText()
}
