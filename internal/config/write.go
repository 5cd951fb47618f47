package config

import (
	"bytes"
	"strconv"

	"go.yaml.in/yaml/v3"

	"okienko/office/plan"
)

// WriteOffice is the office file of a plan, as a person would write it: in the
// order of docs/office-file.md, with a word about each part, and without what
// has one sensible answer anyway. ReadOffice makes the same plan of it, with the
// usual numbers of the rules where the plan has them.
func WriteOffice(p plan.Plan) []byte {
	file := mapping()
	file.head = "The office file. docs/office-file.md explains every key.\nA change takes effect when the revision is higher."
	file.put("revision", number(p.Revision))
	file.put("name", namesNode(p.Name))
	if p.Zone != usualZone {
		file.put("zone", text(p.Zone))
	}
	file.put("status_address", text(p.StatusAddress))
	file.part("hours", "A day that is not here is closed. Polish public holidays are known.", hoursNode(p.Hours))
	file.part("sites", "The buildings.", sitesNode(&p))
	file.part("departments", "Who serves.", departmentsNode(&p))
	file.part("series", "The letters on the tickets, with their numbers.", seriesNode(p.Series))
	file.part("services", "What residents come for.", servicesNode(&p))
	file.part("halls", "Where people wait and see the calls.", hallsNode(&p))
	file.part("desks", "A desk serves all of its department, and calls into all halls of its building, unless it says otherwise.", desksNode(&p))
	file.part("kiosks", "Where tickets are given.", kiosksNode(&p))
	file.part("menu", "The tiles of the kiosk: at most seven on a page.", menuNode(p.Menu))
	file.part("rules", "Only what is not usual.", rulesNode(p.Rules))
	file.part("park_reasons", "Why somebody is put aside.", parkReasonsNode(p.ParkReasons))
	file.part("break_reasons", "Why a desk calls nobody for a while.", breakReasonsNode(p.BreakReasons))
	file.part("roles", "Rights under a name, besides the roles that every office has.", rolesNode(p.Roles))
	file.part("people", "Who works here. PINs are never written down.", peopleNode(p.People))
	return file.encode()
}

// encode writes the file, with air above each of its parts.
func (b *builder) encode() []byte {
	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	document := yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{b.node}, HeadComment: comment(b.head)}
	_ = e.Encode(&document) // plain nodes into memory: it cannot fail
	_ = e.Close()
	return airy(out.Bytes())
}

// airy puts an empty line above each comment at the left edge.
func airy(text []byte) []byte {
	var out bytes.Buffer
	beforeComment := true
	for line := range bytes.Lines(text) {
		isComment := line[0] == '#'
		if isComment && !beforeComment {
			out.WriteByte('\n')
		}
		out.Write(line)
		beforeComment = isComment || len(bytes.TrimSpace(line)) == 0
	}
	return out.Bytes()
}

// rulesNode leaves out what is usual. None is written as a word.
func rulesNode(r plan.Rules) *yaml.Node {
	b, usual := mapping(), plan.Rules{}.Filled()
	put := func(key string, value, usually int) {
		if value != usually {
			b.put(key, numberOrNone(value))
		}
	}
	put("weight_booked", r.WeightBooked, usual.WeightBooked)
	put("weight_preferential", r.WeightPreferential, usual.WeightPreferential)
	put("longest_wait", r.LongestWait, usual.LongestWait)
	put("favoured_in_a_row", r.FavouredInARow, usual.FavouredInARow)
	put("absent_pause", r.AbsentPause, usual.AbsentPause)
	put("absent_pause_slow", r.AbsentPauseSlow, usual.AbsentPauseSlow)
	put("calls_before_missed", r.CallsBeforeMissed, usual.CallsBeforeMissed)
	put("undo_seconds", r.UndoSeconds, usual.UndoSeconds)
	put("grace_minutes", r.GraceMinutes, usual.GraceMinutes)
	if r.Order != "" {
		b.put("order", text(r.Order))
	}
	put("early_minutes", r.EarlyMinutes, usual.EarlyMinutes)
	put("late_minutes", r.LateMinutes, usual.LateMinutes)
	put("lock_minutes", r.LockMinutes, usual.LockMinutes)
	return b.some()
}

// menuNode lists services by their ids, and groups with their pages.
func menuNode(entries []plan.Entry) *yaml.Node {
	n := list(entries, func(e plan.Entry) *yaml.Node {
		if e.Service != "" {
			return text(string(e.Service))
		}
		b := mapping()
		b.put("name", namesNode(e.Name))
		b.put("entries", menuNode(e.Entries))
		return b.node
	})
	if n != nil && flat(n) && width(n) <= longestLine {
		n.Style = yaml.FlowStyle
	}
	return n
}

// flat says whether a list holds nothing but texts.
func flat(n *yaml.Node) bool {
	for _, c := range n.Content {
		if c.Kind != yaml.ScalarNode {
			return false
		}
	}
	return true
}

func seriesNode(all []plan.Series) *yaml.Node {
	b := mapping()
	for _, s := range all {
		b.put(s.Letters, text(strconv.Itoa(s.First)+"-"+strconv.Itoa(s.Last)))
	}
	return b.some()
}

func parkReasonsNode(all []plan.Reason) *yaml.Node {
	b := mapping()
	for _, r := range all {
		reason := mapping()
		reason.put("name", namesNode(r.Name))
		b.put(string(r.ID), reason.short())
	}
	return b.some()
}

func breakReasonsNode(all []plan.BreakReason) *yaml.Node {
	b := mapping()
	for _, r := range all {
		reason := mapping()
		reason.put("name", namesNode(r.Name))
		reason.put("work", yesNode(r.Work))
		b.put(string(r.ID), reason.short())
	}
	return b.some()
}

func rolesNode(all []plan.Role) *yaml.Node {
	b := mapping()
	for _, r := range all {
		role := mapping()
		role.put("name", namesNode(r.Name))
		role.put("rights", texts(r.Rights))
		b.put(string(r.ID), role.node)
	}
	return b.some()
}

func peopleNode(all []plan.Person) *yaml.Node {
	b := mapping()
	for _, p := range all {
		person := mapping()
		person.put("name", text(p.Name))
		person.put("grants", list(p.Grants, grantNode))
		person.put("serves", texts(p.Serves))
		person.put("weights", weightsNode(p.Weights))
		b.put(string(p.ID), person.node)
	}
	return b.some()
}

func grantNode(g plan.Grant) *yaml.Node {
	b := mapping()
	b.put("role", text(string(g.Role)))
	b.put("departments", texts(g.Departments))
	return b.short()
}

func weightsNode(all []plan.Weight) *yaml.Node {
	b := mapping()
	for _, w := range all {
		b.put(string(w.Service), number(w.Percent))
	}
	return b.someShort()
}
