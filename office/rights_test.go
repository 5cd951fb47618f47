package office_test

import (
	"testing"

	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// TestWhatAStolenKioskMay lists everything that a kiosk may say. Whoever adds a
// command has to decide here.
func TestWhatAStolenKioskMay(t *testing.T) {
	allowed := map[string]bool{
		"ticket_printed": true, "print_failed": true, "print_again": true, "report_printer": true, "pass_time": true,
	}
	for _, c := range office.Commands() {
		if may := office.May("door", machines.Kiosk, c); may != allowed[c.Kind()] {
			t.Errorf("a kiosk may give %s: %v", c.Kind(), may)
		}
	}
	if !office.May("door", machines.Kiosk, queue.IssueTicket{Source: queue.FromKiosk}) {
		t.Error("a kiosk must give tickets")
	}
	if office.May("door", machines.Kiosk, queue.IssueTicket{Source: queue.FromClerk}) {
		t.Error("a kiosk gives tickets as a clerk")
	}
}

// TestWhoGivesUp: a kiosk says that a resident gives up, in its own name only. The
// rules hold that to tickets that it gave, because it knows those of all.
func TestWhoGivesUp(t *testing.T) {
	for _, role := range machines.Roles() {
		mine, anothers := queue.GiveUp{Machine: "a"}, queue.GiveUp{Machine: "b"}
		if may := office.May("a", role, mine); may != (role != machines.Hall) {
			t.Errorf("a %s may say that somebody gives up: %v", role, may)
		}
		if role == machines.Kiosk && office.May("a", role, anothers) {
			t.Error("a kiosk gives up the tickets of another one")
		}
	}
}

// TestWhoGoesOnWithoutTheOffice: a kiosk gives numbers of its own and nobody
// else's, and a desk tells of its own calls.
func TestWhoGoesOnWithoutTheOffice(t *testing.T) {
	for _, role := range machines.Roles() {
		for _, c := range []office.Command{queue.LeaseNumbers{Machine: "a"}, queue.DropNumbers{Machine: "a"}, queue.IssueOffline{Machine: "a"}} {
			if may := office.May("a", role, c); may != (role != machines.Hall) || office.May("b", role, c) {
				t.Errorf("a %s may give %s: %v, for another one: %v", role, c.Kind(), may, office.May("b", role, c))
			}
		}
		c := queue.ReplayCalls{Machine: "a"}
		if may := office.May("a", role, c); may != (role == machines.Desk || role == machines.Admin) || office.May("b", role, c) {
			t.Errorf("a %s tells of calls: %v, of another one's: %v", role, may, office.May("b", role, c))
		}
	}
	if office.May("b", machines.Kiosk, queue.IssueTicket{Source: queue.FromKiosk, Machine: "a"}) {
		t.Error("a kiosk asks in the name of another one")
	}
}

func TestAMachineSpeaksForItselfOnly(t *testing.T) {
	for _, role := range machines.Roles() {
		if !office.May("a", role, machines.ReportMachine{Machine: "a"}) || role != machines.Admin && office.May("a", role, machines.ReportMachine{Machine: "b"}) {
			t.Errorf("a %s reports of others, or not of itself", role)
		}
	}
}

func TestOnlyTheManagerChangesTheOffice(t *testing.T) {
	for _, c := range []office.Command{
		queue.AdoptPlan{}, machines.RevokeMachine{}, machines.InviteMachine{}, machines.ChangeAuthority{}, machines.MarkStaysOn{},
	} {
		for _, role := range machines.Roles() {
			if may := office.May("a", role, c); may != (role == machines.Admin) {
				t.Errorf("a %s may give %s: %v", role, c.Kind(), may)
			}
		}
	}
	if office.May("a", "stranger", queue.CallNext{}) {
		t.Error("a role that nobody knows calls")
	}
}
