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
