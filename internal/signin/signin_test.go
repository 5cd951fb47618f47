package signin_test

import (
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/internal/signin"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

const noon = queue.Moment(1_800_000_000_000)

// window is a sign-in in an office where these have a PIN.
func window(withPIN ...plan.PersonID) signin.Model {
	s := office.New()
	s.Queue.Plan = officetest.Plan(officetest.WithPeople)
	for _, id := range withPIN {
		s.People.PINs = append(s.People.PINs, people.PIN{Person: id})
	}
	return signin.NewModel("pc1", time.UTC).Named("w").Know(s, noon).Tick(noon, true)
}

func does(m signin.Model, msgs ...signin.Msg) (signin.Model, []signin.Intent, signin.Outcome) {
	var all []signin.Intent
	came := signin.Nothing
	for _, msg := range msgs {
		var intents []signin.Intent
		var one signin.Outcome
		m, intents, one = m.Update(msg)
		all = append(all, intents...)
		if one != signin.Nothing {
			came = one
		}
	}
	return m, all, came
}

// What is typed while an answer is awaited goes nowhere, and asks for nothing twice.
func TestOneProofAtATime(t *testing.T) {
	m, intents, _ := does(window("zofia"), signin.Chose{Person: "zofia"}, signin.Wrote{Digits: "735281"}, signin.Enter{}, signin.Enter{}, signin.Digit{Rune: '1'})
	if len(intents) != 1 || m.Digits() != 6 || !m.Running() {
		t.Errorf("asked for %d proofs, %d digits stand there", len(intents), m.Digits())
	}
}

// An answer to something else changes nothing.
func TestAnswersToOthersAreNotOurs(t *testing.T) {
	m, _, _ := does(window("zofia"), signin.Chose{Person: "zofia"}, signin.Wrote{Digits: "735281"}, signin.Enter{})
	_, _, came := does(m, feed.Answered{Tag: "another", Answer: office.Answer{Events: []queue.Event{people.SignedIn{Person: "zofia"}}}}, signin.Checked{Tag: "another", Right: true})
	if came != signin.Nothing {
		t.Error("somebody got in by another's answer")
	}
}

// No more digits than a PIN has, and nothing else than digits.
func TestOnlyDigitsOfAPINAreTyped(t *testing.T) {
	m, _, _ := does(window("zofia"), signin.Chose{Person: "zofia"}, signin.Wrote{Digits: "12 34a567890123"})
	if m.Shown() != "12345678" {
		t.Errorf("%q stands there", m.Shown())
	}
}

// Whoever goes from the plan while they sign in is asked for a name again.
func TestSomebodyWhoWasRemovedIsAskedForAgain(t *testing.T) {
	m, _, _ := does(window("zofia"), signin.Chose{Person: "anna"}, signin.Chose{Person: "zofia"})
	if m.Step() != signin.PIN {
		t.Fatal("the PIN is not asked for")
	}
	s := office.New()
	s.Queue.Plan = officetest.Plan()
	if m = m.Know(s, noon); m.Step() != signin.Name || m.Asks() {
		t.Errorf("the step is %d", m.Step())
	}
}

// Where nobody who may give PINs has one, names are believed: the PINs of others
// do not count.
func TestAnOfficeIsGuardedByWhoMayGivePINs(t *testing.T) {
	if window("anna").Guarded() || !window("zofia").Guarded() || window().Guarded() {
		t.Error("guarded by the wrong people")
	}
	_, intents, _ := does(window("anna"), signin.Chose{Person: "anna"})
	if send, ok := intents[0].(feed.Send); !ok || send.Command.Kind() != "sign_in" {
		t.Errorf("asked for %+v", intents)
	}
}
