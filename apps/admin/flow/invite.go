package flow

import (
	"strings"
	"time"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/machines"
)

// invite is a machine that is being let in.
type invite struct {
	name    string
	role    machines.Role
	staysOn bool
	asked   bool // for a code
	code    Invited
	door    Arrived // who waits
	decided bool
}

// The blocks and buttons of the steps.
const (
	roleID   = "role"
	powerID  = "power"
	copyID   = "copy"
	refuseID = "refuse"
)

// usually says which machines stay on in most offices.
var usually = map[machines.Role]bool{machines.Kiosk: true, machines.Hall: true, machines.Admin: true}

func newInvite() invite { return invite{role: machines.Kiosk, staysOn: true} }

func (m Model) chose(c page.Chose) Model {
	m.line = page.Line{}
	switch {
	case c.ID == roleID && c.Option < len(machines.Roles()):
		m.invite.role = machines.Roles()[c.Option]
		m.invite.staysOn = usually[m.invite.role]
	case c.ID == powerID:
		m.invite.staysOn = c.Option == 0
	default:
		return m.countChose(c)
	}
	return m
}

func (m Model) inviting() page.Page {
	role := page.Block{Kind: page.Choice, ID: roleID, Text: screen.T("admin.field_role")}
	for i, r := range machines.Roles() {
		role.Options = append(role.Options, roleText(r))
		if r == m.invite.role {
			role.Chosen = i
		}
	}
	power := page.Block{
		Kind: page.Choice, ID: powerID, Text: screen.T("admin.field_power"),
		Options: []screen.Text{screen.T("admin.power_always"), screen.T("admin.power_sometimes")},
	}
	if !m.invite.staysOn {
		power.Chosen = 1
	}
	effect := screen.T("admin.invite_guest")
	if m.invite.staysOn {
		effect = screen.T("admin.invite_keeper")
	}
	return page.Page{
		Title: screen.T("admin.title_add"),
		Left: []page.Block{
			{Kind: page.Field, ID: nameID, Text: screen.T("admin.field_new_name"), Value: m.invite.name},
			role, power,
			{Kind: page.Body, Text: effect},
		},
		Buttons: []screen.Item{back(), onward("admin.do_code", "arrow-right")},
	}
}

func (m Model) invitingDoes(id string) (Model, []Intent) {
	name := strings.TrimSpace(m.invite.name)
	switch {
	case id == backID:
		return m.turn(overview), nil
	case id != nextID || m.invite.asked:
		return m, nil
	case name == "":
		return m.say("admin.line_no_name"), nil
	}
	m.invite.asked = true
	m.line = page.Line{Text: screen.T("admin.line_running")}
	i := m.invite
	return m, []Intent{Invite{Name: name, Role: i.role, Keeps: i.staysOn, StaysOn: i.staysOn}}
}

// invited takes in what became of the code and who came with it.
func (m Model) invited(msg Msg) Model {
	switch msg := msg.(type) {
	case Invited:
		if m.at == inviting {
			m = m.turn(showing)
			m.invite.code = msg
		}
	case InviteFailed:
		m.invite.asked = false
		m = m.say(msg.Why)
	case Arrived:
		if m.at == showing {
			m = m.turn(comparing)
			m.invite.door, m.invite.decided = msg, false
		}
	case Left:
		if m.at == comparing {
			m = m.turn(overview).say("admin.line_left")
		}
	}
	return m
}

func (m Model) showing() page.Page {
	i := m.invite
	share := page.Button(copyID, screen.T("admin.do_copy"), "document")
	cancel := page.Button(backID, screen.T("admin.do_cancel"), "cross")
	cancel.Value = page.BackKey
	left := []page.Block{
		{Kind: page.Lead, Text: screen.T("admin.code_lead")},
		{Kind: page.Body, Text: screen.T("admin.code_how")},
		{Kind: page.Code, ID: "code", Value: i.code.Code},
		{Kind: page.Quiet, Text: m.remaining()},
		{Kind: page.Body, Text: screen.T("admin.code_then")},
	}
	if i.code.Address != "" {
		left = append(left, page.Block{Kind: page.Body, Text: screen.T("admin.code_address", "Address", i.code.Address)})
	}
	return page.Page{
		Title: screen.T("admin.title_code", "Name", i.name), Share: 0.6,
		Left: left,
		Right: []page.Block{
			{Kind: page.Body, Text: screen.T("admin.code_picture")},
			{Kind: page.Picture, Text: screen.T("admin.code_picture"), Value: i.code.QR},
			{Kind: page.Actions, Items: []screen.Item{share}},
		},
		Buttons: []screen.Item{cancel},
	}
}

// remaining is how long the code can still be typed.
func (m Model) remaining() screen.Text {
	left := m.invite.code.Expires.Since(m.now)
	if left <= 0 {
		return screen.T("admin.code_over")
	}
	return screen.Plural("admin.code_minutes", int((left+time.Minute-1)/time.Minute))
}

func (m Model) showingDoes(id string) (Model, []Intent) {
	switch id {
	case copyID:
		m.line = page.Line{Text: screen.T("admin.line_copied")}
		return m, []Intent{Copy{Text: m.invite.code.Text}}
	case backID:
		return m.turn(overview), []Intent{CancelInvite{Invitation: m.invite.code.Invitation}}
	}
	return m, nil
}

// comparing asks the one question on which the safety of the office stands.
func (m Model) comparing() page.Page {
	// Neither answer is the usual one: Enter must not give it for a person.
	refuse := page.Button(refuseID, screen.T("admin.do_differ"), "cross")
	return page.Page{
		Title: screen.T("admin.title_compare", "Name", m.invite.name),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("admin.compare_lead")},
			{Kind: page.Digits, ID: "digits", Value: spaced(m.invite.door.Digits)},
			{Kind: page.Body, Text: screen.T("admin.compare_how")},
			{Kind: page.Quiet, Text: screen.T("admin.compare_from", "Address", m.invite.door.Address)},
		},
		Buttons: []screen.Item{refuse, page.Button(nextID, screen.T("admin.do_same"), "check")},
	}
}

// spaced puts a gap in the middle of six digits, as people read them.
func spaced(digits string) string {
	if len(digits) != 6 {
		return digits
	}
	return digits[:3] + " " + digits[3:]
}

func (m Model) comparingDoes(id string) (Model, []Intent) {
	switch {
	case m.invite.decided:
		return m, nil
	case id == refuseID:
		no := m.decide(false)
		return m.turn(overview).say("admin.line_refused"), []Intent{no}
	case id == nextID:
		m.invite.decided = true
		m.line = page.Line{Text: screen.T("admin.line_running")}
		return m, []Intent{m.decide(true)}
	}
	return m, nil
}

func (m Model) decide(yes bool) Decide {
	return Decide{Invitation: m.invite.code.Invitation, Machine: m.invite.door.Machine, Yes: yes}
}

// checkInvitation notices that a machine has come in.
func (m Model) checkInvitation() Model {
	if m.at != showing && m.at != comparing {
		return m
	}
	for _, i := range m.office.invitations {
		if i.ID == m.invite.code.Invitation && i.Machine != "" {
			m = m.turn(welcoming)
			m.chosen = i.Machine
		}
	}
	return m
}

func (m Model) welcoming() page.Page {
	one, _ := m.machine()
	hint := screen.T("admin.welcome_guest")
	if one.Keeps {
		hint = screen.T("admin.welcome_keeper")
	}
	return page.Page{
		Title: screen.T("admin.title_welcome"),
		Left: []page.Block{
			{Kind: page.Note, Glyph: "check", Text: screen.T("admin.welcome_lead", "Name", nameOf(one))},
			{Kind: page.Body, Text: hint},
		},
		Buttons: []screen.Item{
			page.Button(addID, screen.T("admin.do_add_another"), "plus"), onward("admin.do_machines", "arrow-right"),
		},
	}
}

func (m Model) welcomingDoes(id string) (Model, []Intent) {
	switch id {
	case addID:
		m.invite = newInvite()
		return m.turn(inviting), nil
	case nextID:
		return m.turn(overview), nil
	}
	return m, nil
}

// tick lets a code that has run out be made anew.
func (m Model) tick() Model {
	over := m.invite.code.Expires > 0 && m.now > m.invite.code.Expires.Add(codeGrace)
	if m.at == showing && over {
		m = m.turn(inviting).say("admin.line_code_over")
		m.invite.asked, m.invite.code = false, Invited{}
	}
	return m
}

// codeGrace is how long a code stays on the screen after its end: a machine may
// have begun in the last second.
const codeGrace = 30 * time.Second
