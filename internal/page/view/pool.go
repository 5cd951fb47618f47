package view

import (
	"okienko/internal/page"
	"okienko/widgets"
)

// pool keeps the widgets that pages have needed so far. begin makes all of them
// free for the next page; they are taken in the order of the page, so a page
// that changes a little keeps each where it was.
type pool struct {
	words, glyphs, cards, notes, fields, choices, lists, codes, keys, sheets, charts int
	openers, tiles, papers, boards, heads, secrets                                   int

	allWords   []*widgets.Words
	allGlyphs  []*widgets.Glyph
	allCards   []*widgets.Card
	allNotes   []*widgets.NoticeBand
	allFields  []*field
	allSecrets []*field // a field is one from the start: it has an eye, or none
	allChoices []*choice
	allLists   []*list
	allCodes   []*widgets.QRCode
	allKeys    []*key
	allSheets  []*widgets.Sheet
	allCharts  []*widgets.Chart
	allOpeners []*opener
	allTiles   []*widgets.Tile
	allPapers  []*paper
	allBoards  []*board
	allHeads   []*widgets.WatchHeads
}

// Widgets that tell what a person does carry the ID of what they show now.
type (
	field struct {
		*widgets.Field
		id      string
		setting bool // the text comes from the page, not from the keyboard
	}
	choice struct {
		*widgets.Choice
		id string
	}
	list struct {
		*widgets.QueueList
		id string
	}
	key struct {
		*widgets.DeskButton
		id string
	}
	opener struct {
		*widgets.Opener
		id string
	}
)

func (p *pool) begin() {
	p.words, p.glyphs, p.cards, p.notes, p.fields = 0, 0, 0, 0, 0
	p.choices, p.lists, p.codes, p.keys, p.sheets, p.charts = 0, 0, 0, 0, 0, 0
	p.openers, p.tiles, p.papers, p.boards, p.heads, p.secrets = 0, 0, 0, 0, 0, 0
}

// take is the next free one of a kind, made if there is none yet.
func take[W any](all *[]W, used *int, make func() W) W {
	if *used == len(*all) {
		*all = append(*all, make())
	}
	*used++
	return (*all)[*used-1]
}

func (p *pool) text(text string, set widgets.Type) *widgets.Words {
	w := take(&p.allWords, &p.words, func() *widgets.Words { return widgets.NewWords("", set) })
	w.SetIn(text, set)
	return w
}

func (p *pool) glyph(icon widgets.Icon, colour widgets.Colour) *widgets.Glyph {
	g := take(&p.allGlyphs, &p.glyphs, func() *widgets.Glyph { return widgets.NewGlyph(icon, colour) })
	g.Set(icon, colour)
	return g
}

func (p *pool) card() *widgets.Card { return take(&p.allCards, &p.cards, widgets.NewCard) }

func (p *pool) note() *widgets.NoticeBand {
	return take(&p.allNotes, &p.notes, func() *widgets.NoticeBand { return widgets.NewNoticeBand(widgets.NoticeView{}) })
}

func (p *pool) code() *widgets.QRCode {
	return take(&p.allCodes, &p.codes, func() *widgets.QRCode { return widgets.NewQRCode("") })
}

func (p *pool) chart() *widgets.Chart { return take(&p.allCharts, &p.charts, widgets.NewChart) }

func (p *pool) head() *widgets.WatchHeads { return take(&p.allHeads, &p.heads, widgets.NewWatchHeads) }

func (p *pool) sheet(v *View) *widgets.Sheet {
	return take(&p.allSheets, &p.sheets, func() *widgets.Sheet {
		s := widgets.NewSheet()
		s.Keys = v.Key
		return s
	})
}

func (p *pool) button(v *View, id string) *widgets.DeskButton {
	k := take(&p.allKeys, &p.keys, func() *key {
		k := &key{}
		k.DeskButton = widgets.NewDeskButton(widgets.ButtonView{}, func() { v.press(k.id) })
		k.Keys, k.Reached = v.Key, func() { v.reveal(k.DeskButton) }
		return k
	})
	k.id = id
	return k.DeskButton
}

func (p *pool) field(v *View, id string, secret bool) *field {
	all, used := &p.allFields, &p.fields
	if secret {
		all, used = &p.allSecrets, &p.secrets
	}
	f := take(all, used, func() *field { return newField(v, secret) })
	f.id = id
	return f
}

func newField(v *View, secret bool) *field {
	f := &field{}
	f.Field = widgets.NewField("", v.forward)
	f.SetSecret(secret)
	f.OnTyped(func(text string) {
		if !f.setting {
			v.send(page.Typed{ID: f.id, Text: text})
		}
	})
	f.OnKey(v.Key)
	f.OnReached(func() { v.reveal(f.Field) })
	return f
}

func (p *pool) choice(v *View, id string) *choice {
	c := take(&p.allChoices, &p.choices, func() *choice {
		c := &choice{}
		c.Choice = widgets.NewChoice("", nil, func(i int) { v.send(page.Chose{ID: c.id, Option: i}) })
		c.Keys, c.Reached = v.Key, func() { v.reveal(c.Choice) }
		return c
	})
	c.id = id
	return c
}

func (p *pool) list(v *View, id string) *list {
	l := take(&p.allLists, &p.lists, func() *list {
		l := &list{}
		l.QueueList = widgets.NewQueueList(func(row string) { v.send(page.Picked{ID: l.id, Row: row}) })
		l.Keys, l.Reached = v.Key, func() { v.reveal(l.QueueList) }
		return l
	})
	l.id = id
	return l
}

func (p *pool) opener(v *View, id string) *opener {
	o := take(&p.allOpeners, &p.openers, func() *opener {
		o := &opener{}
		o.Opener = widgets.NewOpener(widgets.OpenerView{}, func() { v.open(o.id) })
		o.Keys, o.Reached = v.Key, func() { v.reveal(o.Opener) }
		return o
	})
	o.id = id
	return o
}

func (p *pool) tile() *widgets.Tile {
	return take(&p.allTiles, &p.tiles, func() *widgets.Tile { return widgets.NewTile(widgets.TileView{}, nil) })
}

func (p *pool) paper() *paper { return take(&p.allPapers, &p.papers, newPaper) }

func (p *pool) board() *board { return take(&p.allBoards, &p.boards, newBoard) }
