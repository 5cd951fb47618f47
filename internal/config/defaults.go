package config

import "okienko/office/plan"

// defaults puts in what an office file may leave out because there is one
// sensible answer.
func (r *reader) defaults(p *plan.Plan) {
	if p.Sites == nil {
		p.Sites = []plan.Site{{ID: usualSite, Name: p.Name}}
		r.spoilt["sites[0].name"] = true // it is the office's, and reported as that
	}
	if len(p.Sites) == 1 {
		onlySite(p, p.Sites[0].ID)
	}
	for i := range p.Desks {
		d := &p.Desks[i]
		if d.Services == nil {
			d.Services = servicesOf(p, d.Department)
		}
		if d.Halls == nil {
			d.Halls = hallsFor(p, d.Department)
		}
		if _, ok := p.Department(d.Department); !ok { // and nothing can be said of the rest
			r.spoilt[deskPath(i)+".services"] = len(d.Services) == 0
			r.spoilt[deskPath(i)+".halls"] = len(d.Halls) == 0
		}
	}
}

// usualSite is the building of an office that names none.
const usualSite = "main"

// onlySite is the place of everything that names no other.
func onlySite(p *plan.Plan, id plan.SiteID) {
	fill := func(site *plan.SiteID) {
		if *site == "" {
			*site = id
		}
	}
	for i := range p.Departments {
		fill(&p.Departments[i].Site)
	}
	for i := range p.Halls {
		fill(&p.Halls[i].Site)
	}
	for i := range p.Kiosks {
		fill(&p.Kiosks[i].Site)
	}
}

// servicesOf are all services of a department: any desk of it can serve them.
func servicesOf(p *plan.Plan, id plan.DepartmentID) (all []plan.ServiceID) {
	for _, s := range p.Services {
		if s.Department == id {
			all = append(all, s.ID)
		}
	}
	return all
}

// hallsFor are all halls of a department's building.
func hallsFor(p *plan.Plan, id plan.DepartmentID) (all []plan.HallID) {
	d, _ := p.Department(id)
	for _, h := range p.Halls {
		if h.Site == d.Site {
			all = append(all, h.ID)
		}
	}
	return all
}
