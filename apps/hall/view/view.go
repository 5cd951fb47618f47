// Package view draws the hall display's board. All that is shown comes from
// flow.Board; nothing is decided here but where it stands and how large it is.
//
//	app.Settings().SetTheme(view.Theme(contrast))
//	v := view.New(contrast)
//	window.SetContent(v.Content())
//	fyne.Do(func() { v.Show(model.Board()) })
//
// The picture is two sheets: the dark one with the call, which must be the
// brightest thing in the hall, and a light one like paper with the queues. All
// objects are made once or when they are needed first, and changed afterwards.
// Nothing moves by itself.
package view

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"okienko/apps/hall/flow"
	"okienko/widgets"
)

// Theme is the app's theme for a hall display.
func Theme(contrast bool) *widgets.Theme { return widgets.NewTheme(dark(contrast)) }

func dark(contrast bool) widgets.Palette {
	if contrast {
		return widgets.Contrast
	}
	return widgets.Board
}

func paper(contrast bool) widgets.Palette {
	if contrast {
		return widgets.Contrast
	}
	return widgets.Day
}

// View is the picture of a board.
type View struct {
	board flow.Board
	drawn bool

	root   *fyne.Container
	ground *canvas.Rectangle // of the dark sheet
	sheet  *canvas.Rectangle // of the paper
	edge   *canvas.Rectangle // between them where both are black

	band     *band
	message  *message
	stage    *stage
	past     *past
	greeting *greeting
	mark     *widgets.Mark
	clock    *clock
	queues   *queues
	comers   *comers
	week     *week
	status   *status
}

// New makes a view for a usual or a high-contrast display.
func New(contrast bool) *View {
	v := &View{
		ground: canvas.NewRectangle(dark(contrast)[widgets.Ground]),
		sheet:  canvas.NewRectangle(paper(contrast)[widgets.Ground]),
		edge:   canvas.NewRectangle(dark(contrast)[widgets.Line]),
		band:   newBand(dark(contrast)), message: newMessage(dark(contrast)), stage: newStage(), past: newPast(), greeting: newGreeting(),
		mark:  widgets.NewMark(widgets.MarkView{}),
		clock: newClock(), queues: newQueues(paper(contrast)), comers: newComers(paper(contrast)), week: newWeek(paper(contrast)), status: newStatus(),
	}
	if !contrast {
		v.edge.Hide()
	}
	upon := container.New(&still{}, v.clock.box, v.queues.box, v.comers.box, v.week.box, v.status.box)
	v.root = container.New(&still{v.arrange}, v.ground, v.sheet, v.edge,
		v.stage.box, v.past.box, v.greeting.box, v.mark, onPaper(upon, contrast), v.band.box, v.message.box)
	return v
}

// onPaper gives what lies on the paper its colours. In high contrast both
// sheets have those of the app.
func onPaper(o fyne.CanvasObject, contrast bool) fyne.CanvasObject {
	if contrast {
		return o
	}
	return container.NewThemeOverride(o, widgets.NewTheme(widgets.Day))
}

// Content is what a window holds.
func (v *View) Content() fyne.CanvasObject { return v.root }

// NumberSize is the size of the newest number's letters in pixels.
func (v *View) NumberSize() float32 { return v.stage.window.NumberSize() }

// Show draws a board. A board that looks like the one before costs nothing.
func (v *View) Show(b flow.Board) {
	if v.drawn && reflect.DeepEqual(b, v.board) {
		return
	}
	v.board, v.drawn = b, true
	v.band.set(b)
	v.message.set(b)
	v.stage.set(b)
	v.past.set(b)
	v.greeting.set(b)
	show(v.mark, b.Office != "")
	v.mark.Set(widgets.MarkView{Name: b.Office, Office: b.Hall})
	v.clock.set(b)
	v.queues.set(b)
	v.comers.set(b)
	v.week.set(b)
	v.status.set(b)
	v.arrange(v.root.Size())
}

// arrange puts everything in its place on a canvas.
func (v *View) arrange(size fyne.Size) {
	if !v.drawn || size.Width < 1 || size.Height < 1 {
		return
	}
	top, bottom := v.band.arrange(size, v.board.Stale.On()), v.message.arrange(size)
	p := plan(size, need{
		top: top, bottom: bottom,
		widest: v.stage.widest(v.board),
		// Below the band everything is smaller by as much, so that the layout
		// stays the one that people know.
		least:  v.board.Legible * (size.Height - top) / size.Height,
		queues: len(v.board.Queues),
		alone:  v.board.Layout.Alone(),
	})
	put(v.ground, p.dark)
	put(v.sheet, p.paper)
	put(v.edge, p.edge)
	v.stage.arrange(p)
	v.past.arrange(p)
	v.greeting.arrange(p)
	put(v.mark, p.mark)
	v.clock.arrange(p)
	v.queues.arrange(p)
	v.comers.arrange(p)
	v.week.arrange(p)
	v.status.arrange(p)
}
