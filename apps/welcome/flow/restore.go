package flow

import (
	"strconv"
	"strings"
	"time"

	"okienko/internal/page"
	"okienko/internal/screen"
)

// The fields and the list of the pages that restore an office from a backup.
const (
	pathID    = "path"
	backupsID = "backups"
	secretID  = "secret"
	aboutID   = "about"
)

// restoring is what is known of the backup from which an office is restored.
type restoring struct {
	found   []Backup
	looked  bool   // the list has come
	path    string // the backup that was chosen
	holds   Holds
	percent int
}

// choosing asks for the backup: one that was found, or a file or folder that is
// written down.
func (m Model) choosing() page.Page {
	p := page.Page{
		Title: screen.T("welcome.title_restore"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("welcome.restore_lead")},
			{Kind: page.Body, Text: screen.T("welcome.restore_when")},
			{Kind: page.Field, ID: pathID, Text: screen.T("welcome.field_backup"), Value: m.fields[pathID]},
		},
		Buttons: []screen.Item{back(), onward("welcome.do_next", "arrow-right")},
	}
	var rows []page.Row
	for _, b := range m.restore.found {
		rows = append(rows, page.Row{ID: b.Path, Glyph: "document", Text: m.when(b.Made), Detail: screen.Words(b.Name + ", " + b.Folder)})
	}
	switch {
	case rows != nil:
		p.Left = append(p.Left, page.Block{Kind: page.List, ID: backupsID, Rows: rows})
	case m.restore.looked:
		p.Left = append(p.Left, page.Block{Kind: page.Quiet, Text: screen.T("welcome.no_backups")})
	}
	return p
}

// when is a moment in the reader's language.
func (m Model) when(t time.Time) screen.Text {
	return screen.Words(m.cfg.LongDate(m.look.Lang, t) + ", " + screen.Clock(t))
}

func (m Model) choosingDoes(id string) (Model, []Intent) {
	switch {
	case id == backID:
		return m.turn(starting), nil
	case id != nextID:
		return m, nil
	case m.field(pathID) == "":
		return m.say("welcome.line_no_backup"), nil
	}
	return m, []Intent{FindBackups{In: m.field(pathID)}}
}

// choose takes a backup.
func (m Model) choose(path string) Model {
	m = m.turn(unlocking)
	m.restore.path = path
	return m
}

// backups takes in what was found: one file that was written down, or the
// backups of some folders.
func (m Model) backups(f BackupsFound) Model {
	switch {
	case m.at != choosing:
		return m
	case f.File && f.In == m.field(pathID) && len(f.Files) == 1:
		return m.choose(f.Files[0].Path)
	}
	m.restore.found, m.restore.looked = f.Files, true
	if f.In != "" && len(f.Files) == 0 {
		return m.say("welcome.line_no_backup_there")
	}
	return m
}

func (m Model) unlocking() page.Page {
	return page.Page{
		Title: screen.T("welcome.title_restore"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("rescue.key_lead")},
			{Kind: page.Body, Text: screen.T("rescue.key_where")},
			{Kind: page.Field, ID: secretID, Text: screen.T("rescue.field_key"), Value: m.fields[secretID]},
			{Kind: page.Quiet, Text: screen.Words(m.restore.path)},
		},
		Buttons: []screen.Item{back(), onward("welcome.do_read_backup", "arrow-right")},
	}
}

func (m Model) unlockingDoes(id string) (Model, []Intent) {
	switch {
	case id == backID:
		return m.turn(choosing), nil
	case id != nextID:
		return m, nil
	case len(m.secret()) < shortestKey:
		return m.say("rescue.line_key_short"), nil
	}
	m = m.turn(reading)
	m.from, m.restore.percent = unlocking, 0
	return m, []Intent{OpenBackup{Path: m.restore.path, Key: m.secret()}}
}

// secret is the recovery key without what people write between its groups.
func (m Model) secret() string {
	return strings.ToUpper(strings.Join(strings.Fields(m.fields[secretID]), ""))
}

// shortestKey is less than any recovery key has: it only finds an empty field and a
// line that was left out.
const shortestKey = 50

func (m Model) reading() page.Page { return m.working("welcome.reading", cancel()) }

// working says how far a piece of work is.
func (m Model) working(key string, buttons ...screen.Item) page.Page {
	return page.Page{
		Title: screen.T("welcome.title_restore"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T(key, "Percent", strconv.Itoa(m.restore.percent))},
			{Kind: page.Body, Text: screen.T("welcome.working_wait")},
		},
		Buttons: buttons,
	}
}

func (m Model) readingDoes(id string) (Model, []Intent) {
	if id != backID {
		return m, nil
	}
	return m.turn(unlocking), []Intent{Cancel{}}
}

// agreeing says what is in the backup. Nothing has been written until here.
func (m Model) agreeing() page.Page {
	h := m.restore.holds
	fact := func(key string, end screen.Text) page.Row { return page.Row{Text: screen.T(key), End: end} }
	facts := []page.Row{
		fact("welcome.fact_office", screen.Words(h.name(m.look.Lang))),
		fact("welcome.fact_made", m.when(h.Made)),
		fact("welcome.fact_by", screen.Words(h.By)),
		fact("welcome.fact_tickets", screen.Words(strconv.Itoa(h.Tickets))),
		fact("welcome.fact_days", screen.Words(strconv.Itoa(h.Days))),
	}
	if h.Lacks > 0 {
		facts = append(facts, fact("welcome.fact_lacks", screen.Words(strconv.Itoa(h.Lacks))))
	}
	yes := onward("welcome.do_restore", "warning")
	yes.Primary = false
	return page.Page{
		Title: screen.T("welcome.title_restore"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("welcome.agree_lead")},
			{Kind: page.Facts, ID: aboutID, Rows: facts},
			{Kind: page.Note, Weight: page.Warning, Text: screen.T("welcome.agree_lost")},
			{Kind: page.Field, ID: machineID, Text: screen.T("welcome.field_machine"), Value: m.fields[machineID]},
		},
		Buttons: []screen.Item{back(), yes},
	}
}

func (m Model) agreeingDoes(id string) (Model, []Intent) {
	switch {
	case id == backID:
		return m.turn(unlocking), nil
	case id != nextID:
		return m, nil
	case m.field(machineID) == "":
		return m.say("welcome.line_no_machine"), nil
	}
	m = m.turn(rebuilding)
	m.from, m.restore.percent = agreeing, 0
	return m, []Intent{Restore{Path: m.restore.path, Key: m.secret(), Machine: m.field(machineID)}}
}

func (m Model) rebuilding() page.Page { return m.working("welcome.restoring") }

// progress takes in how far the work is.
func (m Model) progress(p Progress) Model {
	if m.at == reading || m.at == rebuilding {
		m.restore.percent = p.Percent
	}
	return m
}

// opened shows what is in the backup, if that is still wanted.
func (m Model) opened(h Holds) Model {
	if m.at != reading {
		return m
	}
	m = m.turn(agreeing)
	m.restore.holds = h
	return m
}

// restored ends it. The key is wanted no more.
func (m Model) restored() Model {
	m = m.write(page.Typed{ID: secretID}).turn(done)
	m.again = true
	return m
}

// forRestore says whether it failed at a backup.
func (m Model) forRestore() bool { return m.from == unlocking || m.from == agreeing }

// name is the office's in a language, or in Polish.
func (h Holds) name(lang string) string {
	if name := h.Office[lang]; name != "" {
		return name
	}
	return h.Office["pl"]
}
