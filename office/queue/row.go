package queue

import (
	"okienko/office/order"
	"okienko/office/plan"
)

func (s *State) favouredInARow(d plan.DepartmentID) int {
	for _, r := range s.InARow {
		if r.Department == d {
			return r.Favoured
		}
	}
	return 0
}

// countPick remembers how many favoured tickets a desk and its department called
// in a row. The department's own number keeps favoured ones from being called at
// one desk after another; the desk's keeps the calls of other desks, for other
// services, from making room for them here.
func (s *State) countPick(d *Desk, c Class) {
	d.InARow = order.After(d.InARow, c.order())
	place, _ := s.Plan.Desk(d.ID)
	for i := range s.InARow {
		if s.InARow[i].Department == place.Department {
			s.InARow[i].Favoured = order.After(s.InARow[i].Favoured, c.order())
			return
		}
	}
	s.InARow = append(s.InARow, Row{Department: place.Department, Favoured: order.After(0, c.order())})
}

// restoreRow counts favoured picks as if a call had not been. What other desks
// of the department have called meanwhile goes on counting.
func (s *State) restoreRow(d *Desk, c Class, last LastMove) {
	d.InARow = last.RowHere
	place, _ := s.Plan.Desk(d.ID)
	for i := range s.InARow {
		switch row := &s.InARow[i]; {
		case row.Department != place.Department:
		case c.Favoured():
			row.Favoured = max(0, row.Favoured-1)
		default:
			row.Favoured += last.InARow
		}
	}
}
