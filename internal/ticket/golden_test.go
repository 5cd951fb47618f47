package ticket

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the pictures in testdata")

// TestGolden compares with pictures that people have looked at.
func TestGolden(t *testing.T) {
	each(t, func(t *testing.T, name string, _ Face, _ Head, r *Raster) {
		path := filepath.Join("testdata", name+".png")
		var file bytes.Buffer
		if err := r.WritePNG(&file); err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(path, file.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(pixels(t, want), pixels(t, file.Bytes())) {
			t.Errorf("the ticket differs from %s; look at it, then run with -update", path)
		}
	})
}

// pixels compares pictures rather than files, so that a new release of Go that
// compresses otherwise breaks nothing.
func pixels(t *testing.T, file []byte) []byte {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	r := NewRaster(m.Bounds().Dx(), m.Bounds().Dy())
	for y := range r.Height {
		for x := range r.Width {
			if grey, _, _, _ := m.At(x, y).RGBA(); grey == 0 {
				r.Burn(x, y)
			}
		}
	}
	return r.Rows
}

// each draws every face on every head.
func each(t *testing.T, check func(t *testing.T, name string, f Face, h Head, r *Raster)) {
	t.Helper()
	for lang, f := range faces {
		for width, h := range heads {
			name := lang + "-" + width
			t.Run(name, func(t *testing.T) { check(t, name, f, h, drawn(name, f, h)) })
		}
	}
}

// drawings are kept between tests: drawing is slow under the race detector, and
// TestSameBytes shows that once is enough.
var drawings = map[string]*Raster{}

func drawn(name string, f Face, h Head) *Raster {
	if drawings[name] == nil {
		drawings[name] = Draw(f, h)
	}
	return drawings[name]
}
