package main

import (
	"context"
	"errors"

	"okienko/apps/admin/flow/audit"
	"okienko/cluster"
	"okienko/internal/screen"
)

// search asks a member for entries of the trace.
func (m *manager) search(ctx context.Context, s audit.Search) {
	ctx, cancel := context.WithTimeout(ctx, countFor)
	defer cancel()
	t, err := m.link.Client().Trace(ctx, s.Question)
	told := audit.Found{Tag: s.Tag, Entries: t.Entries, Found: t.Found, Missing: t.Missing, Older: t.Older}
	var refused *cluster.RefusedError
	switch {
	case errors.As(err, &refused):
		told.Why = screen.T("refusal." + refused.Code)
	case err != nil:
		told.Why = screen.T("trace.line_no_answer")
	}
	m.pump.Send(told)
}

// saveTrace writes what was found where people keep what they write.
func (m *manager) saveTrace(s audit.Save) {
	path, err := writeAnew(documents(), s.Name, "csv", s.Document, s.Lang)
	if err != nil {
		path = ""
	}
	m.pump.Send(audit.Saved{Path: path})
}
