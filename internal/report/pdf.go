package report

import (
	"fmt"
	"io"
	"time"

	"github.com/go-pdf/fpdf"

	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/widgets/fonts"
)

// The measures of a page, in millimetres: A4, lying.
const (
	margin    = 14.0
	lineHigh  = 5.2
	cellPad   = 1.6
	bodySize  = 9.5 // points
	titleSize = 18.0
	tableSize = 12.0
	wordShare = 0.3 // of the width, for a table's first column
)

const typeface = "plex"

// The colours of paper: dark on white, one wash behind headers.
var (
	ink  = [3]int{0x10, 0x23, 0x3F}
	soft = [3]int{0x3A, 0x48, 0x60}
	wash = [3]int{0xE4, 0xED, 0xF3}
	rule = [3]int{0xB9, 0xC2, 0xD0}
)

// PDF writes the document on pages to print. Page is the text below each page, with
// values Page and Pages.
func PDF(to io.Writer, d screen.Document, lang string, now time.Time, page func(n, of int) screen.Text, say Say) error {
	p := &pages{Fpdf: fpdf.New("L", "mm", "A4", ""), lang: lang, say: say}
	total := p.count(d, now, page)
	p = &pages{Fpdf: fpdf.New("L", "mm", "A4", ""), lang: lang, say: say, total: total}
	p.write(d, now, page)
	if err := p.Output(to); err != nil {
		return fmt.Errorf("write pages to print: %w", err)
	}
	return nil
}

type pages struct {
	*fpdf.Fpdf
	lang  string
	say   Say
	total int
}

// count finds out how many pages there are, by writing them once.
func (p *pages) count(d screen.Document, now time.Time, page func(n, of int) screen.Text) int {
	p.write(d, now, page)
	return p.PageNo()
}

func (p *pages) write(d screen.Document, now time.Time, page func(n, of int) screen.Text) {
	p.AddUTF8FontFromBytes(typeface, "", fonts.Regular)
	p.AddUTF8FontFromBytes(typeface, "B", fonts.SemiBold)
	p.SetCreationDate(now)
	p.SetModificationDate(now)
	p.SetTitle(p.say(d.Title), true)
	p.SetLang(p.lang)
	p.SetMargins(margin, margin, margin)
	p.SetAutoPageBreak(false, margin)
	p.SetFooterFunc(func() { p.foot(page) })
	p.AddPage()
	p.title(d)
	for _, t := range d.Tables {
		if !t.Wide {
			p.table(t)
		}
	}
	p.notes(d.Notes)
}

func (p *pages) foot(page func(n, of int) screen.Text) {
	_, high := p.GetPageSize()
	p.SetY(high - margin)
	p.set("", bodySize, soft)
	p.CellFormat(0, lineHigh, p.say(page(p.PageNo(), p.total)), "", 0, "R", false, 0, "")
}

func (p *pages) set(style string, size float64, colour [3]int) {
	p.SetFont(typeface, style, size)
	p.SetTextColor(colour[0], colour[1], colour[2])
}

func (p *pages) title(d screen.Document) {
	p.set("B", titleSize, ink)
	p.MultiCell(0, titleSize*0.45, p.say(d.Title), "", "L", false)
	p.Ln(1)
	p.set("", bodySize+1, soft)
	for _, line := range d.Under {
		p.MultiCell(0, lineHigh+0.4, p.say(line), "", "L", false)
	}
	p.Ln(4)
}

// room says whether so many millimetres are left on the page above its foot.
func (p *pages) room(high float64) bool {
	_, page := p.GetPageSize()
	return p.GetY()+high <= page-margin-lineHigh
}

// table writes a table, with its headers again on each page, and its chart beside
// it on the first one.
func (p *pages) table(t screen.Table) {
	widths, head := p.widths(t), p.heads(t)
	high := p.high(head, widths)
	least := 3*lineHigh + high + 3 // never a title alone at the foot of a page
	if drawn(t) {
		least = chartHigh + lineHigh + 2
	}
	if !p.room(least) {
		p.AddPage()
	}
	p.set("B", tableSize, ink)
	p.MultiCell(0, lineHigh+2, p.say(t.Title), "", "L", false)
	first, bottom := p.PageNo(), 0.0
	if drawn(t) {
		bottom = p.GetY() + chartHigh
		p.chart(t.Chart, box{margin + sum(widths) + chartGap, p.GetY(), chartWide - chartGap, chartHigh})
	}
	p.row(head, widths, high, true)
	for _, row := range t.Rows {
		cells := p.words(row)
		p.set("", bodySize, ink)
		tall := p.high(cells, widths)
		if !p.room(tall) {
			p.AddPage()
			p.row(head, widths, high, true)
		}
		p.row(cells, widths, tall, false)
	}
	if p.PageNo() == first {
		p.SetY(max(p.GetY(), bottom))
	}
	p.Ln(6)
}

func (p *pages) heads(t screen.Table) []string {
	all := make([]string, 0, len(t.Columns))
	for _, c := range t.Columns {
		all = append(all, header(c, p.say))
	}
	return all
}

func (p *pages) words(row []screen.Cell) []string {
	all := make([]string, 0, len(row))
	for _, c := range row {
		if c.Is == screen.WordCell {
			all = append(all, p.say(c.Words))
		} else {
			all = append(all, i18n.Cell(p.lang, c))
		}
	}
	return all
}

// widths gives the first column its share, and the others the rest; a chart beside
// the table takes its own.
func (p *pages) widths(t screen.Table) []float64 {
	page, _ := p.GetPageSize()
	all := page - 2*margin
	if drawn(t) {
		all -= chartWide
	}
	widths := make([]float64, len(t.Columns))
	for i := range widths {
		widths[i] = all * (1 - wordShare) / float64(max(1, len(widths)-1))
	}
	if len(widths) > 0 {
		widths[0] = all * wordShare
	}
	return widths
}

// high is the height of a line of cells, the tallest of which decides.
func (p *pages) high(cells []string, widths []float64) float64 {
	most := 1
	for i, text := range cells {
		most = max(most, len(p.SplitText(text, widths[i]-2*cellPad)))
	}
	return float64(most)*lineHigh + 2*cellPad
}

func (p *pages) row(cells []string, widths []float64, high float64, head bool) {
	x, y := p.GetX(), p.GetY()
	p.set("", bodySize, ink)
	if head {
		p.set("B", bodySize, ink)
		p.SetFillColor(wash[0], wash[1], wash[2])
		p.Rect(x, y, sum(widths), high, "F")
	}
	p.SetDrawColor(rule[0], rule[1], rule[2])
	p.SetLineWidth(0.2)
	p.Line(x, y+high, x+sum(widths), y+high)
	at := x
	for i, text := range cells {
		align := "R"
		if i == 0 {
			align = "L"
		}
		for n, line := range p.SplitText(text, widths[i]-2*cellPad) {
			p.SetXY(at+cellPad, y+cellPad+float64(n)*lineHigh)
			p.CellFormat(widths[i]-2*cellPad, lineHigh, line, "", 0, align, false, 0, "")
		}
		at += widths[i]
	}
	p.SetXY(x, y+high)
}

func sum(all []float64) float64 {
	total := 0.0
	for _, v := range all {
		total += v
	}
	return total
}

func (p *pages) notes(all []screen.Text) {
	p.set("", bodySize+1, ink)
	page, _ := p.GetPageSize()
	for _, note := range all {
		text := p.say(note)
		high := float64(len(p.SplitText(text, page-2*margin)))*(lineHigh+0.6) + 2
		if !p.room(high) {
			p.AddPage()
			p.set("", bodySize+1, ink)
		}
		p.MultiCell(0, lineHigh+0.6, text, "", "L", false)
		p.Ln(2)
	}
}
