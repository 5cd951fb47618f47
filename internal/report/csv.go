package report

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"okienko/internal/i18n"
	"okienko/internal/screen"
)

// mark is what a spreadsheet needs at the beginning to read UTF-8.
const mark = "\ufeff"

// CSV writes the document's first table, and below it the document's notes in its
// first column. In Polish and Ukrainian cells are divided
// by semicolons and numbers have a comma, as spreadsheets there expect; in English
// they are divided by commas and numbers have a point.
func CSV(to io.Writer, d screen.Document, lang string, say Say) error {
	if len(d.Tables) == 0 {
		return errors.New("write a CSV file: there is no table")
	}
	b := bufio.NewWriter(to)
	_, _ = b.WriteString(mark) // the error comes again with Flush
	w := csv.NewWriter(b)
	w.UseCRLF = true
	if w.Comma = ';'; i18n.Point(lang) == "." {
		w.Comma = ','
	}
	t := d.Tables[0]
	head := make([]string, 0, len(t.Columns))
	for _, c := range t.Columns {
		head = append(head, harmless(header(c, say)))
	}
	_ = w.Write(head)
	for _, row := range t.Rows {
		line := make([]string, 0, len(row))
		for _, c := range row {
			line = append(line, cellOf(c, lang, say))
		}
		_ = w.Write(line)
	}
	for _, note := range d.Notes {
		line := make([]string, max(1, len(t.Columns)))
		line[0] = harmless(say(note))
		_ = w.Write(line)
	}
	w.Flush()
	if err := errors.Join(w.Error(), b.Flush()); err != nil {
		return fmt.Errorf("write a CSV file: %w", err)
	}
	return nil
}

func cellOf(c screen.Cell, lang string, say Say) string {
	switch c.Is {
	case screen.WordCell:
		return harmless(say(c.Words))
	case screen.NumberCell:
		return strings.Replace(i18n.Number(lang, c.Number, c.Digits), "−", "-", 1) // a sign that every program reads
	}
	return ""
}

// harmless is a text that no spreadsheet takes for a formula.
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
