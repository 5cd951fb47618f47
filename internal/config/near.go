package config

import "strings"

// nearest is the allowed name that someone who wrote another probably meant, or
// nothing. A name that is allowed means itself.
func nearest(written string, allowed []string) string {
	w := strings.ToLower(written)
	best, least := "", 1+len(w)/4+1
	for _, a := range allowed {
		if a == written {
			return ""
		}
		low := strings.ToLower(a)
		d := distance(w, low)
		if len(w) > 2 && strings.HasPrefix(low, w) || len(low) > 2 && strings.HasPrefix(w, low) {
			d = min(d, 1)
		}
		if d < least && d < len(w) {
			best, least = a, d
		}
	}
	return best
}

// distance is how many letters must be put in, taken out or changed to get
// from one word to the other; two neighbours that changed places count once.
func distance(from, to string) int {
	a, b := []rune(from), []rune(to)
	if len(a) > 64 || len(b) > 64 { // a sentence in the wrong place, not a slip
		return 64
	}
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			d[i][j] = step(d, a, b, i, j)
		}
	}
	return d[len(a)][len(b)]
}

// step is the distance of the first i letters of a to the first j of b.
func step(d [][]int, a, b []rune, i, j int) int {
	changed := d[i-1][j-1]
	if a[i-1] != b[j-1] {
		changed++
	}
	n := min(changed, d[i-1][j]+1, d[i][j-1]+1)
	if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
		n = min(n, d[i-2][j-2]+1)
	}
	return n
}
