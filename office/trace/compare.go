package trace

import (
	"slices"
	"unicode/utf8"

	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Before is what the trace has seen before a command.
type Before struct {
	rule  Rule
	facts []Fact
	plan  plan.Plan // before another one is adopted
	by    queue.Actor
}

// Look sees what a command may change.
func Look(o Office, c kinded) Before {
	b := Before{rule: ruleOf[c.Kind()], by: o.Queue.By}
	if _, adopts := c.(queue.AdoptPlan); adopts {
		b.plan = o.Queue.Plan
	}
	if b.rule.facts != nil {
		b.facts = b.rule.facts(o, c)
	}
	return b
}

// Compare tells what a command that was not refused has changed since Look.
func (b Before) Compare(o Office, c kinded, at queue.Moment) []queue.Traced {
	if b.rule.facts == nil {
		return nil
	}
	line := queue.Traced{At: at, Machine: b.by.Machine, Person: b.by.Person, What: c.Kind()}
	var entries []queue.Traced
	add := func(about, from, to string) {
		line.About, line.From, line.To = clip(about), clip(from), clip(to)
		entries = append(entries, line)
	}
	switch c := c.(type) {
	case queue.AdoptPlan:
		comparePlans(b.plan, o.Queue.Plan, add)
	case machines.InviteMachine: // a member gives it for a person in a window
		line.Machine, line.Person = string(c.Invitation.By), c.Invitation.Person
	case people.SignIn:
		line.Person = o.signedIn(c)
	}
	after := b.rule.facts(o, c)
	for _, f := range after {
		switch from := value(b.facts, f.About); {
		case from != f.Value:
			add(f.About, from, f.Value)
		case b.rule.always:
			add(f.About, "", f.Value)
		}
	}
	for _, f := range b.facts {
		if f.Value != "" && !among(after, f.About) {
			add(f.About, f.Value, "")
		}
	}
	return entries
}

// value is how a thing is; empty when it is not among the facts.
func value(facts []Fact, about string) string {
	for _, f := range facts {
		if f.About == about {
			return f.Value
		}
	}
	return ""
}

func among(facts []Fact, about string) bool {
	return slices.ContainsFunc(facts, func(f Fact) bool { return f.About == about })
}

// signedIn is who has signed in. Who has only tried is nobody.
func (o Office) signedIn(c people.SignIn) string {
	if proofFacts(o, c)[0].Value == SignedIn {
		return string(c.Person)
	}
	return ""
}

// longest is how much of a value an entry keeps, in bytes.
const longest = 300

// clip cuts a text at a letter.
func clip(text string) string {
	if len(text) <= longest {
		return text
	}
	end := longest
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
