package flow

import (
	"net"
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
)

// The fields of the page for the code.
const (
	codeID    = "code"
	addressID = "address"
	officesID = "offices"
)

// memberPort is where members answer when an address names no port.
const memberPort = "7411"

// coding asks for the code, with the offices that are heard beside it. Everything
// is on one page, so that a code and Enter are enough in most offices.
func (m Model) coding() page.Page {
	offices := []page.Block{{Kind: page.Lead, Text: screen.T("welcome.offices")}}
	switch {
	case !m.listed:
		offices = append(offices, page.Block{Kind: page.Body, Text: screen.T("welcome.listening")})
	case len(m.heard) == 0:
		offices = append(offices, page.Block{Kind: page.Body, Text: screen.T("welcome.nobody_heard")})
	default:
		offices = append(offices, page.Block{Kind: page.List, ID: officesID, Whole: m.cfg.Role == "kiosk", Rows: m.officeRows()})
	}
	if m.cfg.Role == "kiosk" {
		offices = append(offices, keys()...)
	}
	return page.Page{
		Title: screen.T("welcome.title_join"), Share: 0.56,
		Left: append(m.removed(), []page.Block{
			{Kind: page.Lead, Text: screen.T("welcome.code_lead")},
			{Kind: page.Body, Text: screen.T("welcome.code_where")},
			{Kind: page.Field, ID: codeID, Text: screen.T("welcome.field_code"), Value: m.fields[codeID]},
			{Kind: page.Quiet, Text: screen.T("welcome.code_text")},
			{Kind: page.Field, ID: addressID, Text: screen.T("welcome.field_address"), Value: m.fields[addressID]},
		}...),
		Right:   offices,
		Buttons: []screen.Item{back(), onward("welcome.do_join", "arrow-right")},
	}
}

func (m Model) officeRows() []page.Row {
	var rows []page.Row
	for _, o := range m.heard {
		r := page.Row{ID: o.ID, Glyph: "people", Text: screen.Words(o.Name), On: o.ID == m.office}
		if len(o.Addresses) > 0 {
			r.Detail = screen.Words(hostOf(o.Addresses[0]))
		}
		rows = append(rows, r)
	}
	return rows
}

func hostOf(address string) string {
	if host, _, err := net.SplitHostPort(address); err == nil {
		return host
	}
	return address
}

func (m Model) codingDoes(id string) (Model, []Intent) {
	code := strings.TrimSpace(m.fields[codeID])
	if strings.HasPrefix(id, keyID) {
		return m.struck(strings.TrimPrefix(id, keyID)), nil
	}
	switch {
	case id == backID:
		return m.turn(starting), nil
	case id != nextID:
		return m, nil
	case code == "":
		return m.say("welcome.line_no_code"), nil
	case m.cfg.Belongs && !m.aside:
		m = m.turn(failed)
		m.why, m.from = "welcome.other_data", coding
		return m, nil
	}
	return m.begin(code)
}

// begin asks to join.
func (m Model) begin(code string) (Model, []Intent) {
	m = m.turn(joining)
	m.from = coding
	return m, []Intent{Join{Code: code, Addresses: m.addresses(), SetAside: m.aside}}
}

// addresses are where to try: what was typed, or the office that was chosen.
func (m Model) addresses() []string {
	if typed := strings.TrimSpace(m.fields[addressID]); typed != "" {
		if _, _, err := net.SplitHostPort(typed); err != nil {
			typed = net.JoinHostPort(strings.Trim(typed, "[]"), memberPort)
		}
		return []string{typed}
	}
	for _, o := range m.heard {
		if o.ID == m.office {
			return o.Addresses
		}
	}
	return nil
}

func cancel() screen.Item {
	b := page.Button(backID, screen.T("welcome.do_cancel"), "cross")
	b.Value = page.BackKey
	return b
}

func (m Model) joining() page.Page {
	return page.Page{
		Title: screen.T("welcome.title_join"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("welcome.joining")},
			{Kind: page.Body, Text: screen.T("welcome.joining_wait")},
		},
		Buttons: []screen.Item{cancel()},
	}
}

func (m Model) joiningDoes(id string) (Model, []Intent) {
	if id != backID {
		return m, nil
	}
	return m.turn(coding), []Intent{Cancel{}}
}

// comparing shows the digits. Whoever is at the other screen decides.
func (m Model) comparing() page.Page {
	digits := m.digits
	if len(digits) == 6 {
		digits = digits[:3] + " " + digits[3:]
	}
	return page.Page{
		Title: screen.T("welcome.title_compare"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("welcome.compare_lead")},
			{Kind: page.Digits, ID: "digits", Value: digits},
			{Kind: page.Body, Text: screen.T("welcome.compare_how")},
		},
		Buttons: []screen.Item{cancel()},
	}
}

// failed says why, and what to do.
func (m Model) failed() page.Page {
	p := page.Page{
		Title: screen.T("welcome.title_failed"),
		Left: []page.Block{
			{Kind: page.Note, Weight: page.Alarm, Text: screen.T("welcome.failed")},
			{Kind: page.Lead, Text: screen.T(m.why)},
		},
		Buttons: []screen.Item{onward("welcome.do_again", "repeat")},
	}
	if m.forRestore() {
		p.Left[0].Text = screen.T("welcome.not_restored")
		return p
	}
	if m.otherData() {
		aside := page.Button(keepID, screen.T("welcome.do_set_aside"), "warning")
		p.Left[0].Text = screen.T("welcome.belongs")
		p.Left = append(p.Left, page.Block{Kind: page.Body, Text: screen.T("welcome.set_aside_effect")})
		p.Buttons = []screen.Item{back(), aside}
	}
	return p
}

// otherData says whether it failed on data of another office on this machine.
func (m Model) otherData() bool {
	return m.why == "welcome.other_data" || m.why == "trouble.wrong_office" || m.why == "joining.machine_gone"
}

func (m Model) failedDoes(id string) (Model, []Intent) {
	switch {
	case id == keepID && m.otherData() && !m.forRestore():
		m.aside = true
		if m.from == naming {
			return m.found()
		}
		return m.begin(strings.TrimSpace(m.fields[codeID]))
	case id != backID && id != nextID:
		return m, nil
	case m.why == "welcome.backup_damaged" || m.why == "welcome.backup_unreadable":
		return m.turn(choosing), nil // the key is of no use there
	}
	return m.turn(m.from), nil
}

func (m Model) done() page.Page {
	p := page.Page{
		Title: screen.T("welcome.title_done"),
		Left: []page.Block{
			{Kind: page.Note, Glyph: "check", Text: screen.T("welcome.done_joined", "Name", m.joined.Name)},
			{Kind: page.Body, Text: screen.T("welcome.done_next")},
		},
		Buttons: []screen.Item{onward("welcome.do_start", "arrow-right")},
	}
	if m.key != "" {
		p.Left[0].Text = screen.T("welcome.done_founded", "Name", m.fields[officeID])
		p.Left = append(p.Left, page.Block{Kind: page.Body, Text: screen.T("welcome.done_add")})
	}
	if m.again {
		p.Left[0].Text = screen.T("welcome.done_restored", "Name", m.restore.holds.name(m.look.Lang))
		p.Left[1].Text = screen.T("welcome.done_rejoin")
	}
	if m.joined.Role != "" && m.joined.Role != m.cfg.Role && m.joined.Role != "admin" {
		p.Left = append(p.Left, page.Block{
			Kind: page.Note, Weight: page.Warning, Text: screen.T("welcome.other_role"),
		})
	}
	return p
}

func (m Model) doneDoes(id string) (Model, []Intent) {
	if id != nextID {
		return m, nil
	}
	return m, []Intent{Start{}}
}
