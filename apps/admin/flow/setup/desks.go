package setup

import (
	"strconv"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/plan/edit"
)

func desksList() list {
	at := func(p *plan.Plan, i int) *plan.Desk { return &p.Desks[i] }
	return listOf(list{
		path: "desks", kind: "desk", glyph: "desk",
		key: func(p *plan.Plan, i int) string { return string(p.Desks[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			d := p.Desks[i]
			row := page.Row{
				Text: screen.T("setup.thing.desk", "Name", strconv.Itoa(d.Number)), Detail: screen.Words(departmentName(p, d.Department, lang)),
			}
			if d.Room != "" {
				row.End = screen.T("desk.room", "Room", d.Room)
			}
			return row
		},
		form: func(p *plan.Plan, i int) []field {
			f := &form{path: item("desks", i)}
			f.number("number", func(p *plan.Plan) *int { return &at(p, i).Number })
			f.text("room", func(p *plan.Plan) *string { return &at(p, i).Room }).half = true
			department := f.one("department", departmentOptions, func(p *plan.Plan) *string { return (*string)(&at(p, i).Department) })
			department.choose = func(p *plan.Plan, id string) { moveDesk(p, i, plan.DepartmentID(id)) }
			some(f, "services", serviceOptions, func(p *plan.Plan) *[]plan.ServiceID { return &at(p, i).Services })
			some(f, "halls", hallOptions, func(p *plan.Plan) *[]plan.HallID { return &at(p, i).Halls })
			f.names("floor", func(p *plan.Plan) *plan.Names { return &at(p, i).Floor })
			f.names("spoken", func(p *plan.Plan) *plan.Names { return &at(p, i).Spoken })
			f.list("weights", weightsSum(func(p *plan.Plan) *[]plan.Weight { return &at(p, i).Weights }))
			return f.fields
		},
		inner: func(name string, i int) (list, bool) {
			return weightsList(item("desks", i), func(p *plan.Plan) *[]plan.Weight { return &p.Desks[i].Weights }), name == "weights"
		},
		stays: func(p *plan.Plan, live Live, i int) screen.Text {
			if clerk := live.Clerk(p.Desks[i].ID); clerk != "" {
				return screen.T("setup.stays_desk", "Clerk", clerk)
			}
			return screen.Text{}
		},
		looks: func(v view, i int) []page.Block { return []page.Block{v.calls([]plan.Desk{v.plan.Desks[i]})} },
	}, func(p *plan.Plan) *[]plan.Desk { return &p.Desks }, newDesk)
}

// newDesk has the next number, and serves and calls where the last one does.
func newDesk(p *plan.Plan, id string) plan.Desk {
	d := plan.Desk{ID: plan.DeskID(id), Number: 1}
	for _, other := range p.Desks {
		d.Number = max(d.Number, other.Number+1)
	}
	if n := len(p.Desks); n > 0 {
		last := p.Desks[n-1]
		d.Department, d.Room, d.Floor = last.Department, last.Room, last.Floor
		d.Services, d.Halls = append(d.Services, last.Services...), append(d.Halls, last.Halls...)
		return d
	}
	if len(p.Departments) > 0 {
		d.Department = p.Departments[0].ID
		d.Services = allServices(p, d.Department)
	}
	for _, h := range p.Halls {
		d.Halls = append(d.Halls, h.ID)
	}
	return d
}

// moveDesk gives a desk to another department. It then serves what that one does,
// unless people had chosen otherwise.
func moveDesk(p *plan.Plan, i int, to plan.DepartmentID) {
	d := &p.Desks[i]
	if usual := allServices(p, d.Department); sameIDs(d.Services, usual) {
		d.Services = allServices(p, to)
	}
	d.Department = to
}

func allServices(p *plan.Plan, id plan.DepartmentID) (all []plan.ServiceID) {
	for _, s := range p.Services {
		if s.Department == id {
			all = append(all, s.ID)
		}
	}
	return all
}

func sameIDs[T ~string](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// weightsList is services that count more or less at a desk or for a person.
func weightsList(of string, at func(*plan.Plan) *[]plan.Weight) list {
	path := of + ".weights"
	return listOf(list{
		path: path, kind: "weight", glyph: "sliders",
		key: func(p *plan.Plan, i int) string { return string((*at(p))[i].Service) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			w := (*at(p))[i]
			return page.Row{Text: calls("weight", serviceName(p, w.Service, lang)), End: screen.T("setup.percent", "Percent", strconv.Itoa(w.Percent))}
		},
		form: func(_ *plan.Plan, i int) []field {
			f := &form{path: item(path, i)}
			f.one("service", serviceOptions, func(p *plan.Plan) *string { return (*string)(&(*at(p))[i].Service) })
			f.number("percent", func(p *plan.Plan) *int { return &(*at(p))[i].Percent })
			return f.fields
		},
	}, at, func(*plan.Plan, string) plan.Weight { return plan.Weight{Percent: 150} })
}

func weightsSum(at func(*plan.Plan) *[]plan.Weight) func(*plan.Plan, string) screen.Text {
	return func(p *plan.Plan, lang string) screen.Text {
		return listed(*at(p), func(w plan.Weight) string { return serviceName(p, w.Service, lang) })
	}
}

func hallsList() list {
	at := func(p *plan.Plan, i int) *plan.Hall { return &p.Halls[i] }
	return listOf(list{
		path: "halls", kind: "hall", glyph: "screen",
		key: func(p *plan.Plan, i int) string { return string(p.Halls[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			return page.Row{Text: calls("hall", p.Halls[i].Name.In(lang)), Detail: screen.Plural("setup.desks", len(desksCalling(p, p.Halls[i].ID)))}
		},
		form: func(p *plan.Plan, i int) []field {
			f := &form{path: item("halls", i)}
			f.names("name", func(p *plan.Plan) *plan.Names { return &at(p, i).Name })
			f.site(p, func(p *plan.Plan) *plan.SiteID { return &at(p, i).Site })
			return f.fields
		},
		stays: func(p *plan.Plan, _ Live, i int) screen.Text {
			only := 0
			for _, d := range p.Desks {
				if len(d.Halls) == 1 && d.Halls[0] == p.Halls[i].ID {
					only++
				}
			}
			return counted("setup.stays_hall", only)
		},
		remove: func(p *plan.Plan, i int) { edit.RemoveHall(p, p.Halls[i].ID) },
		looks: func(v view, i int) []page.Block {
			desks := desksCalling(v.plan, v.plan.Halls[i].ID)
			return []page.Block{v.calls(desks[:min(3, len(desks))])}
		},
	}, func(p *plan.Plan) *[]plan.Hall { return &p.Halls }, func(p *plan.Plan, id string) plan.Hall {
		return plan.Hall{ID: plan.HallID(id), Site: firstSite(p)}
	})
}

func desksCalling(p *plan.Plan, id plan.HallID) (all []plan.Desk) {
	for _, d := range p.Desks {
		if d.CallsInto(id) {
			all = append(all, d)
		}
	}
	return all
}

func hallOptions(p *plan.Plan) (all []option) {
	for _, h := range p.Halls {
		all = append(all, option{id: string(h.ID), name: h.Name})
	}
	return all
}

func kiosksList() list {
	at := func(p *plan.Plan, i int) *plan.Kiosk { return &p.Kiosks[i] }
	return listOf(list{
		path: "kiosks", kind: "kiosk", glyph: "ticket",
		key: func(p *plan.Plan, i int) string { return string(p.Kiosks[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			return page.Row{Text: calls("kiosk", kioskName(p.Kiosks[i], lang))}
		},
		form: func(p *plan.Plan, i int) []field {
			f := &form{path: item("kiosks", i)}
			f.names("name", func(p *plan.Plan) *plan.Names { return &at(p, i).Name })
			f.site(p, func(p *plan.Plan) *plan.SiteID { return &at(p, i).Site })
			return f.fields
		},
		looks: func(v view, _ int) []page.Block { return []page.Block{v.tiles(v.plan.Menu)} },
	}, func(p *plan.Plan) *[]plan.Kiosk { return &p.Kiosks }, func(p *plan.Plan, id string) plan.Kiosk {
		return plan.Kiosk{ID: plan.KioskID(id), Site: firstSite(p)}
	})
}

// kioskName is its identifier where nobody has named it: that stands in the
// machine file, too.
func kioskName(k plan.Kiosk, lang string) string {
	if name := k.Name.In(lang); name != "" || edit.IsNew(string(k.ID)) {
		return name
	}
	return string(k.ID)
}
