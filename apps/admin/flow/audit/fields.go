package audit

import "okienko/internal/screen"

// partNames are the parts of a plan, by their names in the log.
var partNames = map[string]string{
	"name": "setup.row.name", "zone": "setup.field.zone", "status_address": "setup.field.status_address", "hours": "setup.part.calendar",
	"sites": "setup.field.site", "departments": "setup.part.departments", "series": "setup.part.numbers", "services": "setup.part.services",
	"desks": "setup.part.desks", "halls": "setup.part.places", "kiosks": "setup.part.places", "menu": "setup.part.menu",
	"rules": "setup.part.rules", "park_reasons": "setup.part.rules", "break_reasons": "setup.part.rules", "roles": "setup.part.people", "people": "setup.part.people",
}

func partText(name string) screen.Text {
	if key, known := partNames[name]; known {
		return screen.T(key)
	}
	return fieldText(name)
}

// fieldNames are the fields of the things in a plan and of computers.
var fieldNames = map[string]string{
	"pl": "setup.field.name_pl", "minutes": "setup.field.minutes", "quota": "setup.field.quota", "bring": "setup.field.bring",
	"longest_wait": "setup.field.longest_wait", "overnight": "setup.field.overnight", "series": "setup.field.series",
	"department": "setup.field.department", "departments": "setup.field.departments", "site": "setup.field.site", "room": "setup.field.room",
	"calls_before_missed": "setup.field.calls_before_missed", "helps": "setup.field.helps", "letters": "setup.field.letters",
	"first": "setup.field.first", "last": "setup.field.last", "number": "setup.field.number", "services": "setup.field.services",
	"halls": "setup.field.halls", "weights": "setup.field.weights", "hours": "setup.field.hours", "closures": "setup.field.closures",
	"special": "setup.field.special", "grants": "setup.field.grants", "serves": "setup.field.serves", "rights": "setup.field.rights",
	"entries": "setup.field.entries", "name": "trace.field.name", "short": "trace.field.short", "floor": "trace.field.floor",
	"spoken": "trace.field.spoken", "week": "trace.field.week", "role": "setup.field.role", "work": "setup.field.break_kind", "stays_on": "trace.field.stays_on",
	"version": "trace.field.version", "addresses": "trace.field.addresses", "certificate": "trace.field.certificate",
	"numbers": "trace.field.numbers",
}

func fieldText(name string) screen.Text {
	if key, known := fieldNames[name]; known {
		return screen.T(key)
	}
	return screen.Words(name)
}

// ruleNames are the rules of the queue.
var ruleNames = map[string]string{
	"order": "setup.field.rule_order", "weight_booked": "setup.field.rule_weight_booked",
	"weight_preferential": "setup.field.rule_weight_preferential", "longest_wait": "setup.field.rule_longest_wait",
	"favoured_in_a_row": "setup.field.rule_favoured_in_a_row", "absent_pause": "setup.field.rule_absent_pause",
	"absent_pause_slow": "setup.field.rule_absent_pause_slow", "calls_before_missed": "setup.field.rule_calls_before_missed",
	"undo_seconds": "setup.field.rule_undo_seconds", "grace_minutes": "setup.field.rule_grace_minutes",
	"early_minutes": "setup.field.rule_early_minutes", "late_minutes": "setup.field.rule_late_minutes",
	"lock_minutes": "setup.field.rule_lock_minutes",
}

func ruleText(name string) screen.Text {
	if key, known := ruleNames[name]; known {
		return screen.T(key)
	}
	return screen.Words(name)
}
