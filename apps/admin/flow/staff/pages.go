package staff

import (
	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/people"
	"okienko/office/plan"
)

// The buttons, and the list.
const (
	listID   = "people"
	giveID   = "give_pin"
	unlockID = "unlock_pin"
	takeID   = "take_pin"
	backID   = "back"
	nextID   = "next"
)

// Page is what is shown now.
func (m Model) Page(forbids feed.Forbids) page.Page {
	p := map[place]func(Model, feed.Forbids) page.Page{
		home: Model.home, giving: Model.giving, given: Model.given, taking: Model.taking,
	}[m.at](m, forbids)
	p.Name, p.Line = string(m.at), m.line
	return p
}

func (m Model) home(forbids feed.Forbids) page.Page {
	p := page.Page{Title: screen.T("staff.title"), Share: 0.52, Top: []page.Block{m.state()}}
	one, some := m.person()
	if !some {
		p.Left = []page.Block{{Kind: page.Body, Text: screen.T("staff.nobody")}}
		return p
	}
	var rows []page.Row
	for _, v := range m.plan.People {
		says, warn := m.pinOf(v.ID)
		rows = append(rows, page.Row{
			ID: string(v.ID), Glyph: "people", Text: screen.Words(v.Name), Detail: says, Warn: warn, End: m.role(v), On: v.ID == one.ID,
		})
	}
	p.Left = []page.Block{{Kind: page.List, ID: listID, Rows: rows}}
	p.Right = m.details(one, forbids)
	return p
}

// state says whether the office uses PINs, and what would be wise.
func (m Model) state() page.Block {
	b := page.Block{Kind: page.Note, ID: "state", Glyph: "key"}
	managers, name := 0, ""
	if m.plan != nil {
		for _, p := range m.plan.People {
			if _, has := m.staff.PIN(p.ID); has && m.plan.MayEverywhere(p.ID, plan.EditPeople) {
				managers, name = managers+1, p.Name
			}
		}
	}
	switch managers {
	case 0:
		b.Weight, b.Text = page.Warning, screen.T("staff.without")
	case 1:
		b.Weight, b.Text = page.Warning, screen.T("staff.only_one", "Name", name)
	default:
		b.Text = screen.T("staff.with")
	}
	return b
}

// role is what somebody is first.
func (m Model) role(p plan.Person) screen.Text {
	if len(p.Grants) == 0 {
		return screen.T("staff.no_role")
	}
	id := p.Grants[0].Role
	for _, r := range m.plan.Roles {
		if r.ID == id {
			return screen.Words(r.Name.In(m.lang))
		}
	}
	return screen.T("usualrole." + string(id))
}

// pinOf says how it is with somebody's PIN.
func (m Model) pinOf(id plan.PersonID) (says screen.Text, warn bool) {
	p, has := m.staff.PIN(id)
	switch {
	case !has:
		return screen.T("staff.pin_none"), m.guarded()
	case m.now < p.LockedUntil:
		return screen.T("staff.pin_locked", "Time", m.clock(p.LockedUntil)), true
	case p.Wrong > 0:
		return screen.Plural("staff.pin_wrong", p.Wrong), false
	case p.Given:
		return screen.T("staff.pin_given"), false
	}
	return screen.T("staff.pin_own"), false
}

// details are a person with what can be done.
func (m Model) details(one plan.Person, forbids feed.Forbids) []page.Block {
	says, _ := m.pinOf(one.ID)
	facts := []page.Row{
		{ID: "role", Text: screen.T("staff.fact_role"), End: m.role(one)},
		{ID: "pin", Text: screen.T("staff.fact_pin"), End: says},
		{ID: "here", Text: screen.T("staff.fact_here"), End: m.where(one.ID)},
	}
	blocks := []page.Block{
		{Kind: page.Lead, Text: screen.Words(one.Name)},
		{Kind: page.Facts, ID: "facts", Rows: facts},
	}
	items, why := m.actions(one, forbids)
	blocks = append(blocks, page.Block{Kind: page.Actions, ID: "actions", Items: items})
	if !why.Empty() {
		blocks = append(blocks, page.Block{Kind: page.Quiet, ID: "why", Text: why})
	}
	return blocks
}

// where is the computer at which somebody is signed in.
func (m Model) where(id plan.PersonID) screen.Text {
	for _, one := range m.machines {
		if m.staff.Here(string(one.ID), id, m.now) {
			return screen.Words(one.Name)
		}
	}
	return screen.T("staff.nowhere")
}

// actions are what can be done with somebody's PIN, and why some of it cannot.
func (m Model) actions(one plan.Person, forbids feed.Forbids) (items []screen.Item, why screen.Text) {
	pin, has := m.staff.PIN(one.ID)
	give := page.Button(giveID, screen.T("staff.do_give"), "key")
	if has {
		give.Label = screen.T("staff.do_give_again")
	}
	give, why = forbids.Allow(give, people.SetPIN{Person: one.ID})
	if !m.guarded() && !m.plan.MayEverywhere(one.ID, plan.EditPeople) {
		give.Off, why = true, screen.T("refusal.first_pin")
	}
	items = []screen.Item{give}
	add := func(id, label, glyph string, c interface{ Kind() string }) {
		it, no := forbids.Allow(page.Button(id, screen.T(label), glyph), c)
		if !no.Empty() {
			why = no
		}
		items = append(items, it)
	}
	if has && (m.now < pin.LockedUntil || pin.Wrong > 0) {
		add(unlockID, "staff.do_unlock", "check", people.UnlockPIN{Person: one.ID})
	}
	if has {
		add(takeID, "staff.do_take", "cross", people.ClearPIN{Person: one.ID})
	}
	return items, why
}

func (m Model) giving(feed.Forbids) page.Page {
	one, _ := m.person()
	blocks := []page.Block{
		{Kind: page.Lead, Text: screen.T("staff.give_lead")},
		{Kind: page.Body, Text: screen.T("staff.give_how")},
	}
	if _, has := m.staff.PIN(one.ID); has {
		blocks = append(blocks, page.Block{Kind: page.Note, Weight: page.Warning, Text: screen.T("staff.give_ends")})
	}
	if !m.guarded() {
		blocks = append(blocks, page.Block{Kind: page.Note, Weight: page.Warning, Text: screen.T("staff.give_first")})
	}
	return page.Page{
		Title: screen.T("staff.title_give", "Name", one.Name), Left: blocks,
		Buttons: []screen.Item{back("admin.do_back"), onward("staff.do_give_now", "key")},
	}
}

func (m Model) given(feed.Forbids) page.Page {
	one, _ := m.person()
	return page.Page{
		Title: screen.T("staff.title_given", "Name", one.Name),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("staff.given_lead")},
			{Kind: page.Digits, ID: "digits", Value: m.digits},
			{Kind: page.Body, Text: screen.T("staff.given_hint")},
		},
		Buttons: []screen.Item{onward("staff.do_given", "check")},
	}
}

func (m Model) taking(feed.Forbids) page.Page {
	one, _ := m.person()
	take := onward("staff.do_take_now", "warning")
	take.Primary = false
	return page.Page{
		Title: screen.T("staff.title_take", "Name", one.Name),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("staff.take_lead")},
			{Kind: page.Body, Text: screen.T("staff.take_effect")},
		},
		Buttons: []screen.Item{back("admin.do_back"), take},
	}
}

func back(key string) screen.Item {
	b := page.Button(backID, screen.T(key), "arrow-left")
	b.Value = page.BackKey
	return b
}

func onward(key, glyph string) screen.Item {
	b := page.Primary(nextID, screen.T(key), glyph)
	b.Value = page.ForwardKey
	return b
}

func (m Model) pressed(id string) (Model, []Intent) {
	one, some := m.person()
	if !some {
		return m, nil
	}
	switch {
	case id == backID:
		return m.turn(home), nil
	case m.at == home && id == giveID:
		m.chosen = one.ID
		return m.turn(giving), nil
	case m.at == home && id == unlockID:
		return m.send(people.UnlockPIN{Person: one.ID})
	case m.at == home && id == takeID:
		m.chosen = one.ID
		return m.turn(taking), nil
	case m.at == giving && id == nextID:
		m = m.begin()
		return m, []Intent{Give{Tag: m.way, Person: one.ID, Pepper: m.staff.Pepper}}
	case m.at == given && id == nextID:
		return m.turn(home), nil
	case m.at == taking && id == nextID:
		return m.send(people.ClearPIN{Person: one.ID})
	}
	return m, nil
}
