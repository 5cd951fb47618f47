package summary

import (
	"bytes"
	"testing"

	"okienko/office/figures"
	"okienko/office/manifest"
)

// BenchmarkTenYearsFromDisk reads as many summaries as ten years have, each as large
// as that of a day with 500 visits.
func BenchmarkTenYearsFromDisk(b *testing.B) {
	s := open(b, b.TempDir())
	var days []manifest.Sum
	for n := range 3650 {
		days = append(days, day(n))
		if err := s.Put(days[n], bytes.Repeat([]byte{figures.Version}, 16_000)); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if missing := s.Each(days, func([]byte) bool { return true }); missing > 0 {
			b.Fatal(missing)
		}
	}
}
