package setup

import (
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// parkReasonsList is why people are put aside.
func parkReasonsList() list {
	at := func(p *plan.Plan) *[]plan.Reason { return &p.ParkReasons }
	l := listOf(list{
		path: "park_reasons", kind: "park_reason", glyph: "pause",
		key: func(p *plan.Plan, i int) string { return string(p.ParkReasons[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			return page.Row{Text: calls("reason", p.ParkReasons[i].Name.In(lang)), Detail: screen.T("setup.reason_parks")}
		},
		form: func(_ *plan.Plan, i int) []field {
			f := &form{path: item("park_reasons", i)}
			f.names("name", func(p *plan.Plan) *plan.Names { return &p.ParkReasons[i].Name })
			return f.fields
		},
	}, at, func(_ *plan.Plan, id string) plan.Reason { return plan.Reason{ID: plan.ReasonID(id)} })
	add := l.add
	l.add = func(p *plan.Plan) {
		if len(p.ParkReasons) == 0 {
			p.ParkReasons = usualReasons()
		}
		add(p)
	}
	return l
}

// usualReasons are those that an office has before it has its own. The first of its
// own stands behind them, so that none is lost unseen.
func usualReasons() []plan.Reason {
	all := plan.UsualParkReasons()
	for i, r := range all {
		name := screen.T("desk.why." + string(r.ID))
		all[i].Name = plan.Names{PL: say("pl", name), EN: say("en", name), UK: say("uk", name)}
	}
	return all
}

// breakReasonsList is why desks call nobody for a while.
func breakReasonsList() list {
	at := func(p *plan.Plan) *[]plan.BreakReason { return &p.BreakReasons }
	return listOf(list{
		path: "break_reasons", kind: "break_reason", glyph: "clock",
		key: func(p *plan.Plan, i int) string { return string(p.BreakReasons[i].ID) },
		row: func(p *plan.Plan, i int, lang string) page.Row {
			r := p.BreakReasons[i]
			return page.Row{Text: calls("reason", r.Name.In(lang)), Detail: screen.T("desk.break." + breakKind(r.Work))}
		},
		form: func(_ *plan.Plan, i int) []field {
			f := &form{path: item("break_reasons", i)}
			f.names("name", func(p *plan.Plan) *plan.Names { return &p.BreakReasons[i].Name })
			f.choice("break_kind", breakKinds, func(p *plan.Plan) string { return breakKind(p.BreakReasons[i].Work) },
				func(p *plan.Plan, id string) { p.BreakReasons[i].Work = id == breakKind(true) })
			return f.fields
		},
	}, at, func(_ *plan.Plan, id string) plan.BreakReason { return plan.BreakReason{ID: plan.ReasonID(id)} })
}

var breakKinds = []option{
	{id: breakKind(false), text: screen.T("desk.break.break")}, {id: breakKind(true), text: screen.T("desk.break.back_office")},
}

// breakKind is the kind of a break, as the rules call it.
func breakKind(work bool) string {
	if work {
		return string(queue.BackOffice)
	}
	return string(queue.Rest)
}
