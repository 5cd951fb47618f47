package config

import "okienko/office/plan"

// roles are sets of rights, by their ids.
func roles(v value) []plan.Role {
	return each(v, func(e named) plan.Role {
		r := plan.Role{ID: newID[plan.RoleID](e.id)}
		e.body.fields(into("name", &r.Name, value.names), into("rights", &r.Rights, rights))
		return r
	})
}

func rights(v value) (all []plan.Right) {
	allowed := names(plan.Rights(), func(r plan.Right) string { return string(r) })
	for _, item := range v.items() {
		if r := item.oneOf(allowed...); r != "" {
			all = append(all, plan.Right(r))
		}
	}
	return all
}

func people(v value) []plan.Person {
	return each(v, func(e named) plan.Person {
		p := plan.Person{ID: newID[plan.PersonID](e.id)}
		e.body.fields(
			into("name", &p.Name, value.words),
			into("grants", &p.Grants, grants),
			into("serves", &p.Serves, refs[plan.ServiceID]),
			into("weights", &p.Weights, weights),
		)
		return p
	})
}

// grants are roles, each in some departments or in all.
func grants(v value) (all []plan.Grant) {
	for _, item := range v.items() {
		var g plan.Grant
		item.fields(
			into("role", &g.Role, ref[plan.RoleID]),
			into("departments", &g.Departments, refs[plan.DepartmentID]),
		)
		all = append(all, g)
	}
	return all
}

// weights are services with their percent: "waste-fee: 150".
func weights(v value) []plan.Weight {
	return weighed(v, "service", within(1, 1000), func(id plan.ServiceID, percent int) plan.Weight {
		return plan.Weight{Service: id, Percent: percent}
	})
}
