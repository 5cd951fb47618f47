package flow_test

import (
	"fmt"
	"math"
	"testing"

	"okienko/apps/kiosk/flow"
	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/screen"
)

// combinations are all ways to switch the modes on.
func combinations() [][]string {
	all := [][]string{nil}
	for _, mode := range []string{"contrast", "large", "low"} {
		for _, some := range all {
			all = append(all, append(append([]string(nil), some...), mode))
		}
	}
	return all
}

// eachScreen runs a check on every screen of every panel, mode and language.
func eachScreen(t *testing.T, check func(t *testing.T, k *kiosktest.Kiosk, s screen.Screen)) {
	for _, machine := range kiosktest.Machines() {
		for _, modes := range combinations() {
			for _, lang := range []string{"pl", "en", "uk"} {
				for _, scene := range kiosktest.Scenes() {
					t.Run(fmt.Sprint(machine.Name, modes, lang, scene.Name), func(t *testing.T) {
						k := scene.Play(machine.Config, lang, modes...)
						check(t, k, k.Screen())
					})
				}
			}
		}
	}
}

func yOf(c flow.Config, mm float32) float32 { return c.H - (mm-c.MountMM)*c.PxPerMM() }

func distance(a, b screen.Rect) float64 {
	dx := max(0, a.X-b.X-b.W, b.X-a.X-a.W)
	dy := max(0, a.Y-b.Y-b.H, b.Y-a.Y-a.H)
	return math.Hypot(float64(dx), float64(dy))
}

// TestSizes holds R6: what is touched is large enough, and far enough from what
// is not meant. Nothing lies over anything else or beyond the edge.
func TestSizes(t *testing.T) {
	eachScreen(t, func(t *testing.T, k *kiosktest.Kiosk, s screen.Screen) {
		c := k.Config()
		mm := c.PxPerMM()
		for i, it := range s.Items {
			r := it.Rect
			if r.X < 0 || r.Y < 0 || r.X+r.W > c.W+0.5 || r.Y+r.H > c.H+0.5 || r.W <= 0 || r.H <= 0 {
				t.Errorf("%s lies at %v, beyond the screen", it.ID, r)
			}
			least := float32(9)
			if it.Role == screen.Tile {
				least = 20
			}
			if it.Role.Operable() && min(r.W, r.H) < least*mm {
				t.Errorf("%s is %.1f by %.1f mm", it.ID, r.W/mm, r.H/mm)
			}
			for _, other := range s.Items[:i] {
				apart := distance(r, other.Rect) / float64(mm)
				if both := it.Role.Operable() && other.Role.Operable(); both && apart < 3 {
					t.Errorf("%s and %s are %.1f mm apart", it.ID, other.ID, apart)
				}
				if apart <= 0 {
					t.Errorf("%s lies over %s", it.ID, other.ID)
				}
			}
		}
	})
}

// TestReach holds R7, R8 and R10: from a wheelchair everything can be operated
// in the low mode, and one of each kind always; what is to be read stands at
// most 30 degrees above the eye.
func TestReach(t *testing.T) {
	eachScreen(t, func(t *testing.T, k *kiosktest.Kiosk, s screen.Screen) {
		c := k.Config()
		eye := yOf(c, 1015+c.DistanceMM*0.577)
		within := map[screen.Role]bool{}
		for _, it := range s.Items {
			if it.Role.Operable() {
				within[it.Role] = within[it.Role] || it.Rect.Y+it.Rect.H/2 >= yOf(c, 1220)
			}
			if !k.Look().Low {
				continue
			}
			if it.Role.Operable() && it.Rect.Y < yOf(c, 1100)-0.5 {
				t.Errorf("%s cannot be reached", it.ID)
			}
			if it.ID != "mark" && it.ID != "clock" && it.Rect.Y < eye {
				t.Errorf("%s cannot be seen from a wheelchair", it.ID)
			}
		}
		for role, ok := range within {
			if !ok {
				t.Errorf("no %s can be reached from a wheelchair", role)
			}
		}
		for _, id := range []string{"low", "large", "contrast"} {
			if it, ok := s.Item(id); !ok || it.Rect.Y < yOf(c, 1100) {
				t.Errorf("%s is not in the low zone of every screen", id)
			}
		}
	})
}

// TestSamePlaces holds R41: what is on several screens is where it was.
func TestSamePlaces(t *testing.T) {
	places := map[string]screen.Rect{}
	eachScreen(t, func(t *testing.T, k *kiosktest.Kiosk, s screen.Screen) {
		l, c := k.Look(), k.Config()
		for _, it := range s.Items {
			slot := it.ID
			switch it.ID {
			case "back", "home", "again":
				slot = "left"
			case "take", "done", "more":
				slot = "right"
			case "contrast", "large", "low", "lang:pl", "lang:en", "lang:uk":
			default:
				continue
			}
			key := fmt.Sprint(c.W, c.H, l.Large, l.Low, slot)
			first, ok := places[key]
			if !ok {
				places[key] = it.Rect
				continue
			}
			for _, d := range []float32{first.X - it.Rect.X, first.Y - it.Rect.Y, first.W - it.Rect.W, first.H - it.Rect.H} {
				if d > 2 || d < -2 {
					t.Errorf("%s is at %v, elsewhere at %v", it.ID, it.Rect, first)
				}
			}
		}
	})
}

// TestPlainData holds what the screens promise to speech: R3, R16, R32, R40.
func TestPlainData(t *testing.T) {
	eachScreen(t, func(t *testing.T, k *kiosktest.Kiosk, s screen.Screen) {
		if s.Title.Empty() {
			t.Error("no title")
		}
		tiles := 0
		seen := map[string]bool{}
		for _, it := range s.Items {
			if it.ID == "" || seen[it.ID] {
				t.Errorf("%q stands twice or has no name", it.ID)
			}
			seen[it.ID] = true
			switch it.Role {
			case screen.Picture:
				if it.Alt.Empty() {
					t.Errorf("%s says nothing to who does not see it", it.ID)
				}
			case screen.Notice:
				if it.Glyph == "" || it.Label.Empty() {
					t.Errorf("%s needs an icon and words", it.ID)
				}
			case screen.Toggle:
				if len(it.Detail) == 0 {
					t.Errorf("%s does not say its state", it.ID)
				}
			case screen.Tile:
				tiles++
				if it.Off && len(it.Detail) == 0 {
					t.Errorf("%s does not say why not", it.ID)
				}
			}
			if it.Role.Operable() && it.Label.Empty() {
				t.Errorf("%s has no name", it.ID)
			}
		}
		if tiles > 7 {
			t.Errorf("%d tiles on one page", tiles)
		}
	})
}

func TestScenesAreWhatTheySay(t *testing.T) {
	for _, scene := range kiosktest.Scenes() {
		if got := scene.Play(kiosktest.Machines()[0].Config, "en").Screen().Name; got != scene.Page {
			t.Errorf("%s is the screen %s, want %s", scene.Name, got, scene.Page)
		}
	}
}
