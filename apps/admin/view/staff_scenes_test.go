package view_test

import (
	"strings"
	"time"

	"okienko/apps/admin/flow"
	"okienko/apps/admin/flow/audit"
	"okienko/apps/admin/flow/staff"
	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/signin"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// staffed is an office that knows its people, and has no PINs.
func staffed() *office.State {
	s := town()
	p := &s.Queue.Plan
	p.Departments = []plan.Department{{ID: "people", Name: plan.Names{PL: "Referat Spraw Obywatelskich", EN: "Citizens' Affairs", UK: "Відділ у справах громадян"}}}
	p.Services = []plan.Service{{ID: "tax", Department: "people", Name: plan.Names{PL: "Podatek od nieruchomości", EN: "Property tax", UK: "Податок на нерухомість"}}}
	p.Desks = []plan.Desk{{ID: "d1", Number: 1, Department: "people", Room: "12"}, {ID: "d2", Number: 2, Department: "people", Room: "12"}}
	p.People = []plan.Person{
		{ID: "zofia", Name: "Zofia Maj", Grants: []plan.Grant{{Role: plan.Manager}}},
		{ID: "anna", Name: "Anna Kowalska", Grants: []plan.Grant{{Role: plan.Clerk}}},
		{ID: "jan", Name: "Jan Nowak", Grants: []plan.Grant{{Role: plan.Clerk}}},
		{ID: "ewa", Name: "Ewa Lis", Grants: []plan.Grant{{Role: plan.Supervisor}}},
	}
	p.Rules = p.Rules.Filled()
	return s
}

// withPINs is the same with PINs, but for Ewa. Anna has typed hers wrong too often.
func withPINs() *office.State {
	s := staffed()
	for _, id := range []plan.PersonID{"zofia", "anna", "jan"} {
		c := officetest.SetPIN(id, strings.Repeat("a", 32), "735281")
		s.People.PINs = append(s.People.PINs, people.PIN{Person: id, Salt: c.Salt, Verifier: c.Verifier, Since: morning, Given: id == "jan"})
	}
	s.People.PINs[1].LockedUntil, s.People.PINs[1].Locks = morning.Add(4*time.Minute), 3
	return s
}

// signedIn is the window of somebody who has shown who they are.
func signedIn(s *office.State, who plan.PersonID, msgs ...flow.Msg) flow.Model {
	m := window(s, health(), flow.Named{Client: "w"}, page.Picked{ID: "names", Row: string(who)}, write("pin", "735281"))
	m, intents := flow.Update(m, press("next"))
	for _, i := range intents {
		if p, ok := i.(signin.Prove); ok {
			m, _ = flow.Update(m, feed.Answered{Tag: p.Tag, Answer: office.Answer{Events: []queue.Event{people.SignedIn{Person: who}}}})
		}
	}
	s.People.SignedIn = append(s.People.SignedIn, people.Presence{Person: who, Machine: "m-1", Client: "w", Since: morning})
	for _, msg := range append([]flow.Msg{feed.News{State: s, Now: morning}}, msgs...) {
		m, _ = flow.Update(m, msg)
	}
	return m
}

// entries are what a search of the trace finds.
var entries = []queue.Traced{
	{At: morning.Add(-2 * time.Minute), Machine: "m-1", Person: "zofia", What: "record_audit_view", About: "trace", To: "person=anna"},
	{At: morning.Add(-3 * time.Minute), Machine: "m-4", What: "sign_in", About: "person/anna/sign_in", To: trace.Locked},
	{At: morning.Add(-4 * time.Minute), Machine: "m-4", What: "sign_in", About: "person/anna/sign_in", To: trace.WrongPIN},
	{At: morning.Add(-10 * time.Minute), Machine: "m-1", Person: "zofia", What: "adopt_plan", About: "plan/services/tax/minutes", From: "20", To: "30"},
	{At: morning.Add(-12 * time.Minute), Machine: "m-4", Person: "Anna Kowalska", Desk: "d1", What: "ticket_cancelled", About: "ticket/A012", From: "waiting", To: "cancelled"},
	{At: morning.Add(-40 * time.Minute), Machine: "m-1", Person: "zofia", What: "change_hours", About: "day/hours", From: "2026-11-23T07:00:00Z/2026-11-23T15:00:00Z", To: "2026-11-23T07:00:00Z/2026-11-23T13:00:00Z"},
	{At: morning.Add(-42 * time.Minute), Machine: "m-4", Person: "anna", What: "take_desk", About: "desk/d1", To: "Anna Kowalska"},
	{At: morning.Add(-43 * time.Minute), Machine: "m-1", Person: "zofia", What: "set_pin", About: "person/jan/pin", To: "given"},
	{At: morning.Add(-50 * time.Minute), Machine: "m-1", What: "share_secret", About: "secret/notes", To: "0123abcd 3 9f2c11d0"},
}

// searched is a manager's window with what was found.
func searched(found []queue.Traced, n int, msgs ...flow.Msg) flow.Model {
	m := signedIn(withPINs(), "zofia", press("tab_trace"))
	m, intents := flow.Update(m, press("next"))
	tag := intents[0].(audit.Search).Tag
	m, intents = flow.Update(m, audit.Found{Tag: tag, Entries: found, Found: n})
	m, _ = flow.Update(m, feed.Answered{Tag: intents[0].(feed.Send).Tag})
	for _, msg := range msgs {
		m, _ = flow.Update(m, msg)
	}
	return m
}

// older is the second page of what was found, with a third one.
func older() flow.Model {
	m := signedIn(withPINs(), "zofia", press("tab_trace"))
	m, intents := flow.Update(m, press("next"))
	for _, id := range []string{"older", ""} {
		tag := intents[0].(audit.Search).Tag
		m, intents = flow.Update(m, audit.Found{Tag: tag, Entries: entries, Found: 4218, Older: &trace.Cursor{To: morning.Add(-50 * time.Minute)}})
		m, _ = flow.Update(m, feed.Answered{Tag: intents[0].(feed.Send).Tag})
		m, intents = flow.Update(m, press(id))
	}
	return m
}

// given has just given Jan a PIN.
func given() flow.Model {
	m := signedIn(withPINs(), "zofia", press("tab_staff"), page.Picked{ID: "people", Row: "jan"}, press("give_pin"))
	m, intents := flow.Update(m, press("next"))
	m, _ = flow.Update(m, staff.Given{Tag: intents[0].(staff.Give).Tag, Digits: "830194"})
	return m
}

// wrongPIN has just typed one.
func wrongPIN(left int) flow.Model {
	m := window(withPINs(), health(), page.Picked{ID: "names", Row: "zofia"}, write("pin", "111222"))
	m, intents := flow.Update(m, press("next"))
	m, _ = flow.Update(m, feed.Answered{
		Tag: intents[0].(signin.Prove).Tag, Answer: office.Answer{Events: []queue.Event{people.SignInFailed{Person: "zofia", Left: left}}},
	})
	return m
}

func staffScenes() map[string]flow.Model {
	all := map[string]flow.Model{
		"door-names":     window(withPINs(), health()),
		"door-pin":       window(withPINs(), health(), page.Picked{ID: "names", Row: "zofia"}, write("pin", "735")),
		"door-wrong":     wrongPIN(3),
		"door-locked":    window(withPINs(), health(), page.Picked{ID: "names", Row: "anna"}),
		"door-lost":      window(withPINs(), health(), contact(feed.Contact{Since: morning.Add(-time.Minute)})),
		"self":           signedIn(withPINs(), "zofia", press("self")),
		"machines-clerk": signedIn(withPINs(), "jan", press("tab_machines")),
		"office-clerk":   signedIn(withPINs(), "jan", press("tab_office")),
		"staff-none":     window(staffed(), health(), press("tab_staff")),
		"staff":          signedIn(withPINs(), "zofia", press("tab_staff"), page.Picked{ID: "people", Row: "anna"}),
		"staff-clerk":    signedIn(withPINs(), "jan", press("tab_staff")),
		"staff-give":     signedIn(withPINs(), "zofia", press("tab_staff"), page.Picked{ID: "people", Row: "jan"}, press("give_pin")),
		"staff-given":    given(),
		"staff-take":     signedIn(withPINs(), "zofia", press("tab_staff"), page.Picked{ID: "people", Row: "anna"}, press("take_pin")),
		"trace":          signedIn(withPINs(), "zofia", press("tab_trace")),
		"trace-clerk":    signedIn(withPINs(), "jan", press("tab_trace")),
		"trace-found":    searched(entries, len(entries), page.Picked{ID: "found", Row: "3"}),
		"trace-many":     searched(entries, 4218, page.Picked{ID: "found", Row: "4"}, audit.Saved{Path: "/home/zofia/Dokumenty/historia-zmian-2026-11-23.csv"}),
		"trace-older":    older(),
		"trace-nothing":  searched(nil, 0),
		"trace-person":   signedIn(withPINs(), "zofia", press("tab_trace"), press("person")),
	}

	return all
}
