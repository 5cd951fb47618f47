package figures

import (
	"okienko/office/calendar"
	"okienko/office/plan"
)

// By is what the lines of a report are.
type By string

// What figures can be told apart by.
const (
	ByNothing    By = ""
	ByDepartment By = "department"
	ByService    By = "service"
	ByDesk       By = "desk"
	ByClerk      By = "clerk"
	ByClass      By = "class"
	BySource     By = "source"
	ByHour       By = "hour" // of the day in which a visit began
	ByDay        By = "day"
	ByMonth      By = "month"
)

// Bys lists everything that figures can be told apart by.
func Bys() []By {
	return []By{ByNothing, ByDepartment, ByService, ByDesk, ByClerk, ByClass, BySource, ByHour, ByDay, ByMonth}
}

// Question is what somebody wants to know.
type Question struct {
	From       string            `json:"from"` // the first business day, "2026-11-01"
	To         string            `json:"to"`   // the last one
	Department plan.DepartmentID `json:"department,omitempty"`
	By         By                `json:"by,omitempty"`
}

// Covers says whether the question is about a business day.
func (q Question) Covers(date string) bool { return q.From <= date && date <= q.To }

// Asks says whether somebody can have asked this.
func (q Question) Asks() bool {
	for _, date := range []string{q.From, q.To} {
		if _, err := calendar.ParseDate(date); err != nil {
			return false
		}
	}
	for _, by := range Bys() {
		if by == q.By {
			return q.From <= q.To
		}
	}
	return false
}
