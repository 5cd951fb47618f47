package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/internal/screen"
	"okienko/widgets"
)

// notices are the bands below the header. They come gravest first; those that
// have no place follow when the first ones are mended.
type notices struct {
	bands   [4]*widgets.NoticeBand
	buttons [4]*widgets.DeskButton
	actions [4]flow.Action
	weights [4]flow.Weight
	count   int
}

const noticeText = 16

func newNotices(v *View) *notices {
	n := &notices{}
	for i := range n.bands {
		n.bands[i] = widgets.NewNoticeBand(widgets.NoticeView{})
		n.buttons[i] = widgets.NewDeskButton(widgets.ButtonView{}, func() { v.send(flow.Acted{Action: n.actions[i]}) })
		n.buttons[i].Keys, n.buttons[i].Types = v.pressed, v.typed
	}
	return n
}

func (n *notices) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := range n.bands {
		all = append(all, n.bands[i], n.buttons[i])
	}
	return all
}

func (n *notices) show(s flow.Screen) {
	n.count = min(len(s.Notices), len(n.bands))
	for i := range n.bands {
		visible(i < n.count, n.bands[i])
		if i >= n.count {
			visible(false, n.buttons[i])
			continue
		}
		n.showOne(s, i, s.Notices[i])
	}
}

func (n *notices) showOne(s flow.Screen, i int, notice flow.Notice) {
	text := say(s, notice.Text)
	if notice.Where != "" {
		text = notice.Where + ": " + text
	}
	if !notice.Also.Empty() {
		text += " " + say(s, notice.Also)
	}
	n.bands[i].Set(widgets.NoticeView{
		Weight: widgets.Weight(notice.Weight), Icon: widgets.Icon(notice.Glyph), Text: text, Size: noticeText,
	})
	n.weights[i] = notice.Weight
	it := notice.Item
	visible(it.ID != "", n.buttons[i])
	n.actions[i] = flow.Action(it.ID)
	n.buttons[i].Set(button(s, it))
}

// button is an item as a button of the small size.
func button(s flow.Screen, it screen.Item) widgets.ButtonView {
	view := widgets.ButtonView{
		Label: say(s, it.Label), Shortcut: flow.Shortcut(flow.Action(it.ID)), Size: noticeText, Off: it.Off,
	}
	if it.On {
		view.Icon = widgets.IconCheck // not by colour alone
	}
	if it.Primary {
		view.Kind = widgets.Primary
	}
	return view
}

// place puts the bands in two columns, one alone across, and returns where what
// follows begins.
func (n *notices) place(x, y, width float32, rows int) float32 {
	const columns = 2
	for i := 0; i < n.count; i += columns {
		last := min(i+columns, n.count)
		if i/columns >= rows {
			n.hide(i, last)
			continue
		}
		each := (width - gap*float32(last-i-1)) / float32(last-i)
		high := float32(44)
		for j := i; j < last; j++ {
			high = max(high, n.bands[j].HeightFor(each-n.room(j)))
		}
		for j := i; j < last; j++ {
			at := x + float32(j-i)*(each+gap)
			place(n.bands[j], at, y, each-n.room(j), high)
			place(n.buttons[j], at+each-n.room(j)+gap, y+(high-44)/2, n.room(j)-gap, 44)
		}
		y += high + gap
	}
	return y
}

// leaveQuiet gives no place to what is only good to know.
func (n *notices) leaveQuiet() {
	for n.count > 0 && n.weights[n.count-1] == flow.Info {
		n.count--
		n.hide(n.count, n.count+1)
	}
}

func (n *notices) hide(from, to int) {
	for i := from; i < to; i++ {
		visible(false, n.bands[i], n.buttons[i])
	}
}

// room is what the button beside a band takes.
func (n *notices) room(i int) float32 {
	if !n.buttons[i].Visible() {
		return 0
	}
	return n.buttons[i].MinSize().Width + gap
}
