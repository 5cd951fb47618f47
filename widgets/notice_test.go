package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestNoticePictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast", "board"} {
		golden.Picture(t, "notice-"+palette, picture(t, palette, 480, 320,
			spot{NewNoticeBand(NoticeView{Text: "Kasa jest czynna do 14:00."}), 20, 20, 440, 60},
			spot{NewNoticeBand(NoticeView{Weight: Warning, Text: "Dziś pracujemy krócej. Ostatni numer można wziąć o 13:30.", Size: 20}), 20, 100, 440, 80},
			spot{NewNoticeBand(NoticeView{Weight: Alarm, Icon: IconPrinterOff, Text: "Drukarka nie ma papieru."}), 20, 200, 440, 60},
		))
	}
}

func TestANoticeGrowsWithItsText(t *testing.T) {
	test.NewTempApp(t)
	n := NewNoticeBand(NoticeView{Text: "Dziś pracujemy krócej. Ostatni numer można wziąć o 13:30."})
	if wide, narrow := n.HeightFor(800), n.HeightFor(240); narrow <= wide {
		t.Errorf("%v at 240 and %v at 800", narrow, wide)
	}
}
