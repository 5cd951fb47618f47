package config

import (
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"okienko/office/calendar"
	"okienko/office/plan"
)

func hoursNode(c calendar.Calendar) *yaml.Node {
	b := &builder{node: weekNode(c.Week)}
	if b.node == nil {
		b = mapping()
	}
	b.put("closures", list(c.Closures, func(c calendar.Closure) *yaml.Node {
		day := mapping()
		day.put("date", dateNode(c.Date))
		day.put("reason", text(c.Reason))
		return day.short()
	}))
	b.put("special", list(c.Special, func(s calendar.Special) *yaml.Node {
		day := mapping()
		day.put("date", dateNode(s.Date))
		day.put("hours", text(s.Hours.String()))
		day.put("reason", text(s.Reason))
		return day.short()
	}))
	return b.some()
}

// weekNode names the days that have hours.
func weekNode(w calendar.Week) *yaml.Node {
	b := mapping()
	for _, day := range weekdays {
		if hours := w[day.day]; hours != (calendar.Span{}) {
			b.put(day.name, text(hours.String()))
		}
	}
	return b.some()
}

// sitesNode leaves out the one building that an office has anyway.
func sitesNode(p *plan.Plan) *yaml.Node {
	if len(p.Sites) == 1 && isOnlySite(p.Sites[0], p.Name) {
		return nil
	}
	b := mapping()
	for _, s := range p.Sites {
		site := mapping()
		site.put("name", namesNode(s.Name))
		site.put("hours", hoursNode(s.Hours))
		b.put(string(s.ID), site.short())
	}
	return b.some()
}

// isOnlySite says whether a building is what ReadOffice would put in.
func isOnlySite(s plan.Site, office plan.Names) bool {
	return s.ID == usualSite && s.Name == office && weekNode(s.Hours.Week) == nil &&
		len(s.Hours.Closures) == 0 && len(s.Hours.Special) == 0
}

// siteNode is where something stands, if the office has several buildings.
func siteNode(p *plan.Plan, id plan.SiteID) *yaml.Node {
	if len(p.Sites) == 1 {
		return nil
	}
	return text(string(id))
}

func departmentsNode(p *plan.Plan) *yaml.Node {
	b := mapping()
	for _, d := range p.Departments {
		one := mapping()
		one.put("name", namesNode(d.Name))
		one.put("short", namesNode(d.Short))
		one.put("site", siteNode(p, d.Site))
		one.put("floor", namesNode(d.Floor))
		one.put("room", text(d.Room))
		one.put("calls_before_missed", numberOrNone(d.CallsBeforeMissed))
		one.put("helps", helpsNode(d.Helps))
		b.put(string(d.ID), one.node)
	}
	return b.some()
}

func helpsNode(all []plan.Help) *yaml.Node {
	b := mapping()
	for _, h := range all {
		b.put(string(h.Department), number(h.After))
	}
	return b.someShort()
}

func servicesNode(p *plan.Plan) *yaml.Node {
	b := mapping()
	for _, s := range p.Services {
		one := mapping()
		one.put("department", text(string(s.Department)))
		one.put("name", namesNode(s.Name))
		one.put("series", text(s.Series))
		one.put("minutes", number(s.Minutes))
		one.put("bring", list(s.Bring, namesNode))
		one.put("quota", number(s.Quota))
		one.put("longest_wait", number(s.LongestWait))
		one.put("hours", weekNode(s.Hours))
		one.put("overnight", yesNode(s.Overnight))
		b.put(string(s.ID), one.node)
	}
	return b.some()
}

func hallsNode(p *plan.Plan) *yaml.Node {
	b := mapping()
	for _, h := range p.Halls {
		b.put(string(h.ID), standingNode(p, h.Name, h.Site))
	}
	return b.some()
}

// standingNode is what is called by a name and stands in a building.
func standingNode(p *plan.Plan, name plan.Names, site plan.SiteID) *yaml.Node {
	one := mapping()
	one.put("name", namesNode(name))
	one.put("site", siteNode(p, site))
	return one.short()
}

func kiosksNode(p *plan.Plan) *yaml.Node {
	b := mapping()
	for _, k := range p.Kiosks {
		b.put(string(k.ID), standingNode(p, k.Name, k.Site))
	}
	return b.some()
}

func desksNode(p *plan.Plan) *yaml.Node {
	b := mapping()
	for _, d := range p.Desks {
		one := mapping()
		if d.ID != deskID(d.Number) {
			one.put("id", text(string(d.ID)))
		}
		one.put("department", text(string(d.Department)))
		one.put("room", text(d.Room))
		one.put("floor", namesNode(d.Floor))
		one.put("spoken", namesNode(d.Spoken))
		if !slices.Equal(d.Services, servicesOf(p, d.Department)) {
			one.put("services", texts(d.Services))
		}
		if !slices.Equal(d.Halls, hallsFor(p, d.Department)) {
			one.put("halls", texts(d.Halls))
		}
		one.put("weights", weightsNode(d.Weights))
		b.put(strconv.Itoa(d.Number), one.short())
	}
	return b.some()
}
