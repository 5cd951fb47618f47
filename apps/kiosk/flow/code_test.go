package flow_test

import (
	"testing"

	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/screen"
)

// TestCodeIsLargeEnoughForAPhone holds R46: who stands at the kiosk takes the
// code without stepping nearer. Phones want a tenth of the distance; in large
// letters, which need the room, a twelfth.
func TestCodeIsLargeEnoughForAPhone(t *testing.T) {
	eachScreen(t, func(t *testing.T, k *kiosktest.Kiosk, s screen.Screen) {
		code, ok := s.Item("code")
		if !ok {
			return
		}
		c, part := k.Config(), float32(10)
		if k.Look().Large {
			part = 12
		}
		side := min(code.Rect.W, code.Rect.H) * 33 / 41 / c.PxPerMM() // without the white margin
		if side < c.DistanceMM/part-0.5 {
			t.Errorf("the code is %.0f mm for %.0f mm", side, c.DistanceMM)
		}
	})
}
