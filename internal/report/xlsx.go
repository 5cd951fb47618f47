package report

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"okienko/internal/screen"
)

// XLSX writes a workbook with a sheet for each table. Numbers are numbers, rounded
// as everywhere else.
func XLSX(to io.Writer, d screen.Document, say Say) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	book := workbook{f, say, make(map[int]int)}
	for i, t := range d.Tables {
		if err := book.sheet(i, t); err != nil {
			return fmt.Errorf("write a workbook: %w", err)
		}
	}
	if err := book.notes(d); err != nil {
		return fmt.Errorf("write a workbook: %w", err)
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: say(d.Title), Creator: "Okienko"}); err != nil {
		return fmt.Errorf("write a workbook: %w", err)
	}
	if err := f.Write(to); err != nil {
		return fmt.Errorf("write a workbook: %w", err)
	}
	return nil
}

type workbook struct {
	*excelize.File
	say    Say
	styles map[int]int // of numbers, by their decimals
}

// longestName is how long the name of a sheet may be.
const longestName = 31

// sheetName is a title that can be the name of a sheet.
func sheetName(title string, no int) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, title)
	if name = strings.TrimSpace(name); name == "" {
		name = fmt.Sprint(no + 1)
	}
	for utf8.RuneCountInString(name) > longestName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return name
}

func (b workbook) sheet(no int, t screen.Table) error {
	name := sheetName(b.say(t.Title), no)
	if no == 0 {
		if err := b.SetSheetName(b.GetSheetName(0), name); err != nil {
			return err
		}
	} else if _, err := b.NewSheet(name); err != nil {
		return err
	}
	if err := b.head(name, t); err != nil {
		return err
	}
	for y, row := range t.Rows {
		for x, c := range row {
			if err := b.cell(name, x+1, y+2, c); err != nil {
				return err
			}
		}
	}
	return b.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// notes writes the sentences below the table of the first sheet, which is the one that
// people see.
func (b workbook) notes(d screen.Document) error {
	if len(d.Tables) == 0 {
		return nil
	}
	name, y := sheetName(b.say(d.Tables[0].Title), 0), len(d.Tables[0].Rows)+3
	for i, note := range d.Notes {
		if err := b.cell(name, 1, y+i, screen.Word(note)); err != nil {
			return err
		}
	}
	return nil
}

// head writes the headers, each wide enough to be read.
func (b workbook) head(name string, t screen.Table) error {
	bold, err := b.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
	})
	if err != nil {
		return err
	}
	for x, c := range t.Columns {
		at, err := excelize.CoordinatesToCellName(x+1, 1)
		if err != nil {
			return err
		}
		column, err := excelize.ColumnNumberToName(x + 1)
		if err != nil {
			return err
		}
		width := 14.0
		if x == 0 {
			width = 36
		}
		if err := errors.Join(
			b.SetCellStr(name, at, header(c, b.say)), b.SetCellStyle(name, at, at, bold), b.SetColWidth(name, column, column, width),
		); err != nil {
			return err
		}
	}
	return nil
}

func (b workbook) cell(name string, x, y int, c screen.Cell) error {
	at, err := excelize.CoordinatesToCellName(x, y)
	if err != nil || c.Is == screen.NoCell {
		return err
	}
	if c.Is == screen.WordCell {
		return b.SetCellStr(name, at, b.say(c.Words))
	}
	style, err := b.number(c.Digits)
	if err != nil {
		return err
	}
	return errors.Join(b.SetCellFloat(name, at, c.Float(), c.Digits, 64), b.SetCellStyle(name, at, at, style))
}

// number is the style of numbers with so many decimals.
func (b workbook) number(digits int) (int, error) {
	if style, known := b.styles[digits]; known {
		return style, nil
	}
	format := "0"
	if digits > 0 {
		format += "." + strings.Repeat("0", digits)
	}
	style, err := b.NewStyle(&excelize.Style{CustomNumFmt: &format})
	b.styles[digits] = style
	return style, err
}
