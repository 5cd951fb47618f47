package setup

import (
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
)

// page of tiles: where its entries stand in a plan.
type tilesAt func(p *plan.Plan) *[]plan.Entry

func topMenu(p *plan.Plan) *[]plan.Entry { return &p.Menu }

// menuList is the tiles of one page of the kiosk. A group leads to a page of its
// own.
func menuList(path string, at tilesAt) list {
	entry := func(p *plan.Plan, i int) *plan.Entry { return &(*at(p))[i] }
	l := listOf(list{
		path: path, kind: "tile", glyph: "tiles",
		row: func(p *plan.Plan, i int, lang string) page.Row {
			e := *entry(p, i)
			if e.Service != "" {
				s, _ := p.Service(e.Service)
				return page.Row{Letter: s.Series, Text: calls("tile", s.Name.In(lang))}
			}
			return page.Row{Glyph: "document", Text: calls("group", e.Name.In(lang)), End: screen.Plural("setup.tiles", len(e.Entries))}
		},
		form: func(p *plan.Plan, i int) []field {
			f := &form{path: item(path, i)}
			f.choice("what", tileKinds, func(p *plan.Plan) string { return tileKind(*entry(p, i)) }, func(p *plan.Plan, id string) { setTileKind(p, entry(p, i), id) })
			if tileKind(*entry(p, i)) == "service" {
				f.one("service", serviceOptions, func(p *plan.Plan) *string { return (*string)(&entry(p, i).Service) })
				return f.fields
			}
			f.names("name", func(p *plan.Plan) *plan.Names { return &entry(p, i).Name })
			f.list("entries", func(p *plan.Plan, lang string) screen.Text {
				return screen.Plural("setup.tiles", len(entry(p, i).Entries))
			})
			return f.fields
		},
		inner: func(name string, i int) (list, bool) {
			return menuList(item(path, i)+".entries", func(p *plan.Plan) *[]plan.Entry { return &entry(p, i).Entries }), name == "entries"
		},
		more: func(v view, _ int) []page.Block { return []page.Block{v.tiles(*at(v.plan))} },
	}, at, newTile)
	return l
}

var tileKinds = []option{{id: "service", text: screen.T("setup.tile_service")}, {id: "group", text: screen.T("setup.tile_group")}}

func tileKind(e plan.Entry) string {
	if e.Service != "" || len(e.Entries) == 0 && e.Name == (plan.Names{}) {
		return "service"
	}
	return "group"
}

// setTileKind makes a group of a tile, with the service in it, or a service of a
// group that has nothing else.
func setTileKind(p *plan.Plan, e *plan.Entry, kind string) {
	switch {
	case kind == tileKind(*e):
	case kind == "group":
		*e = plan.Entry{Name: plan.Names{PL: "Inne sprawy", EN: "Other matters", UK: "Інші справи"}, Entries: []plan.Entry{{Service: e.Service}}}
	default:
		*e = plan.Entry{Service: firstIn(e.Entries, p)}
	}
}

func firstIn(entries []plan.Entry, p *plan.Plan) plan.ServiceID {
	for _, e := range entries {
		if e.Service != "" {
			return e.Service
		}
	}
	if len(p.Services) > 0 {
		return p.Services[0].ID
	}
	return ""
}

// newTile is a service that has no tile yet.
func newTile(p *plan.Plan, _ string) plan.Entry {
	for _, s := range p.Services {
		if !onTile(p.Menu, s.ID) {
			return plan.Entry{Service: s.ID}
		}
	}
	return plan.Entry{Service: firstIn(nil, p)}
}
