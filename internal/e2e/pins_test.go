package e2e

import (
	"bufio"
	"context"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"okienko/internal/lab"
	"okienko/internal/loopback"
)

// people are those of the example office, who is to have PINs.
const people = `
people:
  zofia: {name: Zofia Maj, grants: [{role: manager}]}
  anna: {name: Anna Nowak, grants: [{role: clerk}]}
`

// at puts somebody before a computer whose folder is made and on which no program
// runs yet.
func at(t *testing.T, ctx context.Context, l *lab.Lab, program, name, settings string, width, height int) *newcomer {
	t.Helper()
	n := &newcomer{t: t, ctx: ctx, lab: l, name: program, address: loopback.Address()}
	n.file = filepath.Join(l.Dir, name, "machine.yaml")
	must(t, os.MkdirAll(filepath.Dir(n.file), 0o700))
	must(t, os.WriteFile(n.file, []byte("listen: "+n.address+"\n"+settings), 0o600))
	var err error
	n.Display, err = l.Display(name, width, height)
	must(t, err)
	return n
}

// order has the computer's member program do something, and says what it said.
func (n *newcomer) order(order string, flags ...string) string {
	n.t.Helper()
	c := exec.CommandContext(n.ctx, filepath.Join(programs(n.t), "okienko-member"), append(append([]string{order}, flags...), n.file)...)
	out, err := c.CombinedOutput()
	if err != nil {
		n.t.Fatalf("%s: %v: %s", order, err, out)
	}
	return string(out)
}

var invitation = regexp.MustCompile(`OKIENKO:[0-9A-Z-]+`)

// invites lets another computer join, without its screen.
func (n *newcomer) invites(other *newcomer, name string) {
	n.t.Helper()
	c := exec.CommandContext(n.ctx, filepath.Join(programs(n.t), "okienko-member"), "invite", "-name", name, "-role", "desk", "-keeps-log=false", n.file)
	out, err := c.StdoutPipe()
	must(n.t, err)
	c.Stderr = os.Stderr
	must(n.t, c.Start())
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if text := invitation.FindString(lines.Text()); text != "" {
			other.order("join", "-invitation", text)
		}
	}
	must(n.t, c.Wait())
}

// digits are where the manager's window shows a PIN that was given.
var digits = image.Rect(180, 190, 920, 370)

// gives gives the PIN of the person that the list is on, and reads it.
func (n *newcomer) gives() string {
	n.t.Helper()
	n.presses("Tab", "Return")
	n.sees("tylko raz")
	n.presses("Return")
	n.sees("To jest nowy PIN")
	pin := n.copies(digits, "0123456789", six)
	n.presses("Return")
	return pin
}

// proves types a name and a PIN.
func (n *newcomer) proves(name, pin string) {
	n.t.Helper()
	n.types(name)
	n.presses("Return")
	n.sees("Inna osoba")
	n.types(pin)
	n.presses("Return")
}

// TestAPINIsLockedEverywhere: five wrong PINs at one desk lock the person at
// another, too, and the manager helps at once.
func TestAPINIsLockedEverywhere(t *testing.T) {
	programs(t)
	l, err := lab.New(folder(t))
	must(t, err)
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	manager := at(t, ctx, l, "admin", "admin", "", 1100, 720)
	office, err := os.ReadFile(officeFile(t))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(filepath.Dir(manager.file), "office.yaml"), []byte(string(office)+people), 0o600))
	manager.order("new", "-anyway", "-name", "Sekretariat")
	manager.start()
	manager.sees("Zmiany")
	one := at(t, ctx, l, "desk", "desk-one", "desk: {number: 3}\n", deskWidth, deskHeight)
	two := at(t, ctx, l, "desk", "desk-two", "desk: {number: 4}\n", deskWidth, deskHeight)
	manager.invites(one, "Pokoj 1")
	manager.invites(two, "Pokoj 2")
	one.start()
	two.start()

	manager.sees("bez kod", "F10") // the office works without PINs
	pin := manager.gives()
	manager.sees("Kto tu pracuje")
	manager.proves("Zofia", pin)
	manager.sees("Wybierz teraz")
	manager.types("735281")
	manager.presses("Return")
	manager.sees("jeszcze raz") // what is typed sooner is lost on a slow machine
	manager.types("735281")
	manager.presses("Return")
	manager.sees("Wyloguj")
	manager.sees("Pracownicy i kody", "F10")
	manager.presses("Down", "Return")
	annas := manager.gives()
	manager.sees("Pracownicy i kody")

	one.sees("Anna Nowak")
	one.proves("Anna", "111222")
	for _, left := range []string{"4 pr", "3 pr", "2 pr", "1 pr"} {
		one.sees(left)
		one.types("111222")
		one.presses("Return")
	}
	one.sees("Zofia Maj") // who can help
	two.sees("zablokowany")
	two.proves("Anna", annas)
	two.sees("Zofia Maj")

	manager.sees("zablokowany do")
	manager.presses("Tab", "Tab", "Return") // unlock
	manager.sees("wybierze")
	two.types(annas)
	two.presses("Return")
	two.sees("Nowy PIN")
	two.presses("Escape") // later
	two.sees("Stanowisko 4")
	refused := exec.CommandContext(ctx, filepath.Join(programs(t), "okienko-member"), "open-day", manager.file)
	if out, err := refused.CombinedOutput(); err == nil || !strings.Contains(string(out), "-as") {
		t.Errorf("an order of nobody: %v: %s", err, out)
	}
	open := exec.CommandContext(ctx, filepath.Join(programs(t), "okienko-member"), "open-day", "-as", "Zofia Maj", manager.file)
	open.Stdin = strings.NewReader("735281\n")
	if out, err := open.CombinedOutput(); err != nil {
		t.Errorf("the manager's order: %v: %s", err, out)
	}
	manager.forgets(string(office))
}

// forgets is the way back when the only manager has forgotten the PIN: an office file
// on the trusted computer gives her another identifier.
func (n *newcomer) forgets(office string) {
	n.t.Helper()
	n.window.Stop()
	file := strings.Replace(office+people, "revision: 1", "revision: 100", 1)
	file = strings.Replace(file, "  zofia:", "  zofia-2:", 1)
	must(n.t, os.WriteFile(filepath.Join(filepath.Dir(n.file), "office.yaml"), []byte(file), 0o600))
	n.start()
	n.sees("Zmiany") // nobody has to sign in
	n.sees("bez kod", "F10")
	n.gives()
	n.sees("Kto tu pracuje")
}
