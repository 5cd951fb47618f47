package queue

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
)

// StatusCode is what is appended to the plan's status address to make a
// ticket's own page: all 128 bits in 26 letters and digits, of which a QR code
// needs less room in capitals.
func StatusCode(id TicketID) string {
	bits, err := hex.DecodeString(string(id))
	if err != nil {
		return ""
	}
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(bits)
}

// codeLetters make no words and are not taken for each other or for digits.
const codeLetters = "BCDFGHJKMNPQRTVWXZ"

// ShortCode is a ticket's code for people who type: eight letters as
// "BKDF-GHJT". It says nothing about the status address, which cannot be
// guessed from it.
func ShortCode(id TicketID) string {
	sum := sha256.Sum256([]byte(id))
	rest := binary.BigEndian.Uint64(sum[:8])
	code := make([]byte, 0, 9)
	for i := range 8 {
		if i == 4 {
			code = append(code, '-')
		}
		code = append(code, codeLetters[rest%uint64(len(codeLetters))])
		rest /= uint64(len(codeLetters))
	}
	return string(code)
}
