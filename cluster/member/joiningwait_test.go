package member_test

import (
	"crypto/x509"
	"testing"
	"time"

	"okienko/cluster/joining"
)

func leaf(t *testing.T, p joining.Papers) *x509.Certificate {
	t.Helper()
	c, err := p.Leaf()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// until waits for something that no window sees.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !ok(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not within 30 s: %s", what)
		}
	}
}
