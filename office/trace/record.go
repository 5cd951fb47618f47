package trace

import (
	"strings"

	"okienko/office/plan"
	"okienko/office/queue"
)

// Command is an order that concerns the trace. The set is closed.
type Command interface {
	// Kind is the name of the command in the log. It never changes.
	Kind() string
	wrong() string
}

// RecordAuditView says that somebody has searched the trace: for what, and how
// much they saw.
type RecordAuditView struct {
	Filter   Filter `json:"filter"`
	Found    int    `json:"found"`
	Exported bool   `json:"exported,omitempty"` // and took it away as a file
}

// RecordExport says that somebody took figures away as a file.
type RecordExport struct {
	What string `json:"what"` // one of the Exports
	From string `json:"from"` // dates
	To   string `json:"to"`

	Department plan.DepartmentID `json:"department,omitempty"` // or WholeOffice; old entries do not say
}

// WholeOffice stands for all departments together.
const WholeOffice plan.DepartmentID = "*"

// ExportOf is the record that figures of a department are taken away; "" is all of them.
func ExportOf(what string, d plan.DepartmentID) RecordExport {
	if d == "" {
		d = WholeOffice
	}
	return RecordExport{What: what, Department: d}
}

// What can be exported besides the trace, with the right that it takes.
const (
	Figures        = "figures"
	PersonsFigures = "persons"
)

// Exports lists what RecordExport knows.
func Exports() []string { return []string{Figures, PersonsFigures} }

// RightOf is the right that an export takes.
func (c RecordExport) RightOf() plan.Right {
	if c.What == PersonsFigures {
		return plan.SeePersons
	}
	return plan.SeeStatistics
}

// Commands has one empty value of each command, for whoever decodes a log.
func Commands() []Command { return []Command{RecordAuditView{}, RecordExport{}} }

// Kind names the command in the log.
func (RecordAuditView) Kind() string { return "record_audit_view" }

// Kind names the command in the log.
func (RecordExport) Kind() string { return "record_export" }

// Apply looks at a command. What it records stands in the entry that every command
// leaves.
func Apply(c Command) *queue.Refusal {
	if field := c.wrong(); field != "" {
		return &queue.Refusal{Code: queue.WrongRequest, Facts: map[string]string{"field": field}}
	}
	return nil
}

func (c RecordAuditView) wrong() string {
	if c.Found < 0 || c.Filter.tooLong() {
		return "filter"
	}
	return ""
}

func (c RecordExport) wrong() string {
	switch {
	case c.What != Figures && c.What != PersonsFigures:
		return "what"
	case len(c.From) > maxWord || len(c.To) > maxWord:
		return "dates"
	case len(c.Department) > maxWord:
		return "department"
	}
	return ""
}

func (c RecordAuditView) facts() []Fact {
	about := "trace"
	if c.Exported {
		about = "trace/export"
	}
	return []Fact{{about, c.Filter.String()}}
}

func (c RecordExport) facts() []Fact {
	about := "export/" + c.What
	if c.Department != "" {
		about += "/" + string(c.Department)
	}
	return []Fact{{about, strings.Trim(c.From+".."+c.To, ".")}}
}
