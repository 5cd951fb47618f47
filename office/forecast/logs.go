package forecast

import "math/bits"

// octave is how finely logarithms are counted: 256 steps for each doubling.
const octave = 256

// lg is a logarithm to base 2, in 256ths. Durations in milliseconds, and how
// much faster or slower something goes, are counted so.
type lg int32

// powers are 2^(i/256), in 65536ths.
var powers = powersOfTwo()

func powersOfTwo() (table [octave]uint32) {
	const one = 1 << 31
	var roots [8]uint64 // 2^(1/2), 2^(1/4) and so on
	root := uint64(2 * one)
	for i := range roots {
		root = squareRoot(root * one)
		roots[i] = root
	}
	for i := range table {
		power := uint64(one)
		for bit, root := range roots {
			if i&(octave/2>>bit) != 0 {
				power = power * root / one
			}
		}
		table[i] = uint32(power >> 15)
	}
	return table
}

func squareRoot(v uint64) uint64 {
	root := uint64(0)
	for bit := uint64(1) << 31; bit > 0; bit >>= 1 {
		if next := root | bit; next*next <= v {
			root = next
		}
	}
	return root
}

// longest is about nine years in milliseconds.
const longest lg = 38 * octave

// millis is the duration that a logarithm stands for.
func (l lg) millis() int64 {
	l = min(max(l, 0), longest)
	return int64(powers[l%octave]) << (l / octave) >> 16
}

// logOf is the logarithm of a duration.
func logOf(millis int64) lg {
	if millis <= 1 {
		return 0
	}
	whole := bits.Len64(uint64(millis)) - 1
	part := uint32(uint64(millis) << 16 >> whole)
	lo, hi := 0, octave
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; powers[mid] <= part {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lg(whole*octave + lo)
}
