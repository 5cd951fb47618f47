package joining

import (
	"io"
	"strings"
	"time"
)

// How long a short code can be used, and how often it can be mistaken.
const (
	ShortCodeFor   = 10 * time.Minute
	ShortCodeTries = 5
)

// A short code has two symbols that say which code is meant, six that are the
// secret, and one that finds typing mistakes. Six symbols are 30 bits: five
// tries find them once in two hundred million times.
const (
	slotSymbols   = 2
	secretSymbols = 6
	codeSymbols   = slotSymbols + secretSymbols + 1
)

// ShortCode is a code to be typed. The zero value is none.
type ShortCode struct{ s string }

// NewShortCode makes a code from a source of chance.
func NewShortCode(random io.Reader) (ShortCode, error) {
	b := make([]byte, codeSymbols-1)
	if _, err := io.ReadFull(random, b); err != nil {
		return ShortCode{}, err
	}
	for i := range b {
		b[i] = symbols[b[i]%32]
	}
	return ShortCode{string(b) + string(checkSymbol(string(b)))}, nil
}

// ParseShortCode reads what somebody typed.
func ParseShortCode(typed string) (ShortCode, error) {
	if len(typed) > 64 {
		return ShortCode{}, Refuse(MistypedCode, "", nil)
	}
	s := tidy(typed)
	if len(s) != codeSymbols || strings.Trim(s, symbols) != "" {
		return ShortCode{}, Refuse(MistypedCode, "", nil)
	}
	if checkSymbol(s[:codeSymbols-1]) != s[codeSymbols-1] {
		return ShortCode{}, Refuse(MistypedCode, "", nil)
	}
	return ShortCode{s}, nil
}

// String is the code as it is shown, in three groups.
func (c ShortCode) String() string { return grouped(c.s, 3) }

// Slot says which code is meant. It is no secret.
func (c ShortCode) Slot() string { return c.s[:slotSymbols] }

func (c ShortCode) secret() []byte { return []byte(c.s[slotSymbols : codeSymbols-1]) }

// checkSymbol is a sum in the field of 32 elements in which each place has its
// own weight: it finds every single wrong symbol and every two that have changed
// places.
func checkSymbol(s string) byte {
	var sum byte
	for i := range len(s) {
		sum = double(sum) ^ byte(strings.IndexByte(symbols, s[i]))
	}
	return symbols[double(sum)]
}

// double multiplies by x modulo x^5+x^2+1.
func double(v byte) byte {
	v <<= 1
	if v > 31 {
		v ^= 0b100101
	}
	return v
}
