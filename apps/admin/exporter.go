package main

import (
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"okienko/apps/admin/flow"
	"okienko/cluster"
	"okienko/internal/durable"
	"okienko/internal/i18n"
	"okienko/internal/report"
	"okienko/internal/screen"
	"okienko/office/figures"
)

// countFor is how long a member may take to count ten years.
const countFor = 20 * time.Second

// count asks a member for figures.
func (m *manager) count(ctx context.Context, q figures.Question) {
	ctx, cancel := context.WithTimeout(ctx, countFor)
	defer cancel()
	r, err := m.link.Client().Figures(ctx, q)
	told := flow.Counted{Question: q, Report: r}
	var refused *cluster.RefusedError
	switch {
	case errors.As(err, &refused):
		told.Why = "refusal." + refused.Code
	case err != nil:
		told.Why = "figures.line_no_answer"
	}
	m.pump.Send(told)
}

// save writes a document into the folder that a person has chosen.
func (m *manager) save(s flow.Save) {
	path, err := writeAnew(s.Folder, s.Name, s.Format, s.Document, s.Lang)
	if err != nil {
		m.pump.Send(flow.Saved{Why: "figures.line_not_saved"})
		return
	}
	m.pump.Send(flow.Saved{Path: path})
}

// print writes a document where programs keep what is soon forgotten, and opens it.
func (m *manager) print(p flow.Print) {
	path, err := writeAnew(os.TempDir(), p.Name, "pdf", p.Document, p.Lang)
	if err == nil {
		err = m.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
	}
	if err != nil {
		m.pump.Send(flow.Saved{Why: "figures.line_not_printed"})
	}
}

// writeAnew writes a document to a file in a folder, and says which: a file of the same
// name stays.
func writeAnew(folder, name, format string, d screen.Document, lang string) (string, error) {
	path := untaken(filepath.Join(folder, name+"."+format))
	return path, write(path, d, lang, format)
}

func write(path string, d screen.Document, lang, format string) error {
	say := func(t screen.Text) string { return i18n.Say(lang, t) }
	return durable.Write(path, 0o644, func(w io.Writer) error {
		switch format {
		case "csv":
			return report.CSV(w, d, lang, say)
		case "pdf":
			return report.PDF(w, d, lang, time.Now(), pageOf, say)
		}
		return report.XLSX(w, d, say)
	})
}

// pageOf is the text below each page.
func pageOf(n, of int) screen.Text {
	return screen.T("figures.page", "Page", i18n.Number("", n, 0), "Pages", i18n.Number("", of, 0))
}

// documents is where people keep what they write.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return os.TempDir()
	}
	for _, name := range []string{"Dokumenty", "Documents"} {
		if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
}
