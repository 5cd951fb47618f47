package people

import "strings"

// Lengths of a PIN in digits.
const (
	ShortestPIN = 6
	LongestPIN  = 8
)

// PINShape says whether a text can be a PIN.
func PINShape(text string) bool {
	return len(text) >= ShortestPIN && len(text) <= LongestPIN && strings.Trim(text, "0123456789") == ""
}

// EasyPIN says whether a PIN is among the first that somebody would try: one digit
// again and again, a row up or down, or a pair or a triple that repeats.
func EasyPIN(digits string) bool {
	if len(digits) < 2 {
		return true
	}
	for _, step := range []int{0, 1, -1} {
		if inSteps(digits, step) {
			return true
		}
	}
	return repeats(digits, 2) || repeats(digits, 3)
}

// inSteps says whether each digit follows the one before it by a step, as in
// 111111, 123456, 987654 or 789012.
func inSteps(digits string, step int) bool {
	for i := 1; i < len(digits); i++ {
		if (int(digits[i])-int(digits[i-1])-step)%10 != 0 {
			return false
		}
	}
	return true
}

// repeats says whether the first n digits are all that there is.
func repeats(digits string, n int) bool {
	for i := n; i < len(digits); i++ {
		if digits[i] != digits[i-n] {
			return false
		}
	}
	return len(digits) > n
}
