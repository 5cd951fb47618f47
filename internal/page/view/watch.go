package view

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/widgets"
)

// watch is a list in columns, below their headers.
func (v *View) watch(b page.Block) *piece {
	heads, l := v.pool.head(), v.pool.list(v, b.ID)
	var words [page.WatchHeads]string
	for i, t := range b.Options[:min(len(b.Options), len(words))] {
		words[i] = v.say(t)
	}
	heads.Set(words)
	lines := make([]widgets.LineView, 0, len(b.Watched))
	for _, w := range b.Watched {
		lines = append(lines, widgets.LineView{ID: w.ID, Watch: widgets.WatchView{
			Light: widgets.Light(w.Light), Word: v.say(w.Word), Name: v.say(w.Name), Under: v.say(w.Under),
			Count: strconv.Itoa(w.Count), Kinds: v.lines(w.Kinds), Longest: v.say(w.Longest), Late: w.Late,
			Open: v.say(w.Open), Wait: v.say(w.Wait), Who: v.lines(w.Who),
		}})
	}
	l.Set(lines)
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{heads, l.QueueList}, focus: l.QueueList,
		place: func(x, y, width, height float32) {
			const high, r = widgets.WatchHeadsHeight + 4, widgets.RingReach
			size := fyne.NewSize(width+2*r, height-high+2*r)
			place(heads, x, y, l.LineWidth(size), widgets.WatchHeadsHeight)
			place(l.QueueList, x-r, y+high-r, size.Width, size.Height)
		},
	}
}

// lines are texts one below the other.
func (v *View) lines(list []screen.Text) string { return strings.Join(v.sayAll(list), "\n") }
