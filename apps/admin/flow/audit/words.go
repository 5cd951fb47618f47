package audit

import (
	"strings"
	"time"

	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/office/machines"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// kindGlyphs are the icons of the kinds.
var kindGlyphs = map[trace.Kind]string{
	trace.OfTickets: "ticket", trace.OfDesks: "desk", trace.OfSignIns: "people", trace.OfPINs: "key", trace.OfPlan: "sliders",
	trace.OfDays: "clock", trace.OfComputers: "screen", trace.OfLooks: "document",
}

func kindText(k trace.Kind) screen.Text {
	if k == "" {
		return screen.T("trace.all_kinds")
	}
	return screen.T("trace.kind." + string(k))
}

func (m Model) personText(id plan.PersonID) screen.Text {
	if id == "" {
		return screen.T("trace.all_people")
	}
	if p, known := m.plan.Person(id); known {
		return screen.Words(p.Name)
	}
	return screen.Words(string(id))
}

func (m Model) deskText(id plan.DeskID) screen.Text {
	if id == "" {
		return screen.T("trace.all_desks")
	}
	if d, known := m.plan.Desk(id); known {
		return screen.T("desk.title_desk", "Number", decimal(d.Number))
	}
	return screen.Words(string(id))
}

// said is a text in the reader's language, where it becomes a part of another one.
func (m Model) said(t screen.Text) string { return i18n.Say(m.lang, t) }

// what is done, in a few words.
func what(e queue.Traced) screen.Text {
	if e.What == "sign_in" && e.To != trace.SignedIn && e.To != "" {
		return screen.T("trace.try." + e.To)
	}
	return screen.T("trace.what." + e.What)
}

// who has done it. What nobody did, a computer did by itself.
func (m Model) who(e queue.Traced) screen.Text {
	switch {
	case e.Person != "":
		return m.personText(plan.PersonID(e.Person))
	case e.What == "sign_in":
		return screen.T("trace.unknown")
	}
	return screen.T("trace.by_itself")
}

// where it was done: the computer, and the desk.
func (m Model) where(e queue.Traced) screen.Text {
	place := e.Machine
	for _, one := range m.machines {
		if one.ID == machines.ID(e.Machine) && one.Name != "" {
			place = one.Name
		}
	}
	switch {
	case e.Desk != "" && place != "":
		return screen.Words(m.said(m.deskText(plan.DeskID(e.Desk))) + ", " + place)
	case e.Desk != "":
		return m.deskText(plan.DeskID(e.Desk))
	case place == "":
		return screen.T("trace.nowhere")
	}
	return screen.Words(place)
}

// inBrief is what and who in one line.
func (m Model) inBrief(e queue.Traced) screen.Text {
	about, who := m.said(m.about(e)), m.said(m.who(e))
	if about == who || about == "" {
		return screen.Words(who)
	}
	return screen.Words(about + " · " + who)
}

// about is what has changed.
func (m Model) about(e queue.Traced) screen.Text {
	words := strings.Split(e.About, "/")
	rest := words[1:]
	named := func(t screen.Text) screen.Text {
		if len(rest) > 1 {
			return screen.Words(m.said(t) + ", " + m.said(fieldText(rest[len(rest)-1])))
		}
		return t
	}
	switch first := words[0]; {
	case first == "plan":
		return m.planText(rest)
	case len(rest) == 0:
		return screen.T("trace.about." + first)
	case first == "person":
		return m.personText(plan.PersonID(rest[0]))
	case first == "desk":
		return m.deskText(plan.DeskID(rest[0]))
	case first == "ticket":
		return screen.T("trace.about.ticket", "Number", rest[0])
	case first == "machine":
		return named(m.where(queue.Traced{Machine: rest[0]}))
	case first == "service", first == "department", first == "hall":
		return screen.Words(m.nameOf(first+"s", rest[0]))
	case first == "day":
		return screen.T("trace.about.hours")
	case first == "history":
		return screen.Words(rest[0])
	case first == "help":
		return screen.T("trace.about.help")
	case first == "printer":
		return screen.Words(m.nameOf("kiosks", rest[0]))
	case first == "secret":
		return screen.T("trace.secret." + rest[0])
	case first == "export":
		return m.exportText(rest)
	case first == "trace":
		return screen.T("trace.about.file")
	case first == "office":
		return screen.T("trace.about.office")
	}
	return screen.Words(strings.Join(rest, ", "))
}

// exportText is which figures were taken away, and of which department.
func (m Model) exportText(path []string) screen.Text {
	said := []string{m.said(screen.T("trace.export." + path[0]))}
	switch of := path[1:]; {
	case len(of) == 0: // an old entry, which does not say it
	case of[0] == string(trace.WholeOffice):
		said = append(said, m.said(screen.T("figures.all_departments")))
	default:
		said = append(said, m.nameOf("departments", of[0]))
	}
	return screen.Words(strings.Join(said, ": "))
}

// planText is a place in the plan: the part, the thing, what of it.
func (m Model) planText(path []string) screen.Text {
	if len(path) == 0 {
		return screen.T("trace.about.plan")
	}
	part := path[0]
	said := []string{m.said(partText(part))}
	for i, word := range path[1:] {
		if i == 0 {
			if name := m.nameOf(part, word); name != word {
				said = append(said, name)
				continue
			}
		}
		said = append(said, m.said(fieldText(word)))
	}
	return screen.Words(strings.Join(said, ", "))
}

// nameOf is what people call a thing of the plan; its identifier where it has gone.
func (m Model) nameOf(part, id string) string {
	switch p := m.plan; part {
	case "services":
		if v, ok := p.Service(plan.ServiceID(id)); ok {
			return v.Name.In(m.lang)
		}
	case "departments":
		if v, ok := p.Department(plan.DepartmentID(id)); ok {
			return v.Name.In(m.lang)
		}
	case "halls":
		if v, ok := p.Hall(plan.HallID(id)); ok {
			return v.Name.In(m.lang)
		}
	case "sites":
		if v, ok := p.Site(plan.SiteID(id)); ok {
			return v.Name.In(m.lang)
		}
	case "desks":
		return m.said(m.deskText(plan.DeskID(id)))
	case "people":
		return m.said(m.personText(plan.PersonID(id)))
	case "kiosks":
		for _, v := range p.Kiosks {
			if v.ID == plan.KioskID(id) {
				return v.Name.In(m.lang)
			}
		}
	case "rules":
		return m.said(ruleText(id))
	}
	return id
}

// valueWords are the values that have words of their own.
var valueWords = map[string]bool{
	trace.SignedIn: true, trace.WrongPIN: true, trace.Locked: true, "own": true, "given": true, "yes": true, "belongs": true,
	"removed": true, "copied": true, "used": true, "ended": true, "open": true, "closed": true, "break": true, "back_office": true,
	string(queue.Waiting): true, string(queue.Called): true, string(queue.Serving): true, string(queue.Parked): true,
	string(queue.Missed): true, string(queue.Cancelled): true, string(queue.Left): true, string(queue.Finished): true,
	string(queue.Printed): true, string(queue.NotPrinted): true,
}

// value is how something was or is. Signs of what nobody can read say nothing.
func (m Model) value(e queue.Traced, v string) screen.Text {
	if v == "" || e.What == "seal_day" || e.What == "share_secret" {
		return screen.Text{}
	}
	if e.What == (trace.RecordAuditView{}).Kind() {
		return m.lookedFor(v)
	}
	words := strings.Split(v, " ")
	for i, word := range words {
		switch {
		case valueWords[word]:
			words[i] = m.said(screen.T("trace.value." + word))
		case strings.HasPrefix(word, "desk/"):
			words[i] = m.said(m.deskText(plan.DeskID(word[len("desk/"):])))
		default:
			words[i] = m.moments(word)
		}
	}
	return screen.Words(strings.Join(words, " "))
}

// moments puts what is written in the log's time into the office's.
func (m Model) moments(word string) string {
	parts := strings.Split(word, "/")
	for i, p := range parts {
		t, err := time.Parse(time.RFC3339, p)
		if err != nil {
			return word
		}
		parts[i] = screen.Clock(t.In(m.zone))
	}
	return strings.Join(parts, "–")
}
