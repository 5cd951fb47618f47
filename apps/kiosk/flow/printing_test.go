package flow_test

import (
	"testing"
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/apps/kiosk/kiosktest"
	"okienko/office/plan"
	"okienko/office/queue"
)

func TestPaperComes(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("take")
	k.Settle()
	if got := label(k, "print"); got != "kiosk.printing" {
		t.Errorf("it says %s", got)
	}
	k.Tell(flow.PrintDone{Ticket: k.Prints[0].Ticket})
	if got := label(k, "print"); got != "kiosk.take_paper" {
		t.Errorf("it says %s", got)
	}
	if len(sent[queue.TicketPrinted](k)) != 1 {
		t.Error("the office does not know")
	}
}

func TestPaperFailsAndIsPrintedAgain(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("take")
	k.Settle()
	id := k.Prints[0].Ticket
	k.Tell(flow.PrintDone{Ticket: id, Err: "paper-jam"})
	k.Settle()
	if got := label(k, "print"); got != "kiosk.print_failed" {
		t.Errorf("it says %s", got)
	}
	if f := sent[queue.PrintFailed](k); len(f) != 1 || f[0].Cause != "paper-jam" {
		t.Errorf("the office heard %+v", f)
	}
	k.Wait(2 * time.Second)
	k.Touch("again")
	k.Settle()
	if a := sent[queue.PrintAgain](k); len(a) != 1 || a[0] != (queue.PrintAgain{Ticket: id, Place: "k1"}) {
		t.Errorf("the office heard %+v", a)
	}
	if len(k.Prints) != 2 || k.Prints[1].Ticket != id || k.Prints[1].Face.Number != k.Prints[0].Face.Number {
		t.Errorf("%d prints, the second %+v", len(k.Prints), k.Prints[1:])
	}
	if got := label(k, "print"); got != "kiosk.printing" {
		t.Errorf("it says %s", got)
	}
}

func TestNoPaperIsNoDeadEnd(t *testing.T) {
	k := newKiosk()
	k.Tell(flow.PrinterSaid{Condition: "paper-out"})
	k.Tell(flow.PrinterSaid{Condition: "paper-out"})
	if r := sent[queue.ReportPrinter](k); len(r) != 1 || r[0] != (queue.ReportPrinter{Place: "k1", Condition: "paper-out"}) {
		t.Errorf("the office heard %+v", r)
	}
	k.Touch("tile:0")
	k.Touch("take")
	k.Settle()
	shows(t, k, "ticket")
	if got := label(k, "print"); got != "kiosk.print_failed" || len(k.Prints) != 0 {
		t.Errorf("it says %s, prints %d", got, len(k.Prints))
	}
	if f := sent[queue.PrintFailed](k); len(f) != 1 || f[0].Cause != "paper-out" {
		t.Errorf("the office heard %+v", f)
	}
	if _, ok := k.Screen().Item("again"); ok {
		t.Error("it offers to print without paper")
	}
	k.Tell(flow.PrinterSaid{Condition: "ok"})
	if _, ok := k.Screen().Item("again"); !ok {
		t.Error("paper is back and it does not offer to print")
	}
}

func TestSilentPrinterIsNotWaitedFor(t *testing.T) {
	k := newKiosk()
	k.Touch("tile:0")
	k.Touch("take")
	k.Settle()
	k.Wait(16 * time.Second)
	if got := label(k, "print"); got != "kiosk.print_failed" {
		t.Errorf("it says %s", got)
	}
	k.Tell(flow.PrintDone{Ticket: k.Prints[0].Ticket})
	if got := label(k, "print"); got != "kiosk.take_paper" {
		t.Errorf("it says %s", got)
	}
}

func TestDeskPrintsHere(t *testing.T) {
	k := newKiosk()
	id := k.Office.Queue.Tickets[0].ID
	ask := queue.PrintRequested{Ticket: id, Number: "A001", Place: "k1"}
	k.TellEvents(ask)
	if len(k.Prints) != 1 || k.Prints[0].Face.Number != "A001" || k.Prints[0].Face.Service == "" {
		t.Errorf("printed %+v", k.Prints)
	}
	ask.Place = "desk 3"
	k.TellEvents(ask)
	if len(k.Prints) != 1 {
		t.Error("it printed what was for another place")
	}
}

// TestATicketOfAnOfficeWithoutAPage promises nothing that a phone would not find.
func TestATicketOfAnOfficeWithoutAPage(t *testing.T) {
	office := kiosktest.Office()
	office.Queue.Plan.StatusAddress = plan.PageToCome
	k := kiosktest.NewKiosk(panel, office)
	k.Touch("tile:0")
	k.Touch("take")
	k.Settle()
	if f := k.Prints[0].Face; f.Address != "" || f.Code != "" || !f.ScanHint.Empty() || f.Ahead.Empty() {
		t.Errorf("on the paper stands %+v", f)
	}
	for _, it := range k.Screen().Items {
		if it.ID == "code" {
			t.Error("a code is shown")
		}
	}
}
