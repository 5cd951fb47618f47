package report_test

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"okienko/internal/report"
	"okienko/internal/screen"
	"okienko/widgets/fonts"
)

var keep = flag.String("keep", "", "a folder in which the written files are kept for looking at")

// say needs no catalogue: keys stand for themselves.
func say(t screen.Text) string { return t.Words + t.Key }

func document(rows int) screen.Document {
	wide := screen.Table{
		Title: screen.Words("Wszystkie liczby: 2026/11"), Wide: true,
		Columns: []screen.Column{
			{Head: screen.Words("Sprawa")}, {Head: screen.Words("Wydane numery")},
			{Head: screen.Words("Czekanie, mediana"), Unit: screen.Words("minuty")}, {Head: screen.Words("Odchylenie"), Unit: screen.Words("minuty")},
		},
	}
	for n := range rows {
		row := []screen.Cell{
			screen.Word(screen.Words(fmt.Sprintf("Wniosek o dowód osobisty, zażółć gęślą jaźń; \"%d\"", n))), screen.Count(1000 * n), screen.Decimal(123+n, 1), screen.Decimal(-7*n, 1),
		}
		if n%3 == 2 {
			row[2] = screen.Cell{}
		}
		wide.Rows = append(wide.Rows, row)
	}
	narrow := wide
	narrow.Title, narrow.Wide = screen.Words("Czekanie"), false
	return screen.Document{
		Title: screen.Words("Liczby"), Under: []screen.Text{screen.Words("Urząd Gminy Lesznowola"), screen.Words("1–30 listopada 2026, wszystkie referaty")},
		Tables: []screen.Table{wide, narrow},
		Notes:  []screen.Text{screen.Words("A031 czekał najdłużej: B012 przyszedł 23 minuty później i wszedł wcześniej. Його час рахується подвійно.")},
	}
}

func kept(t *testing.T, name string, b []byte) {
	if *keep == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*keep, name), b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func asCSV(t *testing.T, d screen.Document, lang string) [][]string {
	t.Helper()
	var b bytes.Buffer
	if err := report.CSV(&b, d, lang, say); err != nil {
		t.Fatal(err)
	}
	kept(t, "liczby-"+lang+".csv", b.Bytes())
	text, marked := bytes.CutPrefix(b.Bytes(), []byte("\xef\xbb\xbf"))
	if !marked {
		t.Error("a spreadsheet would not see that this is UTF-8")
	}
	r := csv.NewReader(bytes.NewReader(text))
	if r.Comma = ';'; lang == "en" {
		r.Comma = ','
	}
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func asXLSX(t *testing.T, d screen.Document) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := report.XLSX(&b, d, say); err != nil {
		t.Fatal(err)
	}
	kept(t, "liczby.xlsx", b.Bytes())
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestBothFilesHaveTheSameNumbers reads them back and compares them cell by cell.
func TestBothFilesHaveTheSameNumbers(t *testing.T) {
	d := document(40)
	book := asXLSX(t, d)
	sheet := book.GetSheetName(0)
	raw, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"pl", "en", "uk"} {
		lines := asCSV(t, d, lang)
		if len(lines) != 42 || len(raw) != 43 {
			t.Fatalf("%d lines and %d rows", len(lines), len(raw))
		}
		if note := lines[41][0]; note != say(d.Notes[0]) || raw[42][0] != note {
			t.Errorf("below the table stands %q", note)
		}
		lines = lines[:41]
		for y, line := range lines {
			for x, text := range line {
				cell := ""
				if x < len(raw[y]) {
					cell = raw[y][x]
				}
				if y == 0 || x == 0 {
					if text != cell {
						t.Errorf("%q and %q", text, cell)
					}
					continue
				}
				if d.Tables[0].Rows[y-1][x].Is == screen.NoCell {
					if text != "" || cell != "" {
						t.Errorf("nothing is %q and %q", text, cell)
					}
					continue
				}
				if lang != "en" {
					text = strings.Replace(text, ",", ".", 1)
				}
				a, errA := strconv.ParseFloat(text, 64)
				b, errB := strconv.ParseFloat(cell, 64)
				if errA != nil || errB != nil || a != b || a != d.Tables[0].Rows[y-1][x].Float() {
					t.Errorf("%s %d/%d: %q and %q", lang, x, y, text, cell)
				}
			}
		}
	}
}

// TestNumbersAreNumbers, not texts that look like some.
func TestNumbersAreNumbers(t *testing.T) {
	book := asXLSX(t, document(3))
	sheet := book.GetSheetName(0)
	for cell, want := range map[string]excelize.CellType{"B3": excelize.CellTypeUnset, "C2": excelize.CellTypeUnset, "A2": excelize.CellTypeSharedString} {
		kind, err := book.GetCellType(sheet, cell)
		if err != nil || kind != want {
			t.Errorf("%s is %v, %v", cell, kind, err)
		}
	}
	shown, err := book.GetCellValue(sheet, "C2")
	if err != nil || shown != "12.3" {
		t.Errorf("C2 shows %q, %v", shown, err)
	}
}

// TestNoTextIsAFormula: a service may be called what it likes.
func TestNoTextIsAFormula(t *testing.T) {
	d := document(1)
	for _, bad := range []string{"=HYPERLINK(\"http://x\")", "+1", "-1", "@x", "\t=1"} {
		d.Tables[0].Rows[0][0] = screen.Word(screen.Words(bad))
		if got := asCSV(t, d, "pl")[1][0]; !strings.HasPrefix(got, "'") {
			t.Errorf("%q is written as %q", bad, got)
		}
		book := asXLSX(t, d)
		formula, err := book.GetCellFormula(book.GetSheetName(0), "A2")
		if got, _ := book.GetCellValue(book.GetSheetName(0), "A2"); err != nil || formula != "" || got != bad {
			t.Errorf("%q is %q with the formula %q, %v", bad, got, formula, err)
		}
	}
}

// TestPagesToPrint: many lines go over several pages, and the fonts that screens
// use stay as they are.
func TestPagesToPrint(t *testing.T) {
	before := sha256.Sum256(fonts.Regular)
	var b bytes.Buffer
	page := func(n, of int) screen.Text { return screen.Words(fmt.Sprintf("strona %d z %d", n, of)) }
	if err := report.PDF(&b, document(70), "pl", time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC), page, say); err != nil {
		t.Fatal(err)
	}
	kept(t, "liczby.pdf", b.Bytes())
	pages := bytes.Count(b.Bytes(), []byte("/Type /Page\n"))
	if !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) || pages < 3 {
		t.Errorf("it is %d pages and begins with %q", pages, b.Bytes()[:8])
	}
	if after := sha256.Sum256(fonts.Regular); after != before {
		t.Error("the typeface was changed")
	}
}

// charts are one of each form.
func charts() []screen.Chart {
	bars := screen.Chart{Form: screen.Lying, Digits: 1, Note: screen.Words("Jeszcze 2 wiersze są w tabeli.")}
	columns := screen.Chart{Form: screen.Standing, Axis: screen.Words("Godzina")}
	line := screen.Chart{Form: screen.Traced, Axis: screen.Words("Dzień"), Digits: 1}
	for _, c := range []*screen.Chart{&bars, &columns, &line} {
		c.Series = []screen.Series{{Name: screen.Words("Obsłużone")}, {Name: screen.Words("Wydane")}}
	}
	add := func(c *screen.Chart, name string, a, b int) {
		c.Labels = append(c.Labels, screen.Words(name))
		c.Series[0].Values, c.Series[1].Values = append(c.Series[0].Values, a), append(c.Series[1].Values, b)
	}
	for i, name := range []string{"Dowód osobisty", "Wniosek o wydanie zaświadczenia o zameldowaniu", "Kasa", "Paszport"} {
		add(&bars, name, 900-200*i, 1000-200*i)
	}
	for hour := 8; hour < 17; hour++ {
		add(&columns, strconv.Itoa(hour), hour%5*10, 45-hour%3)
	}
	for day := range 90 {
		add(&line, strconv.Itoa(day), 100+day%7*30, 400-day)
	}
	line.Series[0].Values[40] = screen.NoValue
	return []screen.Chart{bars, columns, line, {}}
}

// TestChartsStandBesideTheirTables: nothing of a chart leaves its page or lies on the
// table, and a table without one is as wide as before.
func TestChartsStandBesideTheirTables(t *testing.T) {
	d := document(9)
	table := d.Tables[1]
	d.Tables = d.Tables[:1]
	for i, c := range charts() {
		one := table
		one.Chart, one.Title = c, screen.Words(fmt.Sprint("Tabela ", i))
		d.Tables = append(d.Tables, one)
	}
	var b bytes.Buffer
	page := func(n, of int) screen.Text { return screen.Words(fmt.Sprintf("strona %d z %d", n, of)) }
	if err := report.PDF(&b, d, "pl", time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC), page, say); err != nil {
		t.Fatal(err)
	}
	kept(t, "wykresy.pdf", b.Bytes())
	pieces, narrow, whole := 0, 0, 0
	for _, r := range boxes(t, b.Bytes()) {
		switch end := r.x + r.w; {
		case r.x < 20 && end < 185:
			narrow++
		case r.x < 20 && end > 280:
			whole++
		case r.x < 185 || end > 297-13:
			t.Errorf("a piece from %.0f to %.0f mm", r.x, end)
		default:
			pieces++
		}
	}
	if narrow != 3 || whole < 1 || pieces < 2*(4+9) {
		t.Errorf("%d tables stand beside a chart, %d alone, and charts have %d pieces", narrow, whole, pieces)
	}
}

// rectangle is one that is drawn on a page, in millimetres.
type rectangle struct{ x, y, w, h float64 }

var drawnBox = regexp.MustCompile(`(?m)^([\d.]+) ([\d.]+) ([\d.-]+) ([\d.-]+) re`)

// boxes are all rectangles of a document.
func boxes(t *testing.T, pdf []byte) (all []rectangle) {
	t.Helper()
	for _, part := range bytes.Split(pdf, []byte("stream\n"))[1:] {
		r, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			continue // it is no page
		}
		page, err := io.ReadAll(r)
		if err != nil {
			continue
		}
		for _, m := range drawnBox.FindAllSubmatch(page, -1) {
			var v [4]float64
			for i := range v {
				n, err := strconv.ParseFloat(string(m[i+1]), 64)
				if err != nil {
					t.Fatal(err)
				}
				v[i] = n * 25.4 / 72
			}
			all = append(all, rectangle{v[0], v[1], v[2], v[3]})
		}
	}
	return all
}

func TestSheetsHaveNamesThatProgramsTake(t *testing.T) {
	d := document(1)
	d.Tables[0].Title = screen.Words(strings.Repeat("Sprawy: obywatelskie/ ", 3))
	d.Tables[1].Title = screen.Words("[]")
	if names := asXLSX(t, d).GetSheetList(); len(names) != 2 || names[1] != "2" || len([]rune(names[0])) > 31 {
		t.Errorf("the sheets are %q", names)
	}
}

// TestAWorkbookSaysWhatIsMissing: below the table of the sheet that opens.
func TestAWorkbookSaysWhatIsMissing(t *testing.T) {
	d := document(2)
	d.Notes = []screen.Text{screen.Plural("figures.missing", 3), screen.Words("=1+1")}
	book := asXLSX(t, d)
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	after := len(d.Tables[0].Rows) + 2
	if len(rows) != after+2 || len(rows[after-1]) > 0 || rows[after][0] != say(d.Notes[0]) || rows[after+1][0] != "=1+1" {
		t.Errorf("below the table stands %q", rows[min(len(rows), after-1):])
	}
}
