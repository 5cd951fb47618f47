package flow

import (
	"strconv"

	"okienko/internal/feed"
	"okienko/internal/screen"
)

// Pages that the office decides, not the visit.
const (
	pageStarting page = "starting"
	pageContact  page = "contact"
	pageTrouble  page = "trouble"
	pageClosed   page = "closed"
)

// screenPage is the page that is shown: that of the visit, unless the office
// cannot be reached or gives no tickets now.
func (m Model) screenPage() page {
	switch {
	case m.kept():
		return m.visit.page
	case m.outOfOrder():
		return pageTrouble
	case !m.heard || m.current && !m.facts.known:
		return pageStarting
	case !m.current && !m.alone():
		return pageContact
	case !m.facts.open(m.now):
		return pageClosed
	}
	return m.visit.page
}

// outOfOrder says whether this machine's trouble keeps residents from a ticket.
// While another machine carries the log on, what ails the member here does not.
func (m Model) outOfOrder() bool {
	return m.trouble.Hinders() && (!m.current && !m.alone() || m.trouble == feed.UpdateNeeded)
}

// Screen is what the kiosk shows now.
func (m Model) Screen() screen.Screen {
	s := m.bare()
	if m.visit.keyed {
		s.Focus = focusOn(s, m.visit.focus)
	}
	return s
}

// bare is the screen without a focus.
func (m Model) bare() screen.Screen {
	p := m.screenPage()
	f := frame{m: m, g: m.grid(), page: p}
	switch p {
	case pageStart, pageGroup:
		f.tiles()
	case pageBefore:
		f.before()
	case pageIssuing:
		f.issuing()
	case pageTicket:
		f.ticket()
	case pageClosed:
		f.closed()
	default:
		f.message()
	}
	return f.screen()
}

// frame gathers a screen in reading order: header, title, body, row, strip.
type frame struct {
	m     Model
	g     grid
	page  page
	title screen.Text
	items []screen.Item // the title and the body
	row   []screen.Item
}

func (f *frame) add(items ...screen.Item) { f.items = append(f.items, items...) }

func (f *frame) screen() screen.Screen {
	s := screen.Screen{Name: string(f.page), Title: f.title}
	s.Items = append(s.Items, f.header()...)
	s.Items = append(s.Items, f.items...)
	s.Items = append(s.Items, f.row...)
	s.Items = append(s.Items, f.strip()...)
	return s
}

// heading is the title of the screen, with the letter of the service if there
// is one.
func (f *frame) heading(title screen.Text, letter string) {
	f.title = title
	r := f.g.title
	f.add(screen.Item{ID: "title", Role: screen.Heading, Label: title, Glyph: letter, Rect: r})
}

// header is the office's mark and the clock. When the visit is about to end it
// makes room for the warning: the one thing on top that is new draws the eye.
func (f *frame) header() []screen.Item {
	r := f.g.header
	if left, soon := f.m.warning(); soon {
		if f.g.large {
			r.Y -= f.g.margin * 0.35
			r.H = f.g.title.Y + f.g.title.H - r.Y
			f.items = f.items[1:] // the warning needs the room of the title
		}
		bar := r
		bar.H = max(8, f.g.mm*2)
		bar.Y = r.Y + r.H - bar.H
		band := r
		band.H -= bar.H + f.g.mm
		return []screen.Item{
			{ID: "warning", Role: screen.Notice, Glyph: "hand", Label: screen.T("kiosk.still_there"), Rect: band},
			{ID: "countdown", Role: screen.Picture, Alt: screen.T("kiosk.time_left"), Value: share(left), Rect: bar},
		}
	}
	if r.H == 0 {
		return nil
	}
	cells := columns(r, f.g.gap, 3, 1)
	name := screen.Words(f.m.facts.office.In(f.m.visit.lang))
	items := []screen.Item{{ID: "mark", Role: screen.Body, Label: name, Rect: cells[0]}}
	if f.m.now > 0 {
		now := f.m.now.Time().In(f.m.cfg.Zone)
		items = append(items, screen.Item{
			ID: "clock", Role: screen.Body, Label: screen.Words(screen.Clock(now)), Value: now.Format("2006-01-02"), Rect: cells[1],
		})
	}
	return items
}

func share(left float32) string { return strconv.FormatFloat(float64(left), 'f', 3, 32) }

// strip is languages and modes. They answer on every screen except while a
// ticket is on its way.
func (f *frame) strip() []screen.Item {
	v, locked := f.m.visit, f.page == pageIssuing
	var items []screen.Item
	weights := make([]float32, len(f.m.cfg.Languages))
	for i, l := range f.m.cfg.Languages {
		weights[i] = float32(letters(l.Name) + 5)
	}
	cells := columns(f.g.langs, f.g.gap, weights...)
	for i, l := range f.m.cfg.Languages {
		items = append(items, screen.Item{
			ID: langPrefix + l.Code, Role: screen.Toggle, Label: screen.Words(l.Name), Detail: chosen(l.Code == v.lang),
			On: l.Code == v.lang, Off: locked, Rect: cells[i],
		})
	}
	modes := columns(f.g.modes, f.g.gap, 1, 1, 1)
	return append(items,
		mode(idContrast, "contrast", screen.T("kiosk.contrast"), v.contrast, locked, modes[0]),
		mode(idLarge, "text-size", screen.T("kiosk.large"), v.large, locked, modes[1]),
		mode(idLow, "wheelchair", screen.T("kiosk.low"), v.low, locked, modes[2]),
	)
}

func mode(id, icon string, label screen.Text, on, off bool, r screen.Rect) screen.Item {
	return screen.Item{ID: id, Role: screen.Toggle, Label: label, Glyph: icon, Detail: onOff(on), On: on, Off: off, Rect: r}
}

func onOff(on bool) []screen.Text {
	if on {
		return []screen.Text{screen.T("kiosk.on")}
	}
	return []screen.Text{screen.T("kiosk.off")}
}

// chosen is the state of one of several languages.
func chosen(on bool) []screen.Text {
	if on {
		return []screen.Text{screen.T("kiosk.chosen")}
	}
	return []screen.Text{screen.T("kiosk.not_chosen")}
}

// actions is the row of Back on the left and the main action on the right. The
// places stay the same where one of them is missing.
func (f *frame) actions(left, right screen.Item) {
	cells := columns(f.g.nav, f.g.gap, 2, 3)
	if f.g.wide {
		cells = columns(f.g.nav, f.g.gap, 1, 2)
	}
	if left.ID != "" {
		left.Role, left.Rect = screen.Button, cells[0]
		f.row = append(f.row, left)
	}
	if right.ID != "" {
		right.Role, right.Rect = screen.Button, cells[1]
		f.row = append(f.row, right)
	}
}

func backButton() screen.Item {
	return screen.Item{ID: idBack, Label: screen.T("kiosk.back"), Glyph: "arrow-left"}
}

func homeButton() screen.Item {
	return screen.Item{ID: idHome, Label: screen.T("kiosk.home"), Glyph: "arrow-left"}
}
