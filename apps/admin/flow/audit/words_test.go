package audit

import (
	"strings"
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/queue"
	"okienko/office/trace"
)

// warsaw is the zone of the office, as it is in winter.
var warsaw = time.FixedZone("CET", 3600)

// knowing is the pages of an office that knows its people.
func knowing() Model {
	s := office.New()
	s.Queue.Plan = officetest.Plan(officetest.WithPeople)
	s.Machines.Machines = []machines.Machine{{ID: "pc1", Name: "Pokój 12"}}
	m, _ := Update(New(warsaw), feed.News{State: s, Now: queue.At(time.Date(2026, 11, 23, 9, 42, 0, 0, time.UTC))}, "en")
	return m
}

// Every command that leaves an entry, and every move of a ticket, has its words.
func TestEverythingThatIsTracedHasWords(t *testing.T) {
	kinds := []string{
		"ticket_issued", "ticket_late", "ticket_called", "call_replayed", "serving_started", "ticket_finished", "finish_corrected",
		"visit_continued", "ticket_sent_back", "ticket_waits_again", "ticket_given_back", "ticket_kept", "ticket_renumbered", "ticket_absent",
		"ticket_missed", "ticket_parked", "parked_returned", "ticket_transferred", "ticket_cancelled", "ticket_left", "ticket_noted", "ticket_favoured", "favour_ended",
		"move_undone", "day_opened",
	}
	for _, r := range trace.Rules() {
		if r.Because == "" {
			kinds = append(kinds, r.Command)
		}
	}
	for _, kind := range kinds {
		if text := what(queue.Traced{What: kind}); i18n.Say("en", text) == text.Key {
			t.Errorf("%s has no words", kind)
		}
	}
	for _, k := range trace.Kinds() {
		if text := kindText(k); i18n.Say("en", text) == text.Key || kindGlyphs[k] == "" {
			t.Errorf("the kind %s has no words or no icon", k)
		}
	}
}

func TestEntriesAreToldInPlainWords(t *testing.T) {
	m := knowing()
	for _, c := range []struct {
		e    queue.Traced
		want string
	}{
		{queue.Traced{What: "sign_in", About: "person/anna/sign_in", Machine: "pc1", To: trace.WrongPIN}, "A wrong PIN|Anna|not known|Pokój 12||wrong PIN"},
		{queue.Traced{What: "sign_in", About: "person/anna/sign_in", Machine: "pc1", Person: "anna", To: trace.SignedIn}, "Sign-in|Anna|Anna|Pokój 12||signed in"},
		{queue.Traced{What: "adopt_plan", About: "plan/rules/lock_minutes", Person: "zofia", From: "10", To: "5"},
			"The plan was changed|Rules of the queue, After how many idle minutes a window asks for the PIN|Zofia|not known|10|5"},
		{queue.Traced{What: "ticket_cancelled", About: "ticket/A012", Person: "Anna", Desk: "d1", Machine: "pc1", From: "waiting", To: "cancelled"},
			"The ticket was cancelled|Ticket A012|Anna|Desk 1, Pokój 12|waits|cancelled"},
		{queue.Traced{What: "change_hours", About: "day/hours", Person: "zofia", To: "2026-11-23T07:00:00Z/2026-11-23T13:00:00Z"},
			"The day’s hours were changed|Hours of the day|Zofia|not known||8:00–14:00"},
		{queue.Traced{What: "share_secret", About: "secret/notes", Machine: "pc1", To: "0123abcd 3 9f2c"},
			"A key was shared with computers|The key for the day’s notes|a computer, or nobody signed in|Pokój 12||"},
		{queue.Traced{What: "record_export", About: "export/figures", Machine: "pc1", Person: "zofia"}, "A file was saved|Figures, a file|Zofia|Pokój 12||"},
		{queue.Traced{What: "record_export", About: "export/figures/tax", Machine: "pc1", Person: "zofia"}, "A file was saved|Figures, a file: Podatki|Zofia|Pokój 12||"},
		{queue.Traced{What: "record_export", About: "export/persons/*", Machine: "pc1", Person: "zofia"}, "A file was saved|Figures of persons, a file: All departments|Zofia|Pokój 12||"},
		{queue.Traced{What: "record_audit_view", About: "trace", Person: "zofia", To: trace.Filter{
			Person: "anna", Desk: "d1", Ticket: "A012", Kind: trace.OfLooks, From: queue.At(day(23)), To: queue.At(day(24)),
		}.String()}, "The changes were searched|Changes|Zofia|not known||" +
			"Who: Anna · Desk: Desk 1 · Number of a ticket: A012 · About what: Searches and files · From: 23.11.2026 · To: 23.11.2026"},
		{queue.Traced{What: "record_audit_view", About: "trace", Person: "zofia", To: trace.Filter{Name: "Jan Maria=A Rokita", What: "open_day"}.String()},
			"The changes were searched|Changes|Zofia|not known||Who: Jan Maria=A Rokita · What happened: The day was opened"},
		{queue.Traced{What: "rename_machine", About: "machine/pc1/name", Person: "zofia", From: "a", To: "b"},
			"A computer was renamed|Pokój 12, name|Zofia|not known|a|b"},
	} {
		got := strings.Join([]string{
			m.said(what(c.e)), m.said(m.about(c.e)), m.said(m.who(c.e)), m.said(m.where(c.e)), m.said(m.value(c.e, c.e.From)), m.said(m.value(c.e, c.e.To)),
		}, "|")
		if got != c.want {
			t.Errorf("%+v is told as\n%s\nand not\n%s", c.e, got, c.want)
		}
	}
}

// day is when a day of November begins in the office.
func day(n int) time.Time {
	warsaw, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		panic(err)
	}
	return time.Date(2026, time.November, n, 0, 0, 0, 0, warsaw)
}

func TestTicketNumbersAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{"a12": "A012", " A 012 ": "A012", "B7": "B007", "": "", "abc": "ABC"} {
		if got := ticketNumber(typed); got != want {
			t.Errorf("%q is %q, not %q", typed, got, want)
		}
	}
}

func TestDaysThatMakeNoSenseAreNotSearched(t *testing.T) {
	m := knowing()
	m.days = [2]string{"24.11.2026", "23.11.2026"}
	m, intents := m.search()
	if len(intents) > 0 || m.fault != toID {
		t.Errorf("asked for %v, wrong is %q", intents, m.fault)
	}
	m.days[1] = "24.11.2026"
	m, intents = m.search()
	if len(intents) != 1 || m.fault != "" {
		t.Fatalf("asked for %v", intents)
	}
	f := intents[0].(Search).Question
	if f.From.Time() != time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC) || f.To.Since(f.From) != 24*time.Hour {
		t.Errorf("from %v to %v", f.From.Time(), f.To.Time())
	}
}

// A file says what is not in it, and is called after what was looked for.
func TestAFileSaysWhatIsNotInIt(t *testing.T) {
	m := knowing()
	m.days = [2]string{"23.11.2026", "24.11.2026"}
	m, _ = m.search()
	m, _ = Update(m, page.Typed{ID: toID, Text: "30.11.2026"}, "en")
	if m.days[1] != "24.11.2026" {
		t.Errorf("the days became %v during the search", m.days)
	}
	m, _ = Update(m, Found{Tag: m.way, Entries: make([]queue.Traced, 3), Found: 4200, Missing: 2}, "en")
	m, _ = Update(m, feed.Answered{Tag: m.way}, "en")
	m.days = [2]string{"1.11.2026", "1.11.2026"}
	if got := m.fileName(); got != "changes-2026-11-23-2026-11-24" {
		t.Errorf("the file is called %q", got)
	}
	if at := queue.At(time.Date(2026, 11, 23, 9, 42, 0, 0, time.UTC)); m.moment(at) == "10:42" {
		t.Error("nobody sees of which day it is")
	}
	said := ""
	for _, n := range m.document().Notes {
		said += i18n.Say("en", n) + "\n"
	}
	if !strings.Contains(said, "4200") || !strings.Contains(said, "2 days") {
		t.Errorf("the file says %q", said)
	}
	m.found.Found, m.found.Missing = 3, 0
	if notes := m.document().Notes; len(notes) > 0 {
		t.Errorf("nothing is missing, and it says %v", notes)
	}
}

// TestOlderEntriesArePagesOfTheirOwn: they are asked for from where the page before
// ended, are shown only once that is recorded, and lead back.
func TestOlderEntriesArePagesOfTheirOwn(t *testing.T) {
	m := knowing()
	m.days = [2]string{"1.9.2026", "24.11.2026"}
	m, _ = m.search()
	tell := func(msg Msg) (intents []Intent) { m, intents = Update(m, msg, "en"); return intents }
	found := func(what string, older *trace.Cursor) trace.RecordAuditView {
		t.Helper()
		intents := tell(Found{Tag: m.way, Entries: []queue.Traced{{What: what}}, Found: 7, Older: older})
		if len(m.found.Entries) > 0 && m.found.Entries[0].What == what {
			t.Fatal("it is shown before it is recorded")
		}
		return intents[0].(feed.Send).Command.(trace.RecordAuditView)
	}
	shows := func(what string, newer, older bool, says string) {
		t.Helper()
		tell(feed.Answered{Tag: m.way})
		p := m.Page(nobody)
		_, toNewer := p.Item(newerID)
		_, toOlder := p.Item(olderID)
		b, _ := p.Block("found")
		if m.found.Entries[0].What != what || toNewer != newer || toOlder != older || i18n.Say("en", b.Text) != says {
			t.Errorf("shown is %s, with newer %v, older %v, and it says %q", m.found.Entries[0].What, toNewer, toOlder, i18n.Say("en", b.Text))
		}
	}
	at := queue.At(time.Date(2026, 10, 5, 12, 0, 0, 0, warsaw))
	found("close_day", &trace.Cursor{To: at, Skip: 2})
	shows("close_day", false, true, "7 entries were found. The newest 1 are here.")
	if b, _ := m.Page(nobody).Block("older_there"); i18n.Say("en", b.Text) != "There may be more from before 5.10.2026, 12:00. The key “Older” shows it." {
		t.Errorf("it says %q", i18n.Say("en", b.Text))
	}
	whole := m.filter
	asked := tell(page.Pressed{ID: olderID})[0].(Search).Question
	if asked.To != at || asked.Skip != 2 || asked.From != whole.From {
		t.Errorf("asked is %+v", asked)
	}
	if c := found("open_day", nil); c.Filter.To != at {
		t.Errorf("recorded is %+v", c)
	}
	shows("open_day", true, false, "This is 1 older entry.")
	if got := m.fileName(); got != "changes-2026-09-01-2026-10-05" {
		t.Errorf("the file is called %q", got)
	}
	if asked := tell(page.Pressed{ID: newerID})[0].(Search).Question; asked != (trace.Question{Filter: whole}) {
		t.Errorf("asked is %+v", asked)
	}
	found("close_day", &trace.Cursor{To: at, Skip: 2})
	shows("close_day", false, true, "7 entries were found. The newest 1 are here.")
}

// nobody forbids anything.
func nobody(interface{ Kind() string }) *queue.Refusal { return nil }
