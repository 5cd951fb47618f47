package people_test

import (
	"testing"

	"okienko/office/people"
)

func TestEasyPINs(t *testing.T) {
	for digits, easy := range map[string]bool{
		"": true, "000000": true, "777777": true, "123456": true, "345678": true, "890123": true, "654321": true, "210987": true,
		"121212": true, "474747": true, "123123": true, "70707070": true, "12341234": false,
		"735281": false, "100000": false, "112233": false, "246801": false,
	} {
		if people.EasyPIN(digits) != easy {
			t.Errorf("%q is easy: %v", digits, !easy)
		}
	}
}
