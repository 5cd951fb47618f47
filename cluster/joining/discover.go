package joining

import (
	"context"
	"crypto/x509"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"sync"
	"time"
)

// BeaconPort is the one UDP port. Its number is that of members' TCP port.
const BeaconPort = 7411

// beaconGroup is in the range that stays within a site.
var beaconGroup = netip.MustParseAddr("239.255.74.11")

// BeaconEvery is how often a member calls out.
const BeaconEvery = 2 * time.Second

// Call sends packets until the context ends: to the group and to the broadcast
// address of every interface, because networks differ in what they pass. Next
// gives the packet; nil skips a turn. What cannot be sent is not, and tried again.
func Call(ctx context.Context, next func() []byte) {
	again := time.NewTicker(BeaconEvery)
	defer again.Stop()
	for {
		if p := next(); p != nil {
			for _, way := range ways(BeaconPort) {
				sendOnce(way, p)
			}
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return
		}
	}
}

// way is one interface's address and where to send from it.
type way struct{ from, to netip.AddrPort }

func ways(port uint16) []way {
	var all []way
	interfaces, err := net.Interfaces()
	if err != nil {
		return nil
	}
	for _, i := range interfaces {
		addresses, err := i.Addrs()
		if err != nil || i.Flags&net.FlagUp == 0 {
			continue
		}
		for _, a := range addresses {
			all = append(all, waysFrom(a, port)...)
		}
	}
	return all
}

func waysFrom(a net.Addr, port uint16) []way {
	n, err := netip.ParsePrefix(a.String())
	if err != nil || !n.Addr().Is4() {
		return nil
	}
	from := netip.AddrPortFrom(n.Addr(), 0)
	all := []way{{from, netip.AddrPortFrom(beaconGroup, port)}}
	if to := lastOf(n); to != n.Addr() {
		all = append(all, way{from, netip.AddrPortFrom(to, port)})
	}
	return all
}

// lastOf is the broadcast address of an IPv4 network.
func lastOf(n netip.Prefix) netip.Addr {
	b := n.Addr().As4()
	for bit := n.Bits(); bit < 32; bit++ {
		b[bit/8] |= 0x80 >> (bit % 8)
	}
	return netip.AddrFrom4(b)
}

func sendOnce(w way, packet []byte) {
	c, err := net.DialUDP("udp4", net.UDPAddrFromAddrPort(w.from), net.UDPAddrFromAddrPort(w.to))
	if err != nil {
		return
	}
	defer c.Close()
	_, _ = c.Write(packet)
}

// Seen is an office that was heard of a moment ago.
type Seen struct {
	Office    string
	Name      string
	Addresses []string // of its members
	Known     bool     // a certificate of an office that this machine knows has signed it
	Last      time.Time
}

// Limits of a listener: a crowd of beacons, honest or not, costs little.
const (
	seenFor      = 15 * time.Second
	maxSeen      = 32
	maxOfOne     = 8 // addresses of one office
	maxPerSecond = 100
)

// Listener lists the offices that it hears.
type Listener struct {
	conn  net.PacketConn
	roots *x509.CertPool // of the office that is known, or nil
	done  sync.WaitGroup

	mu     sync.Mutex // guards what follows
	seen   []Seen
	second int64
	heard  int // in that second
}

// Listen begins to listen. Without the port there is no list, and a typed
// address still works. Close ends it.
func Listen(roots *x509.CertPool) (*Listener, error) {
	c, err := net.ListenMulticastUDP("udp4", nil, &net.UDPAddr{IP: beaconGroup.AsSlice(), Port: BeaconPort})
	if err != nil {
		return nil, err
	}
	return listenOn(c, roots), nil
}

func listenOn(c net.PacketConn, roots *x509.CertPool) *Listener {
	l := &Listener{conn: c, roots: roots}
	l.done.Go(l.listen)
	return l
}

// Close ends listening.
func (l *Listener) Close() {
	l.conn.Close()
	l.done.Wait()
}

func (l *Listener) listen() {
	b := make([]byte, maxBeacon+1)
	for {
		n, from, err := l.conn.ReadFrom(b)
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil {
			time.Sleep(50 * time.Millisecond) // a network that went away comes back
			continue
		}
		l.hear(b[:n], from, time.Now())
	}
}

func (l *Listener) hear(packet []byte, from net.Addr, now time.Time) {
	if l.tooMany(now) {
		return
	}
	b, cert, err := DecodeBeacon(packet)
	if err != nil {
		return
	}
	l.note(Seen{
		Office: b.Office, Name: b.Name, Addresses: reachableFrom(from, b.Addresses), Last: now,
		Known: l.roots != nil && VerifyBeacon(cert, l.roots, now),
	})
}

// tooMany counts packets before they cost a signature.
func (l *Listener) tooMany(now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.second != now.Unix() {
		l.second, l.heard = now.Unix(), 0
	}
	l.heard++
	return l.heard > maxPerSecond
}

// note takes an office into the list. What was not proven never changes what was.
func (l *Listener) note(s Seen) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.seen {
		old := &l.seen[i]
		if old.Office != s.Office || old.Known != s.Known {
			continue
		}
		for _, a := range s.Addresses {
			if !slices.Contains(old.Addresses, a) && len(old.Addresses) < maxOfOne {
				old.Addresses = append(old.Addresses, a)
			}
		}
		old.Name, old.Last = s.Name, s.Last
		return
	}
	if len(l.seen) < maxSeen {
		l.seen = append(l.seen, s)
	}
}

// reachableFrom adds the address that a packet came from: a member that listens
// on every address does not know by which of them others reach it.
func reachableFrom(from net.Addr, said []string) []string {
	u, ok := from.(*net.UDPAddr)
	if !ok {
		return said
	}
	var all []string
	for _, a := range said {
		at, err := netip.ParseAddrPort(a)
		if err == nil && at.Addr().IsUnspecified() {
			a = net.JoinHostPort(u.AddrPort().Addr().Unmap().String(), strconv.Itoa(int(at.Port())))
		}
		if !slices.Contains(all, a) {
			all = append(all, a)
		}
	}
	return all
}

// Offices lists who was heard within the last seconds, those first that are
// proven.
func (l *Listener) Offices() []Seen {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	l.seen = slices.DeleteFunc(l.seen, func(s Seen) bool { return now.Sub(s.Last) > seenFor })
	list := make([]Seen, 0, len(l.seen))
	for _, known := range []bool{true, false} {
		for _, s := range l.seen {
			if s.Known == known {
				s.Addresses = slices.Clone(s.Addresses)
				list = append(list, s)
			}
		}
	}
	return list
}

// Look listens for a while and lists what it has heard. No port, no list.
func Look(ctx context.Context, during time.Duration, roots *x509.CertPool) []Seen {
	l, err := Listen(roots)
	if err != nil {
		return nil
	}
	defer l.Close()
	select {
	case <-time.After(during):
	case <-ctx.Done():
	}
	return l.Offices()
}
