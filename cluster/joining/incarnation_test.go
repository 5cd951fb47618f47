package joining

import (
	"crypto/x509"
	"path/filepath"
	"testing"
	"time"
)

func incarnate(t *testing.T, a Authority, number int) Incarnation {
	t.Helper()
	i, err := a.Incarnate(number, "m-1", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// TestAnIncarnationIsProvenByItsOffice: whoever knows the authority can tell a
// proof from one that somebody has made up.
func TestAnIncarnationIsProvenByItsOffice(t *testing.T) {
	ours, theirs := must(NewAuthority("o-1", noon)), must(NewAuthority("o-1", noon))
	path := filepath.Join(t.TempDir(), "incarnation.pem")
	if err := incarnate(t, ours, 2).Write(path); err != nil {
		t.Fatal(err)
	}
	i, err := ReadIncarnation(path)
	switch {
	case err != nil:
		t.Fatal(err)
	case i.Number != 2 || i.Machine != "m-1":
		t.Errorf("it is %+v", i)
	case !i.SignedBy([]*x509.Certificate{theirs.Certificate, ours.Certificate}):
		t.Error("its own office does not know it")
	case i.SignedBy([]*x509.Certificate{theirs.Certificate}):
		t.Error("another office takes it for its own")
	}
}

// TestAnIncarnationOutlivesItsAuthority: it stays the same one under the
// signature of the authority that takes over.
func TestAnIncarnationOutlivesItsAuthority(t *testing.T) {
	old := must(NewAuthority("o-1", noon))
	i := incarnate(t, old, 1)
	next, _, err := old.Succeed(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	both, err := next.Confirm(i)
	if err != nil {
		t.Fatal(err)
	}
	read, err := ParseIncarnation(both.Proof())
	if err != nil {
		t.Fatal(err)
	}
	for _, root := range []*x509.Certificate{old.Certificate, next.Certificate} {
		if !read.SignedBy([]*x509.Certificate{root}) {
			t.Error("who knows one authority alone does not know it")
		}
	}
	if read.Compare(i) != 0 {
		t.Error("it has become another one")
	}
}

// TestLivesHaveAnOrder: a later number is later, and two of one number are told
// apart in the same way everywhere.
func TestLivesHaveAnOrder(t *testing.T) {
	a := must(NewAuthority("o-1", noon))
	one, other, later := incarnate(t, a, 1), incarnate(t, a, 1), incarnate(t, a, 2)
	switch {
	case Incarnation{}.Compare(Incarnation{}) != 0 || Incarnation{}.Compare(one) >= 0 || one.Compare(Incarnation{}) <= 0:
		t.Error("the first life is not before the others")
	case one.Compare(later) >= 0 || other.Compare(later) >= 0:
		t.Error("the second is not before the third")
	case one.Compare(other) == 0 || one.Compare(other) != -other.Compare(one):
		t.Error("two that were begun by mistake cannot be told apart")
	}
}

// TestAProofOfTwoIncarnationsIsNone.
func TestAProofOfTwoIncarnationsIsNone(t *testing.T) {
	a := must(NewAuthority("o-1", noon))
	both := append(incarnate(t, a, 1).Proof(), incarnate(t, a, 2).Proof()...)
	if i, err := ParseIncarnation(both); err == nil {
		t.Errorf("it is read as %+v", i)
	}
}
