package e2e

import (
	"context"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"okienko/cluster/joining"
	"okienko/internal/lab"
	"okienko/internal/loopback"
)

// newcomer is somebody at one computer who has never seen the program. What they
// do is counted: a key or a touch is a stroke, and letters are counted apart.
type newcomer struct {
	*lab.Display
	t       *testing.T
	ctx     context.Context
	lab     *lab.Lab
	name    string // of the program
	file    string // the machine file
	address string // of its member
	window  *lab.Process
	strokes int
	letters int
}

// The parts of the screen where the code and the digits stand.
var (
	codePart  = image.Rect(60, 176, 610, 250)
	digitPart = image.Rect(220, 210, 880, 350)
)

// TestNewcomersFormAnOfficeByScreenAlone begins with two empty data folders. Two
// people who see nothing but the screens end with an office on two computers,
// and nobody has touched a terminal.
func TestNewcomersFormAnOfficeByScreenAlone(t *testing.T) {
	dir := programs(t)
	l, err := lab.New(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 6*time.Minute)
	defer cancel()
	began := time.Now()
	manager := sitAt(t, ctx, l, "admin", "")
	manager.foundsAnOffice(l, "Tab", "Tab", "Right") // with the departments of the example
	manager.sees("ma aktualne dane", "F6")
	kiosk := sitAt(t, ctx, l, "kiosk", kioskSettings)
	manager.letsIn(kiosk, manager.address)
	kiosk.sees("Nazywa się: Kiosk")
	kiosk.presses("Return")
	manager.presses("Return")
	manager.sees("czeka w rezerwie", "Down")
	for _, n := range []*newcomer{manager, kiosk} {
		current(t, ctx, filepath.Join(dir, "okienko-member"), n.file)
	}
	fmt.Printf("From two empty folders to an office on two computers: %d strokes and %d letters, %.0f seconds with a reading robot.\n",
		manager.strokes+kiosk.strokes, manager.letters+kiosk.letters, time.Since(began).Seconds())
}

const kioskSettings = "kiosk:\n  printer: folder:tickets\n"

// sitAt puts somebody before a computer on which a program starts that has never
// run there.
func sitAt(t *testing.T, ctx context.Context, l *lab.Lab, program, settings string) *newcomer {
	t.Helper()
	n := &newcomer{t: t, ctx: ctx, lab: l, name: program, address: loopback.Address()}
	n.file = filepath.Join(l.Dir, program, "machine.yaml")
	must(t, os.MkdirAll(filepath.Dir(n.file), 0o700))
	must(t, os.WriteFile(n.file, []byte("listen: "+n.address+"\n"+settings), 0o600))
	var err error
	n.Display, err = l.Display(program, 1100, 720)
	must(t, err)
	n.start()
	return n
}

// start starts the computer's program.
func (n *newcomer) start() {
	n.t.Helper()
	var err error
	n.window, err = n.lab.Start(n.name, n.Env(), filepath.Join(programs(n.t), "okienko-"+n.name), n.file)
	must(n.t, err)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (n *newcomer) presses(keys ...string) {
	n.t.Helper()
	n.strokes += len(keys)
	must(n.t, n.Key(n.ctx, keys...))
}

func (n *newcomer) types(text string) {
	n.t.Helper()
	n.letters += len(text)
	must(n.t, n.Type(n.ctx, text))
}

// sees waits for a text on the screen. Who does not see it presses the key once
// more, if there is one.
func (n *newcomer) sees(text string, keys ...string) {
	n.t.Helper()
	err := lab.Until(n.ctx, n.name+" to show "+text, func() bool {
		found, err := n.Reads(n.ctx, n.name, text)
		if err == nil && !found && len(keys) > 0 {
			n.presses(keys...)
		}
		return found
	})
	must(n.t, err)
}

// loses waits until a text has gone from the screen, and says whether it has.
func (n *newcomer) loses(ctx context.Context, text string) bool {
	n.t.Helper()
	return lab.Until(ctx, n.name+" to lose "+text, func() bool {
		found, err := n.Reads(ctx, n.name, text)
		return err == nil && !found
	}) == nil
}

// copies reads large signs off a part of the screen until they make sense, twice in
// a row: the first look may be at half a screen.
func (n *newcomer) copies(part image.Rectangle, signs string, sense func(string) bool) string {
	n.t.Helper()
	text, before := "", ""
	err := lab.Until(n.ctx, "something to copy at "+n.name, func() bool {
		before = text
		var err error
		text, err = n.Signs(n.ctx, n.name, part, signs)
		return err == nil && sense(text) && text == before
	})
	if err != nil {
		n.t.Fatalf("%v; it reads %q", err, text)
	}
	return text
}

// foundsAnOffice begins an office; the keys choose what it begins with.
func (n *newcomer) foundsAnOffice(l *lab.Lab, choose ...string) {
	n.t.Helper()
	n.sees("Załóż nowy urząd")
	n.presses("Down", "Return")
	n.sees("Nazwa urzędu")
	n.types("Urzad Gminy")
	n.presses(append(choose, "Return")...)
	n.sees("Przepisz ten klucz")
	n.presses("shift+Tab", "Return") // the sheet to print
	n.sees("Zapisano")
	sheet, err := os.ReadFile(filepath.Join(l.Dir, "home", "okienko.txt"))
	must(n.t, err)
	n.presses("Tab", "Return")
	n.sees("dwie grupy")
	first, second := n.groups(string(sheet))
	n.types(first)
	n.presses("Tab")
	n.types(second)
	n.presses("Return")
	n.sees("Urząd działa")
	must(n.t, lab.Until(n.ctx, "the office to be opened", func() bool {
		n.presses("Return") // again, much later, where it came too early
		ctx, cancel := context.WithTimeout(n.ctx, 15*time.Second)
		defer cancel()
		return n.loses(ctx, "Urząd działa")
	}))
}

var asked = regexp.MustCompile(`Wiersz\s+(\d).\s+grupa\s+(\d)`)

// groups are those of the printed sheet that the screen asks for.
func (n *newcomer) groups(sheet string) (first, second string) {
	n.t.Helper()
	_, key, found := strings.Cut(strings.ReplaceAll(sheet, "\r", ""), "\n\n")
	if !found {
		n.t.Fatalf("the sheet says %q", sheet)
	}
	lines := strings.Split(key, "\n")
	var groups []string
	must(n.t, lab.Until(n.ctx, "two groups to be asked for", func() bool {
		found, err := n.Finds(n.ctx, n.name, func(text string) bool {
			groups = nil
			for _, m := range asked.FindAllStringSubmatch(text, -1) {
				line, _ := strconv.Atoi(m[1])
				place, _ := strconv.Atoi(m[2])
				if line > 0 && line <= len(lines) && place > 0 && place <= len(strings.Fields(lines[line-1])) {
					groups = append(groups, strings.Fields(lines[line-1])[place-1])
				}
			}
			return len(groups) == 2
		})
		return err == nil && found
	}))
	return groups[0], groups[1]
}

// letsIn adds the other computer. Both people compare the digits, and only then
// the manager says yes.
func (n *newcomer) letsIn(other *newcomer, address string) {
	n.t.Helper()
	code := n.asksForCode()
	other.sees("Dodaj ten komputer")
	other.presses("Return")
	other.typesCode(code, address)
	n.compares(other)
}

// asksForCode adds a computer, and reads the code for it.
func (n *newcomer) asksForCode() string {
	n.t.Helper()
	n.presses("F6", "F2")
	n.sees("Jak go nazwiesz")
	n.types("Kiosk")
	n.presses("Return")
	n.sees("wpisz ten kod")
	return n.copies(codePart, "0123456789ABCDEFGHJKMNPQRSTVWXYZ", func(s string) bool {
		_, err := joining.ParseShortCode(s)
		return err == nil
	})
}

func (n *newcomer) typesCode(code, address string) {
	n.t.Helper()
	n.sees("Wpisz kod z drugiego")
	n.types(code)
	n.presses("Tab")
	n.types(address)
	n.presses("Return")
}

func six(s string) bool { return len(s) == 6 }

// compares the digits of both screens, and says yes.
func (n *newcomer) compares(other *newcomer) {
	n.t.Helper()
	there := other.copies(digitPart, "0123456789", six)
	n.sees("te same cyfry")
	here := n.copies(digitPart, "0123456789", six)
	if here != there {
		n.t.Fatalf("the screens show %s and %s", here, there)
	}
	n.strokes++
	must(n.t, n.Touch(n.ctx, 962, 664))
	n.sees("należy teraz do urzędu")
}

// current waits until a machine's member follows the office.
func current(t *testing.T, ctx context.Context, program, file string) {
	t.Helper()
	err := lab.Until(ctx, file+" to follow the office", func() bool {
		out, err := exec.CommandContext(ctx, program, "status", file).Output()
		return err == nil && strings.Contains(string(out), "current: true")
	})
	must(t, err)
}
