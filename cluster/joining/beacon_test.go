package joining

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/x509"
	"fmt"
	"net"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"
)

// caller is a member that calls out.
type caller struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
}

func newCaller(a Authority) caller {
	key := newKey()
	return caller{key, must(a.Issue(&key.PublicKey, Subject{Machine: "m-00112233445566ff", Role: "desk", Office: a.office()}, time.Now()))}
}

func (c caller) beacon() Beacon {
	return Beacon{
		Office: officeID, Name: "Urząd Gminy Lesznowola, Gminnego Zespołu Obsługi 60", Machine: "m-00112233445566ff",
		Addresses: []string{"0.0.0.0:7411", "192.168.100.200:7411", "[fd00:1111:2222:3333:4444:5555:6666:7777]:7411"},
		At:        noon,
	}
}

func TestABeaconIsSignedAndFits(t *testing.T) {
	a := must(NewAuthority(officeID, time.Now()))
	c := newCaller(a)
	p, err := EncodeBeacon(c.beacon(), c.cert.Raw, c.key)
	if err != nil {
		t.Fatal(err)
	}
	b, cert, err := DecodeBeacon(p)
	if err != nil || b.Name != c.beacon().Name || !cert.Equal(c.cert) {
		t.Fatalf("%+v, %v", b, err)
	}
	if !VerifyBeacon(cert, pool(a.Certificate), time.Now()) || VerifyBeacon(cert, pool(must(NewAuthority(officeID, time.Now())).Certificate), time.Now()) {
		t.Error("the office is not told from another one")
	}
	for i := range p {
		bad := bytes.Clone(p)
		bad[i] ^= 1
		if got, _, err := DecodeBeacon(bad); err == nil && !reflect.DeepEqual(got, b) {
			t.Fatalf("with byte %d changed it is %+v", i, got)
		}
	}
}

func TestABeaconCannotSpeakForOthers(t *testing.T) {
	a := must(NewAuthority(officeID, time.Now()))
	c := newCaller(a)
	for what, change := range map[string]func(*Beacon){
		"another machine": func(b *Beacon) { b.Machine = "m-1" },
		"another office":  func(b *Beacon) { b.Office = strings.Repeat("0", 32) },
		"many addresses":  func(b *Beacon) { b.Addresses = make([]string, maxAddresses+1) },
		"a long name":     func(b *Beacon) { b.Name = strings.Repeat("x", maxBeaconName+1) },
	} {
		b := c.beacon()
		b.Addresses = nil
		change(&b)
		p, err := EncodeBeacon(b, c.cert.Raw, c.key)
		if err != nil {
			continue // too large for a packet
		}
		if _, _, err := DecodeBeacon(p); err == nil {
			t.Errorf("%s is believed", what)
		}
	}
}

// onLoopback is a listener on a port of its own.
func onLoopback(t *testing.T, roots *x509.CertPool) (l *Listener, send func([]byte)) {
	t.Helper()
	c, err := net.ListenPacket("udp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l = listenOn(c, roots)
	t.Cleanup(l.Close)
	w := way{netip.MustParseAddrPort("127.0.0.1:0"), c.LocalAddr().(*net.UDPAddr).AddrPort()}
	return l, func(p []byte) { sendOnce(w, p) }
}

// until sends again, because a packet may be lost, until the list is as wanted.
func until(t *testing.T, l *Listener, send func(), ok func([]Seen) bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		send()
		if ok(l.Offices()) {
			return
		}
	}
	t.Errorf("the list stays %+v", l.Offices())
}

func TestAnOfficeIsHeardOf(t *testing.T) {
	a := must(NewAuthority(officeID, time.Now()))
	l, send := onLoopback(t, pool(a.Certificate))
	mine, others := newCaller(a), newCaller(must(NewAuthority(officeID, time.Now())))
	until(t, l, func() {
		for _, c := range []caller{others, mine} {
			send(must(EncodeBeacon(c.beacon(), c.cert.Raw, c.key)))
		}
		send([]byte("OKB1 something else"))
	}, func(list []Seen) bool { return len(list) == 2 })
	list := l.Offices()
	if !list[0].Known || list[1].Known {
		t.Errorf("the office that is known does not come first: %+v", list)
	}
	if list[0].Addresses[0] != "127.0.0.1:7411" {
		t.Errorf("where it can be reached: %v", list[0].Addresses)
	}
}

func TestACrowdOfBeaconsCostsLittle(t *testing.T) {
	l := &Listener{}
	now := time.Now()
	for n := range 3 * maxSeen {
		l.note(Seen{Office: fmt.Sprint(n), Last: now})
	}
	for n := range 3 * maxOfOne {
		l.note(Seen{Office: "0", Addresses: []string{fmt.Sprint(n)}, Last: now})
	}
	if list := l.Offices(); len(list) != maxSeen || len(list[0].Addresses) != maxOfOne {
		t.Errorf("%d offices, the first with %d addresses", len(list), len(list[0].Addresses))
	}
	passed := 0
	for range 3 * maxPerSecond {
		if !l.tooMany(noon) {
			passed++
		}
	}
	if passed != maxPerSecond {
		t.Errorf("%d of a second's packets are read", passed)
	}
}

func TestOfficesThatFallSilentLeaveTheList(t *testing.T) {
	l := &Listener{}
	l.note(Seen{Office: "o", Last: time.Now().Add(-2 * seenFor)})
	if list := l.Offices(); len(list) != 0 {
		t.Errorf("still there: %+v", list)
	}
}

func TestWaysOutOfAnInterface(t *testing.T) {
	for address, want := range map[string]string{
		"192.168.1.20/24": "192.168.1.20:0 239.255.74.11:7411, 192.168.1.20:0 192.168.1.255:7411",
		"10.1.2.3/20":     "10.1.2.3:0 239.255.74.11:7411, 10.1.2.3:0 10.1.15.255:7411",
		"10.0.0.1/32":     "10.0.0.1:0 239.255.74.11:7411",
		"fd00::1/64":      "",
	} {
		ip, n, err := net.ParseCIDR(address)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, w := range waysFrom(&net.IPNet{IP: ip, Mask: n.Mask}, BeaconPort) {
			all = append(all, w.from.String()+" "+w.to.String())
		}
		if got := strings.Join(all, ", "); got != want {
			t.Errorf("%s: %s", address, got)
		}
	}
}

func FuzzDecodeBeacon(f *testing.F) {
	c := newCaller(must(NewAuthority(officeID, time.Now())))
	f.Add(must(EncodeBeacon(c.beacon(), c.cert.Raw, c.key)))
	f.Add([]byte(beaconMagic))
	f.Add([]byte(beaconMagic + "\x02{}\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if beacon, cert, err := DecodeBeacon(b); err == nil && (beacon.Machine != cert.Subject.CommonName || len(beacon.Addresses) > maxAddresses) {
			t.Errorf("%+v of %v", beacon, cert.Subject)
		}
	})
}
