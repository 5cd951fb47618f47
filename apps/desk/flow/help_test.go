package flow_test

import (
	"testing"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

// A call for help goes out while something else is on its way, and that still
// comes to its end: a number that was given is told, and its paper is printed.
func TestHelpLeavesWhatIsOnItsWay(t *testing.T) {
	d := states()["waiting"]()
	d.Press(WalkIn)
	d.Press(OnPaper)
	d.Held = true
	d.Press(Accept)
	d.Press(Help)
	if len(d.Way) != 2 {
		t.Fatalf("on their way: %v", d.Way)
	}
	d.Held = false
	d.Answer()
	s := d.Screen()
	if s.Given.Number == "" {
		t.Error("the number is not shown")
	}
	if last := d.Sent[len(d.Sent)-1].Command.Kind(); last != "print_again" {
		t.Errorf("the last that was sent is %s", last)
	}
	if s.Notices[0].Text.Key != "desk.help.called" || len(d.Refusals) > 0 {
		t.Errorf("%+v, refused %v", s.Notices[0], d.Refusals)
	}
}

func TestHelpLeavesWhatIsAsked(t *testing.T) {
	d := states()["serving"]()
	d.Press(Note)
	write(d, "Ma akt")
	d.Press(Help)
	if f := d.Screen().Line.Field; f.Text != "Ma akt" {
		t.Errorf("the question is %+v", f)
	}
}

// A covered window keeps what is half written below, also when help is called.
func TestHelpOnACoveredWindowLeavesWhatIsBelow(t *testing.T) {
	d := working()
	d.Press(Note)
	write(d, "Ma akt")
	d.Press(Lock)
	d.Press(Help)
	if n := d.Screen().Notices; len(n) == 0 || n[0].Text.Key != "desk.help.called" {
		t.Fatalf("no help: %+v, refused %v", n, d.Refusals)
	}
	d.Type(desktest.PINs["anna"])
	if f := d.Screen().Line.Field; d.Screen().Name != Working || f.Text != "Ma akt" {
		t.Errorf("%s: the question is %+v", d.Screen().Name, f)
	}
}

// Whoever calls for help must know when it did not go out.
func TestHelpThatDidNotGoOutIsSaid(t *testing.T) {
	d := states()["waiting"]()
	d.Held = true
	d.Press(Help)
	tag := d.Way[0].Tag
	d.Send(feed.Answered{Tag: tag, Lost: true})
	if key := d.Screen().Line.Text.Key; key != "desk.line_lost" {
		t.Errorf("without an answer it says %q", key)
	}
	d.Press(Help)
	d.Send(feed.Answered{Tag: d.Way[1].Tag, Answer: office.Answer{Refusal: &queue.Refusal{Code: queue.UnknownDesk}}})
	if key := d.Screen().Line.Text.Key; key != "refusal.unknown_desk" {
		t.Errorf("refused, it says %q", key)
	}
}
