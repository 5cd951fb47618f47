package setup

import (
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
)

func peopleList() list {
	at := func(p *plan.Plan, i int) *plan.Person { return &p.People[i] }
	return listOf(list{
		path: "people", kind: "person", glyph: "people",
		key: func(p *plan.Plan, i int) string { return string(p.People[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			return page.Row{
				Text:   calls("person", p.People[i].Name),
				Detail: listed(p.People[i].Grants, func(g plan.Grant) string { return say(lang, roleName(p, g.Role, lang)) }),
			}
		},
		form: func(_ *plan.Plan, i int) []field {
			f := &form{path: item("people", i)}
			f.text("name", func(p *plan.Plan) *string { return &at(p, i).Name }).label = "person_name"
			f.list("grants", func(p *plan.Plan, lang string) screen.Text {
				return listed(at(p, i).Grants, func(g plan.Grant) string { return say(lang, roleName(p, g.Role, lang)) })
			})
			some(f, "serves", serviceOptions, func(p *plan.Plan) *[]plan.ServiceID { return &at(p, i).Serves })
			f.list("weights", weightsSum(func(p *plan.Plan) *[]plan.Weight { return &at(p, i).Weights }))
			return f.fields
		},
		inner: func(name string, i int) (list, bool) {
			switch name {
			case "grants":
				return grantsList(i), true
			case "weights":
				return weightsList(item("people", i), func(p *plan.Plan) *[]plan.Weight { return &p.People[i].Weights }), true
			}
			return list{}, false
		},
	}, func(p *plan.Plan) *[]plan.Person { return &p.People }, func(p *plan.Plan, id string) plan.Person {
		return plan.Person{ID: plan.PersonID(id), Grants: []plan.Grant{{Role: firstRole(p)}}}
	})
}

// firstRole is for the first person whoever may do everything, so that nobody
// locks themselves out, and a clerk's for the others.
func firstRole(p *plan.Plan) plan.RoleID {
	if len(p.People) == 0 {
		return plan.Manager
	}
	return plan.Clerk
}

// grantsList is the roles of a person, each in some departments or in all.
func grantsList(i int) list {
	at := func(p *plan.Plan) *[]plan.Grant { return &p.People[i].Grants }
	path := item("people", i) + ".grants"
	return listOf(list{
		path: path, kind: "grant", glyph: "key",
		row: func(p *plan.Plan, j int, lang string) page.Row {
			g := (*at(p))[j]
			row := page.Row{Text: roleName(p, g.Role, lang), Detail: screen.T("setup.everywhere")}
			if len(g.Departments) > 0 {
				row.Detail = listed(g.Departments, func(d plan.DepartmentID) string { return departmentName(p, d, lang) })
			}
			return row
		},
		form: func(_ *plan.Plan, j int) []field {
			f := &form{path: item(path, j)}
			f.one("role", roleOptions, func(p *plan.Plan) *string { return (*string)(&(*at(p))[j].Role) })
			some(f, "departments", departmentOptions, func(p *plan.Plan) *[]plan.DepartmentID { return &(*at(p))[j].Departments })
			return f.fields
		},
	}, at, func(*plan.Plan, string) plan.Grant { return plan.Grant{Role: plan.Clerk} })
}

func rolesList() list {
	at := func(p *plan.Plan, i int) *plan.Role { return &p.Roles[i] }
	return listOf(list{
		path: "roles", kind: "role", glyph: "key",
		key: func(p *plan.Plan, i int) string { return string(p.Roles[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			return page.Row{Text: calls("role", p.Roles[i].Name.In(lang)), Detail: screen.Plural("setup.rights", len(p.Roles[i].Rights))}
		},
		form: func(_ *plan.Plan, i int) []field {
			f := &form{path: item("roles", i)}
			f.names("name", func(p *plan.Plan) *plan.Names { return &at(p, i).Name })
			some(f, "rights", rightOptions, func(p *plan.Plan) *[]plan.Right { return &at(p, i).Rights })
			return f.fields
		},
		stays: func(p *plan.Plan, _ Live, i int) screen.Text {
			return counted("setup.stays_role", uses(p, p.Roles[i].ID))
		},
	}, func(p *plan.Plan) *[]plan.Role { return &p.Roles }, func(_ *plan.Plan, id string) plan.Role {
		return plan.Role{ID: plan.RoleID(id)}
	})
}

func rightOptions(*plan.Plan) (all []option) {
	for _, r := range plan.Rights() {
		all = append(all, option{id: string(r), text: screen.T("right." + string(r))})
	}
	return all
}

// roleOptions are the roles that every office has and those of the plan.
func roleOptions(p *plan.Plan) (all []option) {
	for _, r := range plan.UsualRoles() {
		if _, own := ownRole(p, r.ID); !own {
			all = append(all, option{id: string(r.ID), text: screen.T("usualrole." + string(r.ID))})
		}
	}
	for _, r := range p.Roles {
		all = append(all, option{id: string(r.ID), name: r.Name})
	}
	return all
}

func ownRole(p *plan.Plan, id plan.RoleID) (plan.Role, bool) {
	for _, r := range p.Roles {
		if r.ID == id {
			return r, true
		}
	}
	return plan.Role{}, false
}

func roleName(p *plan.Plan, id plan.RoleID, lang string) screen.Text {
	for _, o := range roleOptions(p) {
		if o.id == string(id) {
			return o.says(lang)
		}
	}
	return screen.Words(string(id))
}
