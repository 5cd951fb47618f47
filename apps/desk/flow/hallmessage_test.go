package flow_test

import (
	"strings"
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// twoHalls is a desk of an office with another hall.
func twoHalls() *desktest.Desk {
	d := states()["waiting"]()
	p := desktest.Plan()
	p.Revision = 2
	p.Halls = append(p.Halls, plan.Hall{ID: "up", Site: "s", Name: plan.Names{PL: "Piętro"}})
	d.Do(queue.AdoptPlan{Plan: p})
	return d
}

func TestAMessageToTheHall(t *testing.T) {
	d := twoHalls()
	d.Press(Message)
	if c := d.Screen().Choices; len(c) != 2 || !c[0].On || c[1].On || c[0].Detail.Key != "desk.shows_nothing" {
		t.Fatalf("the halls are %+v", c)
	}
	write(d, "Kasa czynna do 14")
	d.Press(Accept)
	m, shown := d.Office.Queue.Message("h", d.Now)
	if len(d.Refusals) > 0 || !shown || m.Text.PL != "Kasa czynna do 14" || m.Until.Since(d.Now) != 30*time.Minute {
		t.Fatalf("refused %v: %+v", d.Refusals, m)
	}
	if _, shown := d.Office.Queue.Message("up", d.Now); shown {
		t.Error("another hall shows it, too")
	}
	d.Press(Message)
	if c := d.Screen().Choices; c[0].Detail.Words != "Kasa czynna do 14" || c[0].End.With["Time"] != "11:12" {
		t.Errorf("shown now is %+v", c[0])
	}
	d.Press(TakeBack)
	if _, shown := d.Office.Queue.Message("h", d.Now); shown || len(d.Refusals) > 0 {
		t.Errorf("it stays, refused %v", d.Refusals)
	}
}

func TestAMessageToAnotherHallUntilItIsTakenBack(t *testing.T) {
	d := twoHalls()
	d.Press(Message)
	write(d, "Winda nie działa")
	for range 3 {
		d.Press(Lasting)
	}
	d.Send(Moved{1})
	d.Send(Moved{1})
	d.Press(Accept) // the other hall, too
	d.Press(Accept)
	for _, hall := range []plan.HallID{"h", "up"} {
		if m, shown := d.Office.Queue.Message(hall, d.Now); !shown || m.Until != 0 {
			t.Errorf("%s, refused %v: %+v", hall, d.Refusals, m)
		}
	}
}

// What was written is there again when it was refused, with the reason.
func TestARefusedMessageIsNotLost(t *testing.T) {
	d := twoHalls()
	d.Press(Message)
	write(d, "Kasa czynna do 14")
	d.Held = true
	d.Press(Accept)
	refusal := &queue.Refusal{Code: queue.UnknownHall, Facts: map[string]string{"hall": "h"}}
	d.Send(feed.Answered{Tag: d.Way[0].Tag, Answer: office.Answer{Refusal: refusal}})
	if f := d.Screen().Line.Field; f.Text != "Kasa czynna do 14" || f.Label.Key != "refusal.unknown_hall" {
		t.Errorf("the question is %+v", f)
	}
	d.Press(Stay)
	if !d.Screen().Line.Quiet {
		t.Error("Esc does not end it")
	}
}

func TestAMessageNeedsWordsAndAHall(t *testing.T) {
	d := twoHalls()
	d.Press(Message)
	d.Press(Accept)
	if l := d.Screen().Line; l.Field.Label.Key != "desk.reason_no_text" || len(d.Sent) > 1 {
		t.Errorf("it was sent, or the question is gone: %+v", l)
	}
	write(d, strings.Repeat("ą", 200))
	if n := len([]rune(d.Screen().Line.Field.Text)); n != 140 {
		t.Errorf("%d letters are taken", n)
	}
	d.Press(Accept)
	if len(d.Refusals) > 0 {
		t.Error(d.Refusals)
	}
}

// A message to two halls is two commands: when the second is refused, the message
// is there again.
func TestAMessageThatTheSecondHallRefusesIsNotLost(t *testing.T) {
	d := twoHalls()
	d.Press(Message)
	d.Send(Chose{ID: "up"})
	write(d, "Winda nie działa")
	d.Held = true
	d.Press(Accept)
	one(d)
	refusal := &queue.Refusal{Code: queue.UnknownHall, Facts: map[string]string{"hall": "up"}}
	d.Send(feed.Answered{Tag: d.Way[0].Tag, Answer: office.Answer{Refusal: refusal}})
	if f := d.Screen().Line.Field; f.Text != "Winda nie działa" || f.Label.Key != "refusal.unknown_hall" {
		t.Errorf("the question is %+v", f)
	}
}

// The other languages are asked for one at a time, by who wants them.
func TestAMessageInOtherLanguages(t *testing.T) {
	d := twoHalls()
	d.Press(Message)
	write(d, "Kasa do 14")
	for _, c := range []struct{ label, text, next string }{
		{"desk.ask_message_in.en", "Cash desk until 14", "desk.message_in.uk"},
		{"desk.ask_message_in.uk", "", "desk.message_in.pl"},
		{"desk.ask_message", "Kasa do 14", "desk.message_in.en"},
	} {
		d.Press(InOther)
		if c.text != "" {
			write(d, c.text)
		}
		l := d.Screen().Line
		if it := answer(d.Screen(), InOther); l.Field.Label.Key != c.label || l.Field.Text != c.text || it.Label.Key != c.next || !it.On {
			t.Errorf("%+v, %+v", l.Field, it)
		}
	}
	d.Press(InOther)
	d.Press(Note) // what is half written stays, in its language
	d.Press(Message)
	if f := d.Screen().Line.Field; f.Text != "Cash desk until 14" {
		t.Errorf("%+v", f)
	}
	d.Press(Accept)
	m, _ := d.Office.Queue.Message("h", d.Now)
	if want := (plan.Names{PL: "Kasa do 14", EN: "Cash desk until 14"}); m.Text != want || len(d.Refusals) > 0 {
		t.Errorf("refused %v: %+v", d.Refusals, m)
	}
}

// Polish is what all others fall back to.
func TestAMessageNeedsPolish(t *testing.T) {
	d := twoHalls()
	d.Press(Message)
	d.Press(InOther)
	write(d, "No lift")
	d.Press(Accept)
	if f := d.Screen().Line.Field; f.Label.Key != "desk.reason_no_text" || f.Text != "" {
		t.Fatalf("%+v", f)
	}
	write(d, "Winda stoi")
	d.Press(Accept)
	m, _ := d.Office.Queue.Message("h", d.Now)
	if want := (plan.Names{PL: "Winda stoi", EN: "No lift"}); m.Text != want || len(d.Refusals) > 0 {
		t.Errorf("refused %v: %+v", d.Refusals, m)
	}
}
