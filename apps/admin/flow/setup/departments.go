package setup

import (
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/plan/edit"
)

func departmentsList() list {
	at := func(p *plan.Plan, i int) *plan.Department { return &p.Departments[i] }
	return listOf(list{
		path: "departments", kind: "department", glyph: "people",
		key: func(p *plan.Plan, i int) string { return string(p.Departments[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			d := p.Departments[i]
			return page.Row{
				Text: calls("department", departmentName(p, d.ID, lang)),
				Detail: screen.Words(say(lang, screen.Plural("setup.services", servicesIn(p, d.ID))) + ", " +
					say(lang, screen.Plural("setup.desks", desksIn(p, d.ID)))),
			}
		},
		form: func(p *plan.Plan, i int) []field {
			f := &form{path: item("departments", i)}
			f.names("name", func(p *plan.Plan) *plan.Names { return &at(p, i).Name })
			f.names("short", func(p *plan.Plan) *plan.Names { return &at(p, i).Short })
			f.site(p, func(p *plan.Plan) *plan.SiteID { return &at(p, i).Site })
			f.text("room", func(p *plan.Plan) *string { return &at(p, i).Room }).half = true
			f.numberOrNone("calls_before_missed", func(p *plan.Plan) *int { return &at(p, i).CallsBeforeMissed })
			f.names("floor", func(p *plan.Plan) *plan.Names { return &at(p, i).Floor })
			f.list("helps", func(p *plan.Plan, lang string) screen.Text {
				return listed(at(p, i).Helps, func(h plan.Help) string { return departmentName(p, h.Department, lang) })
			})
			return f.fields
		},
		inner: func(name string, i int) (list, bool) { return helpsList(i), name == "helps" },
		stays: func(p *plan.Plan, _ Live, i int) screen.Text {
			id := p.Departments[i].ID
			return counted("setup.stays_department", servicesIn(p, id)+desksIn(p, id))
		},
		remove: func(p *plan.Plan, i int) { edit.RemoveDepartment(p, p.Departments[i].ID) },
		looks:  func(v view, i int) []page.Block { return v.queues(v.plan.Departments[i]) },
	}, func(p *plan.Plan) *[]plan.Department { return &p.Departments }, func(p *plan.Plan, id string) plan.Department {
		return plan.Department{ID: plan.DepartmentID(id), Site: firstSite(p)}
	})
}

// helpsList is whom a department helps when there the wait is long.
func helpsList(i int) list {
	at := func(p *plan.Plan) *[]plan.Help { return &p.Departments[i].Helps }
	path := item("departments", i) + ".helps"
	return listOf(list{
		path: path, kind: "help", glyph: "people",
		key: func(p *plan.Plan, j int) string { return string((*at(p))[j].Department) },
		row: func(p *plan.Plan, j int, lang string) page.Row {
			h := (*at(p))[j]
			return page.Row{Text: calls("help", departmentName(p, h.Department, lang)), End: screen.Plural("common.minutes", h.After)}
		},
		form: func(p *plan.Plan, j int) []field {
			f := &form{path: item(path, j)}
			f.one("department", departmentOptions, func(p *plan.Plan) *string { return (*string)(&(*at(p))[j].Department) })
			f.number("after", func(p *plan.Plan) *int { return &(*at(p))[j].After })
			return f.fields
		},
	}, at, func(p *plan.Plan, _ string) plan.Help { return plan.Help{After: 20} })
}

func departmentOptions(p *plan.Plan) (all []option) {
	for _, d := range p.Departments {
		o := option{id: string(d.ID), name: d.Name}
		if d.Short != (plan.Names{}) {
			o.name, o.detail = d.Short, d.Name
		}
		all = append(all, o)
	}
	return all
}

// nameOf is what a department is called where there is little room.
func nameOf(p *plan.Plan, id plan.DepartmentID) plan.Names {
	d, _ := p.Department(id)
	if d.Short != (plan.Names{}) {
		return d.Short
	}
	return d.Name
}

func departmentName(p *plan.Plan, id plan.DepartmentID, lang string) string {
	return nameOf(p, id).In(lang)
}

func servicesIn(p *plan.Plan, id plan.DepartmentID) (n int) {
	for _, s := range p.Services {
		if s.Department == id {
			n++
		}
	}
	return n
}

func desksIn(p *plan.Plan, id plan.DepartmentID) (n int) {
	for _, d := range p.Desks {
		if d.Department == id {
			n++
		}
	}
	return n
}

// site asks for the building, where there is a choice.
func (f *form) site(p *plan.Plan, at func(*plan.Plan) *plan.SiteID) {
	if len(p.Sites) > 1 {
		f.one("site", siteOptions, func(p *plan.Plan) *string { return (*string)(at(p)) })
	}
}

func siteOptions(p *plan.Plan) (all []option) {
	for _, s := range p.Sites {
		all = append(all, option{id: string(s.ID), name: s.Name})
	}
	return all
}

func firstSite(p *plan.Plan) plan.SiteID {
	if len(p.Sites) == 0 {
		return ""
	}
	return p.Sites[0].ID
}
