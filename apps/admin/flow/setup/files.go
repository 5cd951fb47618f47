package setup

import (
	"strings"

	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/plan/edit"
)

// FindFiles asks for the office files in the usual folders of whoever sits here.
type FindFiles struct{}

// File is one that may be an office file.
type File struct {
	Path   string
	Name   string
	Folder string
}

// FilesFound is the answer to FindFiles.
type FilesFound struct{ Files []File }

// ReadFile asks for the plan of an office file.
type ReadFile struct{ Path string }

// FileRead is the answer: a plan, or the mistakes of the file.
type FileRead struct {
	Path     string
	Plan     plan.Plan
	Mistakes []Mistake
}

// Mistake is something wrong in a file.
type Mistake struct {
	Line, Column int           // from 1; 0 when the file as a whole is meant
	Says         []screen.Text // sentences: what is wrong, and what to do
	Written      string        // what stands in that line
}

// WriteFile asks for a plan to be written as an office file.
type WriteFile struct {
	Path string
	Plan plan.Plan
}

// FileWritten is the answer; without a path it did not work.
type FileWritten struct{ Path string }

// files is what the pages about files know.
type files struct {
	path     string
	found    []File
	looked   bool
	mistakes []Mistake
}

const pathID = "path"

// fileName is what the file of an office is called, unless somebody says otherwise.
func fileName(p plan.Plan) string {
	name := edit.Slug(p.Name.PL)
	if name == "" {
		name = "office"
	}
	return name + "-" + itoa(p.Revision) + ".yaml"
}

// told takes in what was done outside.
func (m Model) told(msg Msg) Model {
	switch msg := msg.(type) {
	case FilesFound:
		m.files.found, m.files.looked = msg.Files, true
	case FileRead:
		return m.read(msg)
	case FileWritten:
		if m.at != exporting {
			return m
		}
		if msg.Path == "" {
			return m.say(page.Warning, screen.T("setup.line_not_written"))
		}
		return m.turn(home).say(page.Info, screen.T("setup.line_written", "Path", msg.Path))
	}
	return m
}

// read makes a file the draft. One with mistakes changes nothing.
func (m Model) read(f FileRead) Model {
	if m.at != importing && m.at != mistaken {
		return m
	}
	if len(f.Mistakes) > 0 {
		m.files.path, m.files.mistakes = f.Path, f.Mistakes
		return m.turn(mistaken)
	}
	m.draft, m.typed = edit.Clone(f.Plan), nil
	m.draft.Rules = m.draft.Rules.Filled()
	m = m.turn(home)
	if !m.differs() {
		return m.say(page.Info, screen.T("setup.line_same"))
	}
	return m.say(page.Info, screen.T("setup.line_read"))
}

func (m Model) importingPage() page.Page {
	p := page.Page{
		Title: screen.T("setup.title_import"),
		Left: []page.Block{
			{Kind: page.Body, Text: screen.T("setup.import_how")},
			{Kind: page.Field, ID: pathID, Text: screen.T("setup.field.path"), Value: m.files.path},
		},
		Buttons: []screen.Item{back(), onward("setup.do_read", "arrow-right")},
	}
	var rows []page.Row
	for _, f := range m.files.found {
		rows = append(rows, page.Row{ID: f.Path, Glyph: "document", Text: screen.Words(f.Name), Detail: screen.Words(f.Folder), On: f.Path == m.files.path})
	}
	if rows != nil {
		p.Left = append(p.Left, page.Block{Kind: page.List, ID: "files", Rows: rows})
	} else if m.files.looked {
		p.Left = append(p.Left, page.Block{Kind: page.Quiet, Text: screen.T("setup.import_none")})
	}
	return p
}

func onward(key, glyph string) screen.Item {
	b := page.Primary(nextID, screen.T(key), glyph)
	b.Value = page.ForwardKey
	return b
}

// mistakenPage lists what is wrong with a file, each with its line and column.
func (m Model) mistakenPage() page.Page {
	p := page.Page{
		Title: screen.T("setup.title_import"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.Plural("setup.mistakes", len(m.files.mistakes))},
			{Kind: page.Body, Text: screen.T("setup.mistakes_how", "Path", m.files.path)},
		},
		Buttons: []screen.Item{back(), onward("setup.do_read_again", "repeat")},
	}
	for i, one := range m.files.mistakes {
		text := i18n.SayAll(m.lang, one.Says)
		if one.Line > 0 {
			text = say(m.lang, screen.T("setup.line_column", "Line", itoa(one.Line), "Column", itoa(one.Column))) + ": " + text
		}
		p.Left = append(p.Left, page.Block{Kind: page.Note, ID: "mistake-" + itoa(i), Weight: page.Warning, Text: screen.Words(text)})
		if one.Written != "" {
			p.Left = append(p.Left, page.Block{Kind: page.Quiet, Text: screen.Words(one.Written)})
		}
	}
	return p
}

func (m Model) exportingPage() page.Page {
	p := page.Page{
		Title: screen.T("setup.title_export"),
		Left: []page.Block{
			{Kind: page.Body, Text: screen.T("setup.export_how")},
			{Kind: page.Field, ID: pathID, Text: screen.T("setup.field.path"), Value: m.files.path},
			{Kind: page.Quiet, Text: screen.T("setup.export_where")},
		},
		Buttons: []screen.Item{back(), onward("setup.do_write", "save")},
	}
	if m.differs() {
		p.Left = append(p.Left, page.Block{Kind: page.Note, Text: screen.T("setup.export_applied")})
	}
	return p
}

func (m Model) filesDo(id string) (Model, []Intent) {
	path := strings.TrimSpace(m.files.path)
	switch {
	case id == backID && m.at == mistaken:
		m = m.turn(importing)
		return m, []Intent{FindFiles{}}
	case id == backID:
		return m.turn(home), nil
	case id != nextID:
		return m, nil
	case path == "":
		return m.say(page.Warning, screen.T("setup.line_no_path")), nil
	case m.at == exporting:
		return m, []Intent{WriteFile{Path: path, Plan: m.base}}
	}
	return m, []Intent{ReadFile{Path: path}}
}
