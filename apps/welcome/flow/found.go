package flow

import (
	"strconv"
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
)

// The fields of a new office.
const (
	officeID  = "office"
	machineID = "machine"
	planID    = "plan"
	fileID    = "file"
)

// What a new office can begin with, in the order in which it is offered.
const (
	stepByStep = iota
	example
	ownFile
)

func (m Model) naming() page.Page {
	p := page.Page{
		Title: screen.T("welcome.title_found"),
		Left: []page.Block{
			{Kind: page.Field, ID: officeID, Text: screen.T("welcome.field_office"), Value: m.fields[officeID]},
			{Kind: page.Field, ID: machineID, Text: screen.T("welcome.field_machine"), Value: m.fields[machineID]},
			{
				Kind: page.Choice, ID: planID, Text: screen.T("welcome.field_plan"), Chosen: m.plan,
				Options: []screen.Text{screen.T("welcome.plan_steps"), screen.T("welcome.plan_example"), screen.T("welcome.plan_file")},
			},
		},
		Buttons: []screen.Item{back(), onward("welcome.do_found", "arrow-right")},
	}
	switch m.plan {
	case ownFile:
		p.Left = append(p.Left, page.Block{Kind: page.Field, ID: fileID, Text: screen.T("welcome.field_file"), Value: m.fields[fileID]})
	case example:
		p.Left = append(p.Left, page.Block{Kind: page.Body, Text: screen.T("welcome.plan_later")})
	default:
		p.Left = append(p.Left, page.Block{Kind: page.Body, Text: screen.T("welcome.plan_then")})
	}
	if len(m.heard) > 0 && m.plan != ownFile {
		p.Top = []page.Block{{
			Kind: page.Note, Weight: page.Warning, Text: screen.T("welcome.heard_one", "Name", m.heard[0].Name),
		}}
	}
	return p
}

func (m Model) namingDoes(id string) (Model, []Intent) {
	switch {
	case id == backID:
		return m.turn(starting), nil
	case id != nextID:
		return m, nil
	case m.field(officeID) == "":
		return m.say("welcome.line_no_office"), nil
	case m.field(machineID) == "":
		return m.say("welcome.line_no_machine"), nil
	case m.plan == ownFile && m.field(fileID) == "":
		return m.say("welcome.line_no_file"), nil
	case m.cfg.Belongs && !m.aside:
		m = m.turn(failed)
		m.why, m.from = "welcome.other_data", naming
		return m, nil
	}
	return m.found()
}

// found asks for the office.
func (m Model) found() (Model, []Intent) {
	m = m.turn(founding)
	m.from = naming
	f := Found{Office: m.field(officeID), Machine: m.field(machineID), SetAside: m.aside}
	f.Empty = m.plan == stepByStep
	if m.plan == ownFile {
		f.File = m.field(fileID)
	}
	return m, []Intent{f}
}

func (m Model) field(id string) string { return strings.TrimSpace(m.fields[id]) }

func (m Model) founding() page.Page {
	return page.Page{
		Title: screen.T("welcome.title_found"),
		Left:  []page.Block{{Kind: page.Lead, Text: screen.T("welcome.founding")}},
	}
}

// keeping shows the recovery key, this once.
func (m Model) keeping() page.Page {
	return page.Page{
		Title: screen.T("welcome.title_key"), Under: screen.Words(m.field(officeID)),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("welcome.key_lead")},
			{Kind: page.Body, Text: screen.T("welcome.key_why")},
			{Kind: page.Secret, ID: "key", Value: Lines(m.key)},
			{Kind: page.Note, Weight: page.Warning, Text: screen.T("welcome.key_once")},
			{Kind: page.Actions, Items: []screen.Item{page.Button(saveID, screen.T("welcome.do_save_key"), "printer")}},
		},
		Buttons: []screen.Item{onward("welcome.do_written", "check")},
	}
}

// groups are the parts of a printed key that a person copies; the beginning,
// which is the same in all of them, is none.
func groups(key string) []string {
	all := strings.Fields(key)
	if len(all) > 2 {
		all = all[1:]
	}
	return all
}

// Lines is a recovery key in lines of groups, as a person copies it.
func Lines(key string) string {
	all := strings.Fields(key)
	if len(all) == 0 {
		return ""
	}
	lines := all[0]
	for i, g := range all[1:] {
		if i%perLine == 0 {
			lines += "\n" + g
		} else {
			lines += "  " + g
		}
	}
	return lines
}

// perLine is how many groups stand in a line; the page that asks for some names
// them by line and place.
const perLine = 5

func (m Model) keepingDoes(id string) (Model, []Intent) {
	switch id {
	case saveID:
		return m, []Intent{SaveKey{Key: m.key, Office: m.field(officeID), Lang: m.look.Lang}}
	case nextID:
		return m.turn(checking), nil
	}
	return m, nil
}

func (m Model) saved(s Saved) Model {
	if m.at != keeping {
		return m
	}
	if s.Path == "" {
		return m.say("welcome.line_not_saved")
	}
	m.line = page.Line{Text: screen.T("welcome.line_saved", "Path", s.Path)}
	return m
}

// asked are the two groups that have to be typed back.
func (m Model) asked() [2]int {
	n := len(groups(m.key))
	if n < 2 {
		return [2]int{}
	}
	first := m.cfg.Chance % n
	second := (first + 1 + m.cfg.Chance/n%(n-1)) % n
	if second < first {
		first, second = second, first
	}
	return [2]int{first, second}
}

// groupIDs are the fields for them.
var groupIDs = [2]string{"group_a", "group_b"}

func (m Model) checking() page.Page {
	p := page.Page{
		Title: screen.T("welcome.title_key"), Under: screen.Words(m.field(officeID)),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("welcome.check_lead")},
			{Kind: page.Body, Text: screen.T("welcome.check_why")},
		},
		Buttons: []screen.Item{back(), onward("welcome.do_check", "check")},
	}
	for i, n := range m.asked() {
		p.Left = append(p.Left, page.Block{
			Kind: page.Field, ID: groupIDs[i], Value: m.fields[groupIDs[i]],
			Text: screen.T("welcome.field_group", "Line", strconv.Itoa(n/perLine+2), "Place", strconv.Itoa(n%perLine+1)),
		})
	}
	return p
}

func (m Model) checkingDoes(id string) (Model, []Intent) {
	switch id {
	case backID:
		return m.turn(keeping), nil
	case nextID:
		for i, n := range m.asked() {
			if all := groups(m.key); n < len(all) && !strings.EqualFold(m.field(groupIDs[i]), all[n]) {
				return m.say("welcome.line_other_group"), nil
			}
		}
		return m.turn(done), nil
	}
	return m, nil
}
