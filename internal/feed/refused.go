package feed

import (
	"strconv"

	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/queue"
)

// Refused is a refusal as a sentence with the remedy. One for want of a right says
// which.
func Refused(r *queue.Refusal) screen.Text {
	if r.Code == office.NoRight {
		return screen.T("forbidden." + r.Facts["right"])
	}
	t := screen.Text{Key: "refusal." + string(r.Code), With: r.Facts}
	t.N, _ = strconv.Atoi(r.Facts["minutes"])
	return t
}
