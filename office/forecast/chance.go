package forecast

// parts is how finely distributions are known. The runs draw each quantity from
// different parts, so that a hundred runs say as much as many wholly random ones.
const parts = 256

// seed is where a sequence of random numbers begins.
type seed uint64

// with is the seed of one thing among others.
func (s seed) with(n uint64) seed { return seed(mix(uint64(s) ^ mix(n+0x9e3779b97f4a7c15))) }

// mix is the last step of SplitMix64: each bit of v moves half of the others.
func mix(v uint64) uint64 {
	v ^= v >> 30
	v *= 0xbf58476d1ce4e5b9
	v ^= v >> 27
	v *= 0x94d049bb133111eb
	return v ^ v>>31
}

// strata are the parts when the office is run so many times: 64, 128 or 256.
type strata struct {
	number int
	order  []uint8 // one fixed order of all
}

func newStrata(number int) strata {
	s := strata{number, make([]uint8, number)}
	for i := range s.order {
		s.order[i] = uint8(i)
	}
	for i := number - 1; i > 0; i-- {
		j := mix(uint64(i)*0x9e3779b97f4a7c15) % uint64(i+1)
		s.order[i], s.order[j] = s.order[j], s.order[i]
	}
	return s
}

// What a seed decides, each by two of its eight bytes.
const (
	howLong = 0 // a visit
	howFar  = 16
	gapThen = 32
	whether = 48
)

// part is where between 0 and 255 a run draws: over all runs once from each
// stratum, in an order that the seed decides.
func (s *strata) part(from seed, what uint, run int) int {
	two, all := int(uint64(from)>>what), s.number-1
	stratum := int(s.order[int(s.order[(run+two)&all])^two>>8&all])
	return (2*stratum + 1) * parts / (2 * s.number)
}

// half is the upper half of the standard normal distribution at the middle of
// each part, in 1024ths.
var half = [parts / 2]lg{
	5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 105, 116, 126, 136, 146, 156,
	166, 176, 187, 197, 207, 217, 227, 238, 248, 258, 269, 279, 290, 300, 311, 321,
	332, 342, 353, 363, 374, 385, 396, 406, 417, 428, 439, 450, 461, 472, 484, 495,
	506, 518, 529, 540, 552, 564, 575, 587, 599, 611, 623, 635, 647, 660, 672, 684,
	697, 710, 722, 735, 748, 762, 775, 788, 802, 816, 829, 843, 858, 872, 886, 901,
	916, 931, 946, 962, 977, 993, 1009, 1026, 1043, 1060, 1077, 1094, 1112, 1131, 1149, 1168,
	1188, 1208, 1228, 1249, 1270, 1292, 1315, 1338, 1362, 1386, 1412, 1438, 1466, 1494, 1524, 1555,
	1587, 1622, 1658, 1696, 1737, 1781, 1828, 1880, 1937, 2000, 2073, 2157, 2260, 2391, 2581, 2955,
}

// normal is a normal quantity with a deviation, in one of its parts.
func normal(part int, deviation lg) lg {
	if part < parts/2 {
		return -half[parts/2-1-part] * deviation / 1024
	}
	return half[part-parts/2] * deviation / 1024
}

// untilNext is the time to the next of events that come at random, by parts, as
// a share of the average in 1024ths: minus the logarithm of what is left.
var untilNext = func() (t [parts]int64) {
	const ln2 = 710 // in 1024ths
	for part := range t {
		t[part] = int64(logOf(2*parts)-logOf(int64(2*(parts-part)-1))) * ln2 / octave
	}
	return t
}()
