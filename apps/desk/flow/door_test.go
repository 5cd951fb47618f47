package flow_test

import (
	"strings"
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/signin"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/queue"
)

// lineOf is what the line says, in Polish.
func lineOf(d *desktest.Desk) string {
	l := d.Screen().Line
	said := []string{i18n.Say("pl", l.Text)}
	for _, t := range l.Also {
		said = append(said, i18n.Say("pl", t))
	}
	return strings.Join(said, " ")
}

func says(t *testing.T, d *desktest.Desk, want string) {
	t.Helper()
	if got := lineOf(d); !strings.Contains(got, want) {
		t.Errorf("the line says %q, not %q", got, want)
	}
}

func shows(t *testing.T, d *desktest.Desk, want string) {
	t.Helper()
	if got := d.Screen().Name; got != want {
		t.Fatalf("the screen is %s, not %s; it says %q", got, want, lineOf(d))
	}
}

// A name is found by a part of it, the PIN is typed, and the desk is taken in the
// name of the person.
func TestAPersonSignsInByPIN(t *testing.T) {
	d := desktest.Guarded()
	d.Send(ChoseDesk{Desk: "d1"})
	d.Send(Typed{Name: "kow"})
	if s := d.Screen(); len(s.Form.People) != 1 || s.Form.People[0].Text.Words != "Anna Kowalska" {
		t.Fatalf("found: %+v", s.Form.People)
	}
	d.Press(SignIn)
	if s := d.Screen(); s.Form.Who.Words != "Anna Kowalska" || s.Form.PIN.Label.Empty() {
		t.Fatalf("the form is %+v", s.Form)
	}
	d.Type(desktest.PINs["anna"])
	shows(t, d, Working)
	if desk, _ := d.Office.Queue.Desk("d1"); desk.Person != "anna" || desk.Clerk != "Anna Kowalska" {
		t.Errorf("at the desk sits %+v", desk)
	}
	if len(d.Refusals) > 0 {
		t.Errorf("refused: %v", d.Refusals)
	}
}

// In an office without PINs the name is chosen, and that is all.
func TestAnOfficeWithoutPINsAsksForTheNameAlone(t *testing.T) {
	d := desktest.Known()
	d.Send(ChoseDesk{Desk: "d1"})
	d.Send(signin.Chose{Person: "anna"})
	shows(t, d, Working)
	if desk, _ := d.Office.Queue.Desk("d1"); desk.Person != "anna" {
		t.Errorf("at the desk sits %+v", desk)
	}
	d.Wait(time.Hour)
	shows(t, d, Working)
}

func TestAWrongPINSaysHowManyTriesAreLeft(t *testing.T) {
	d := desktest.Guarded()
	d.Send(ChoseDesk{Desk: "d1"})
	d.Send(signin.Chose{Person: "anna"})
	for _, want := range []string{"4 próby", "3 próby", "2 próby", "1 próba"} {
		d.Type("111222")
		says(t, d, want)
		if n := d.Screen().Form.PIN.Typed; n != 0 {
			t.Errorf("%d digits stay", n)
		}
	}
	d.Type("111222")
	says(t, d, "Spróbuj o 10:43. Wcześniej może pomóc: Zofia Maj.")
	sent := len(d.Sent)
	d.Type(desktest.PINs["anna"]) // is not looked at
	if says(t, d, "Spróbuj o 10:43"); len(d.Sent) != sent {
		t.Error("a locked PIN is sent")
	}
	d.Do(people.UnlockPIN{Person: "anna"})
	d.Type(desktest.PINs["anna"])
	shows(t, d, Working)
}

func TestWhoHasNoPINIsToldWhoGivesOne(t *testing.T) {
	d := desktest.Guarded()
	d.Send(signin.Chose{Person: "maria"})
	says(t, d, "Maria Łoś nie ma jeszcze kodu PIN. PIN nadaje: Zofia Maj.")
}

// Whoever was given a PIN chooses another: not an easy one, and twice the same.
func TestAGivenPINIsChanged(t *testing.T) {
	d := desktest.Guarded()
	d.Prove("jan", "d2")
	shows(t, d, SigningIn)
	says(t, d, "Wybierz teraz własny")
	d.Type("123456")
	says(t, d, "łatwo zgadnąć")
	d.Type("1234")
	says(t, d, "od 6 do 8 cyfr")
	d.Send(Acted{Action: Erase})
	for range 3 {
		d.Send(Acted{Action: Erase})
	}
	d.Type("830194")
	d.Type("830195")
	says(t, d, "dwa różne kody")
	d.Type("830194")
	d.Type("830194")
	shows(t, d, Working)
	if p, _ := d.Office.People.PIN("jan"); p.Given {
		t.Error("the PIN is still the given one")
	}
}

func TestAGivenPINCanBeChangedLater(t *testing.T) {
	d := desktest.Guarded()
	d.Prove("jan", "d2")
	d.Press(Stay)
	shows(t, d, Working)
}

// A proof that was overtaken by another is asked for again.
func TestAProofThatCameTooLateIsAskedForAgain(t *testing.T) {
	d := desktest.Guarded()
	d.Held = true
	d.Prove("anna", "d1")
	known, _ := d.Office.People.PIN("anna")
	d.Do(officetest.SignIn(known, "anna", "", "other", desktest.PINs["anna"])) // elsewhere, meanwhile
	d.Held = false
	d.Answer()
	says(t, d, "Wpisz PIN jeszcze raz")
	d.Type(desktest.PINs["anna"])
	shows(t, d, Working)
}

// A computer that was set up by hand says why it asks in vain.
func TestAComputerWithoutAKeySaysSo(t *testing.T) {
	d := desktest.Guarded()
	d.NoKey = true
	d.Prove("anna", "d1")
	prove, _ := d.Kept[len(d.Kept)-1].(signin.Prove)
	d.Send(signin.Unable{Tag: prove.Tag, Why: signin.NoKey})
	says(t, d, "nie ma klucza")
}

// Whoever chose no desk is asked for it, and not for the PIN again.
func TestADeskCanBeChosenAfterThePIN(t *testing.T) {
	d := desktest.Guarded()
	d.Prove("anna", "")
	says(t, d, "Wybierz stanowisko")
	d.Send(ChoseDesk{Desk: "d1"})
	d.Press(SignIn)
	shows(t, d, Working)
}

// A desk that somebody has left without a word is freed by who may, after a
// question, and by nobody else.
func TestADeskIsFreedByWhoMay(t *testing.T) {
	d := desktest.Guarded()
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
	d.Prove("anna", "d2")
	says(t, d, "To stanowisko zajmuje Jan Nowak. Wybierz inne.")
	d.Press(Stay) // somebody else
	d.Prove("ewa", "d2")
	says(t, d, "Możesz je zwolnić")
	if desk, _ := d.Office.Queue.Desk("d2"); desk.Clerk != "Jan Nowak" {
		t.Fatal("freed without a question")
	}
	d.Press(SignIn)
	shows(t, d, Working)
	if desk, _ := d.Office.Queue.Desk("d2"); desk.Person != "ewa" {
		t.Errorf("at the desk sits %+v", desk)
	}
}

// Leaving asks first where the window could only be covered, and ends the sign-in.
func TestLeavingSignsOut(t *testing.T) {
	d := desktest.Guarded()
	d.Prove("anna", "d1")
	d.Press(Leave)
	shows(t, d, Working)
	d.Press(Leave)
	shows(t, d, SigningIn)
	if len(d.Office.People.SignedIn) > 0 || len(d.Refusals) > 0 {
		t.Errorf("signed in: %v, refused: %v", d.Office.People.SignedIn, d.Refusals)
	}
	if d.Screen().Form.Who.Words != "" {
		t.Error("the next person sees who was here")
	}
}

func TestThePINIsChangedAtTheDesk(t *testing.T) {
	d := desktest.Guarded()
	d.Prove("anna", "d1")
	d.Press(Leave)
	d.Press(NewPIN)
	shows(t, d, Covered)
	d.Type(desktest.PINs["anna"])
	d.Type("830194")
	d.Type("830194")
	shows(t, d, Working)
	says(t, d, "Masz nowy PIN")
	known, _ := d.Office.People.PIN("anna")
	if known.Since != d.Office.Queue.Now {
		t.Error("it is the old one")
	}
}

func TestTheOfficeIsAskedBeforeTheName(t *testing.T) {
	d := desktest.Guarded()
	d.Send(feed.Contact{Since: d.Now})
	d.Prove("anna", "d1")
	says(t, d, "Urząd nie odpowiada")
	shows(t, d, SigningIn)
}
