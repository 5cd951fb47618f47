package setup

import (
	"strconv"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/plan/edit"
)

func servicesList() list {
	at := func(p *plan.Plan, i int) *plan.Service { return &p.Services[i] }
	return listOf(list{
		path: "services", kind: "service", glyph: "document",
		key: func(p *plan.Plan, i int) string { return string(p.Services[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			s := p.Services[i]
			return page.Row{
				Letter: s.Series, Text: calls("service", s.Name.In(lang)), Detail: screen.Words(departmentName(p, s.Department, lang)),
			}
		},
		form: func(p *plan.Plan, i int) []field {
			f := &form{path: item("services", i)}
			f.names("name", func(p *plan.Plan) *plan.Names { return &at(p, i).Name })
			f.one("department", departmentOptions, func(p *plan.Plan) *string { return (*string)(&at(p, i).Department) }).half = true
			f.one("series", seriesOptions, func(p *plan.Plan) *string { return &at(p, i).Series }).half = true
			f.number("minutes", func(p *plan.Plan) *int { return &at(p, i).Minutes })
			f.number("quota", func(p *plan.Plan) *int { return &at(p, i).Quota })
			f.list("bring", func(p *plan.Plan, _ string) screen.Text { return countOf(len(at(p, i).Bring)) })
			f.number("longest_wait", func(p *plan.Plan) *int { return &at(p, i).LongestWait }).half = false
			f.yes("overnight", func(p *plan.Plan) *bool { return &at(p, i).Overnight })
			narrow := func(p *plan.Plan) bool { return at(p, i).Hours != (calendar.Week{}) }
			f.yes2("own_hours", narrow, func(p *plan.Plan, own bool) {
				at(p, i).Hours = calendar.Week{}
				if own {
					at(p, i).Hours = p.Hours.Week
				}
			})
			if narrow(p) {
				f.hours("hours", func(p *plan.Plan) *calendar.Week { return &at(p, i).Hours })
			}
			return f.fields
		},
		inner: func(name string, i int) (list, bool) { return bringList(i), name == "bring" },
		stays: func(p *plan.Plan, live Live, i int) screen.Text {
			return counted("setup.stays_service", live.Waiting(p.Services[i].ID))
		},
		remove: func(p *plan.Plan, i int) { edit.RemoveService(p, p.Services[i].ID) },
		looks: func(v view, i int) []page.Block {
			s := v.plan.Services[i]
			return append([]page.Block{v.tiles([]plan.Entry{{Service: s.ID}})}, v.paper(s)...)
		},
		more: func(v view, i int) []page.Block { return v.unserved(v.plan.Services[i]) },
	}, func(p *plan.Plan) *[]plan.Service { return &p.Services }, newService)
}

// newService belongs to the department of the last one, because services are
// usually written down department by department.
func newService(p *plan.Plan, id string) plan.Service {
	s := plan.Service{ID: plan.ServiceID(id), Minutes: 10}
	switch n := len(p.Services); {
	case n > 0:
		s.Department, s.Series = p.Services[n-1].Department, p.Services[n-1].Series
	case len(p.Departments) > 0:
		s.Department = p.Departments[0].ID
	}
	if s.Series == "" && len(p.Series) > 0 {
		s.Series = p.Series[0].Letters
	}
	return s
}

// unserved says that nobody can come for a service, or that nobody serves it.
func (v view) unserved(s plan.Service) (all []page.Block) {
	if !offered(v.plan, s.ID) {
		all = append(all, page.Block{Kind: page.Note, Weight: page.Warning, Text: screen.T("setup.note_no_desk")})
	}
	if !onTile(v.plan.Menu, s.ID) {
		all = append(all, page.Block{Kind: page.Note, Weight: page.Warning, Text: screen.T("setup.note_no_tile")})
	}
	return all
}

func offered(p *plan.Plan, id plan.ServiceID) bool {
	for _, d := range p.Desks {
		if d.Offers(id) {
			return true
		}
	}
	return false
}

func onTile(menu []plan.Entry, id plan.ServiceID) bool {
	for _, e := range menu {
		if e.Service == id || onTile(e.Entries, id) {
			return true
		}
	}
	return false
}

func serviceOptions(p *plan.Plan) (all []option) {
	for _, s := range p.Services {
		all = append(all, option{id: string(s.ID), letter: s.Series, name: s.Name, detail: nameOf(p, s.Department)})
	}
	return all
}

func serviceName(p *plan.Plan, id plan.ServiceID, lang string) string {
	s, _ := p.Service(id)
	return s.Name.In(lang)
}

// bringList is what a service asks people to bring.
func bringList(i int) list {
	at := func(p *plan.Plan) *[]plan.Names { return &p.Services[i].Bring }
	path := item("services", i) + ".bring"
	return listOf(list{
		path: path, kind: "bring", glyph: "check",
		row: func(p *plan.Plan, j int, lang string) page.Row {
			return page.Row{Text: calls("bring", (*at(p))[j].In(lang))}
		},
		form: func(_ *plan.Plan, j int) []field {
			f := &form{path: path}
			f.names("["+strconv.Itoa(j)+"]", func(p *plan.Plan) *plan.Names { return &(*at(p))[j] })
			for k := range f.fields {
				one := &f.fields[k]
				one.path, one.label = item(path, j), "bring_"+one.id[len(one.id)-2:]
				one.half = false
			}
			return f.fields
		},
	}, at, func(*plan.Plan, string) plan.Names { return plan.Names{} })
}

func seriesList() list {
	at := func(p *plan.Plan, i int) *plan.Series { return &p.Series[i] }
	return listOf(list{
		path: "series", kind: "series", glyph: "ticket",
		key: func(p *plan.Plan, i int) string { return p.Series[i].Letters },
		row: func(p *plan.Plan, i int, _ string) page.Row {
			s := p.Series[i]
			return page.Row{
				Letter: s.Letters, Text: screen.T("setup.from_to", "First", number(s, s.First), "Last", number(s, s.Last)),
				Detail: screen.Plural("setup.services", servicesWith(p, s.Letters)),
			}
		},
		form: func(p *plan.Plan, i int) []field {
			f := &form{path: item("series", i)}
			letters := f.text("letters", func(p *plan.Plan) *string { return &at(p, i).Letters })
			letters.set = func(p *plan.Plan, text string) bool { reletter(p, i, text); return true }
			f.number("first", func(p *plan.Plan) *int { return &at(p, i).First })
			f.number("last", func(p *plan.Plan) *int { return &at(p, i).Last })
			for k := range f.fields[1:] {
				f.fields[k+1].path = item("series", i) // plan.Check speaks of both together
			}
			return f.fields
		},
		stays: func(p *plan.Plan, _ Live, i int) screen.Text {
			return counted("setup.stays_series", servicesWith(p, p.Series[i].Letters))
		},
	}, func(p *plan.Plan) *[]plan.Series { return &p.Series }, func(p *plan.Plan, _ string) plan.Series {
		return plan.Series{Letters: nextLetter(p), First: 1, Last: 999}
	})
}

// reletter gives a series other letters, also at the services that have it.
func reletter(p *plan.Plan, i int, text string) {
	was := p.Series[i].Letters
	p.Series[i].Letters = capitals(text)
	if _, another := p.SeriesOf(was); another {
		return
	}
	for j := range p.Services {
		if p.Services[j].Series == was {
			p.Services[j].Series = p.Series[i].Letters
		}
	}
}

// nextLetter is the first one that is free. I and O look like digits.
func nextLetter(p *plan.Plan) string {
	for _, l := range "ABCDEFGHJKLMNPRSTUWXYZ" {
		if _, taken := p.SeriesOf(string(l)); !taken {
			return string(l)
		}
	}
	return ""
}

func seriesOptions(p *plan.Plan) (all []option) {
	for _, s := range p.Series {
		all = append(all, option{
			id: s.Letters, letter: s.Letters,
			text: screen.T("setup.from_to", "First", number(s, s.First), "Last", number(s, s.Last)),
		})
	}
	return all
}

func servicesWith(p *plan.Plan, letters string) (n int) {
	for _, s := range p.Services {
		if s.Series == letters {
			n++
		}
	}
	return n
}
