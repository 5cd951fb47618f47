package joining

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func newKey() *ecdsa.PrivateKey { return must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)) }

func pool(certs ...*x509.Certificate) *x509.CertPool {
	p := x509.NewCertPool()
	for _, c := range certs {
		p.AddCert(c)
	}
	return p
}

func TestACertificateSaysWhoAMachineIs(t *testing.T) {
	a := must(NewAuthority("o-1", noon))
	c := must(a.Issue(&newKey().PublicKey, Subject{Machine: "m-1", Role: "kiosk", Office: "o-1"}, noon))
	if s := c.Subject; s.CommonName != "m-1" || s.OrganizationalUnit[0] != "kiosk" || s.Organization[0] != "o-1" {
		t.Errorf("it says %v", s)
	}
	for name, at := range map[string]time.Time{"a clock an hour behind": noon.Add(-time.Hour), "after 11 months": noon.AddDate(0, 11, 0)} {
		if _, err := c.Verify(x509.VerifyOptions{Roots: pool(a.Certificate), DNSName: "m-1", CurrentTime: at}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, o := range map[string]x509.VerifyOptions{
		"after 13 months": {Roots: pool(a.Certificate), CurrentTime: noon.AddDate(0, 13, 0)},
		"another name":    {Roots: pool(a.Certificate), CurrentTime: noon, DNSName: "m-2"},
		"another office":  {Roots: pool(must(NewAuthority("o-1", noon)).Certificate), CurrentTime: noon},
	} {
		if _, err := c.Verify(o); err == nil {
			t.Errorf("%s: it is trusted", name)
		}
	}
	if c.IsCA {
		t.Error("a machine could make further machines")
	}
	if _, err := a.Issue(&newKey().PublicKey, Subject{Machine: "m-1", Office: "o-2"}, noon); err == nil {
		t.Error("it signs for another office")
	}
}

// While an authority changes, who knows only the old one and who knows only the
// new one trust the machines of both.
func TestTheChangeOfTheAuthority(t *testing.T) {
	old := must(NewAuthority("o-1", noon))
	next, cross, err := old.Succeed(noon)
	if err != nil {
		t.Fatal(err)
	}
	who := Subject{Machine: "m-1", Role: "desk", Office: "o-1"}
	before, after := must(old.Issue(&newKey().PublicKey, who, noon)), must(next.Issue(&newKey().PublicKey, who, noon))
	for name, c := range map[string]struct {
		cert    *x509.Certificate
		roots   *x509.CertPool
		trusted bool
	}{
		"the old machine by who knows both":                    {before, pool(old.Certificate, next.Certificate), true},
		"the new machine by who knows both":                    {after, pool(old.Certificate, next.Certificate), true},
		"the new machine by who was off and knows the old one": {after, pool(old.Certificate), true},
		"the old machine by who joined later":                  {before, pool(next.Certificate), false},
	} {
		_, err := c.cert.Verify(x509.VerifyOptions{Roots: c.roots, Intermediates: pool(cross), CurrentTime: noon})
		if (err == nil) != c.trusted {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestARenewalComesInTime(t *testing.T) {
	a := must(NewAuthority("o-1", noon))
	c := must(a.Issue(&newKey().PublicKey, Subject{Machine: "m-1", Office: "o-1"}, noon))
	rapid.Check(t, func(t *rapid.T) {
		at := RenewAt(c, rapid.Float64Range(0, 1).Draw(t, "chance"))
		lived := float64(at.Sub(c.NotBefore)) / float64(c.NotAfter.Sub(c.NotBefore))
		if lived < 0.499 || lived > 0.801 {
			t.Fatalf("renewed after %.2f of its life", lived)
		}
	})
	if RenewAt(c, 0).Equal(RenewAt(c, 1)) {
		t.Error("all machines renew at once")
	}
}
