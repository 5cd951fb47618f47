package setup

import (
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
)

// officeList is the office itself: what it is called, and when it is open.
func officeList() list {
	return fixedList("office", "office", 2, list{
		glyph: "building",
		key:   func(_ *plan.Plan, i int) string { return officeRows[i] },
		row: func(_ *plan.Plan, i int, _ string) page.Row {
			return page.Row{Glyph: []string{"building", "clock"}[i], Text: screen.T("setup.row." + officeRows[i])}
		},
		form: func(_ *plan.Plan, i int) []field {
			f := &form{path: "office"}
			if i == 1 {
				f.hours("hours", wholeOffice)
			} else {
				f.names("name", func(p *plan.Plan) *plan.Names { return &p.Name })
				f.text("status_address", func(p *plan.Plan) *string { return &p.StatusAddress })
			}
			return atTop(f.fields)
		},
		looks: func(v view, i int) []page.Block {
			if i == 0 {
				return v.paper(firstService(v.plan))
			}
			return nil
		},
		more: func(v view, i int) []page.Block {
			if i == 1 {
				return v.nextOpenings()
			}
			return nil
		},
	})
}

var officeRows = []string{"name", "week"}

// atTop gives fields that stand at the top of a plan the paths they have there.
func atTop(fields []field) []field {
	for i := range fields {
		fields[i].path = fields[i].path[len("office."):]
	}
	return fields
}

func sitesList() list {
	return listOf(list{
		path: "sites", kind: "site", glyph: "door",
		key: func(p *plan.Plan, i int) string { return string(p.Sites[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			return page.Row{Text: calls("site", p.Sites[i].Name.In(lang))}
		},
		form: func(p *plan.Plan, i int) []field {
			f := &form{path: item("sites", i)}
			f.names("name", func(p *plan.Plan) *plan.Names { return &p.Sites[i].Name })
			f.yes2("own_hours", func(p *plan.Plan) bool { return p.Sites[i].HasHours() }, func(p *plan.Plan, own bool) { setOwnHours(p, i, own) })
			if p.Sites[i].HasHours() {
				f.hours("hours", siteWeek(i))
				f.list("closures", daysSum(siteClosures(i)))
				f.list("special", specialSum(siteSpecial(i)))
			}
			return f.fields
		},
		inner: func(name string, i int) (list, bool) {
			switch name {
			case "closures":
				return closuresOf(item("sites", i)+".closures", siteClosures(i)), true
			case "special":
				return specialOf(item("sites", i)+".special", siteSpecial(i)), true
			}
			return list{}, false
		},
		stays: func(p *plan.Plan, _ Live, i int) screen.Text {
			if len(p.Sites) == 1 {
				return screen.T("setup.stays_only_site")
			}
			return counted("setup.stays_site", uses(p, p.Sites[i].ID))
		},
	}, func(p *plan.Plan) *[]plan.Site { return &p.Sites }, func(_ *plan.Plan, id string) plan.Site {
		return plan.Site{ID: plan.SiteID(id)}
	})
}
