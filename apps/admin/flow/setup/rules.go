package setup

import (
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
)

var ruleRows = []string{"order", "calls", "close", "bookings", "lock"}

var orders = []option{{id: plan.ByScore, text: screen.T("setup.order_score")}, {id: plan.Strict, text: screen.T("setup.order_strict")}}

// orderOf is the order of a plan; by score where it does not say.
func orderOf(r plan.Rules) string {
	if r.Order == "" {
		return plan.ByScore
	}
	return r.Order
}

// rulesList is the numbers of the rules, in words.
func rulesList() list {
	return fixedList("rules", "rules", len(ruleRows), list{
		glyph: "sliders",
		key:   func(_ *plan.Plan, i int) string { return ruleRows[i] },
		row: func(_ *plan.Plan, i int, _ string) page.Row {
			return page.Row{Text: screen.T("setup.row." + ruleRows[i])}
		},
		form: func(_ *plan.Plan, i int) []field {
			f := &form{path: "rules"}
			rule := func(name string, at func(*plan.Rules) *int) *field {
				one := f.number(name, func(p *plan.Plan) *int { return at(&p.Rules) })
				one.half = false
				return one
			}
			orNone := func(name string, at func(*plan.Rules) *int) {
				one := rule(name, at)
				one.set = func(p *plan.Plan, text string) bool { return setNumber(at(&p.Rules), text, plan.None) }
			}
			switch ruleRows[i] {
			case "order":
				f.choice("order", orders, func(p *plan.Plan) string { return orderOf(p.Rules) }, func(p *plan.Plan, id string) { p.Rules.Order = id })
				rule("longest_wait", func(r *plan.Rules) *int { return &r.LongestWait })
				rule("weight_preferential", func(r *plan.Rules) *int { return &r.WeightPreferential })
				rule("weight_booked", func(r *plan.Rules) *int { return &r.WeightBooked })
				orNone("favoured_in_a_row", func(r *plan.Rules) *int { return &r.FavouredInARow })
			case "calls":
				orNone("calls_before_missed", func(r *plan.Rules) *int { return &r.CallsBeforeMissed })
				orNone("absent_pause", func(r *plan.Rules) *int { return &r.AbsentPause })
				orNone("absent_pause_slow", func(r *plan.Rules) *int { return &r.AbsentPauseSlow })
				orNone("undo_seconds", func(r *plan.Rules) *int { return &r.UndoSeconds })
			case "close":
				orNone("grace_minutes", func(r *plan.Rules) *int { return &r.GraceMinutes })
			case "lock":
				orNone("lock_minutes", func(r *plan.Rules) *int { return &r.LockMinutes })
			default:
				orNone("early_minutes", func(r *plan.Rules) *int { return &r.EarlyMinutes })
				orNone("late_minutes", func(r *plan.Rules) *int { return &r.LateMinutes })
			}
			for k := range f.fields {
				f.fields[k].label = "rule_" + f.fields[k].label
			}
			return f.fields
		},
		more: func(view, int) []page.Block {
			return []page.Block{{Kind: page.Quiet, Text: screen.T("setup.rules_hint")}}
		},
	})
}
