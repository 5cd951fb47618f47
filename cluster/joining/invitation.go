package joining

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"net/netip"
	"strings"
	"time"
	"unicode/utf8"
)

// InvitationFor is how long an invitation by text can be used.
const InvitationFor = 15 * time.Minute

// Invitation is what a newcomer has to know to join by text or QR code. Whoever
// holds it before it is used can join: it is shown, and not sent by mail.
type Invitation struct {
	Office    string            // the office's id, 32 hexadecimal digits
	Authority [sha256.Size]byte // hash of the public key of the office's authority
	Secret    [16]byte          // used once
	Role      string            // what the machine is to be
	Expires   time.Time         // in whole seconds
	Addresses []string          // of members, host:port
}

// Limits of what an invitation can say.
const (
	invitationVersion = 1
	officeBytes       = 16
	maxAddresses      = 4
	maxHost           = 64
	maxText           = 1024
)

// prefix tells an invitation from any other text that somebody may paste.
const prefix = "OKIENKO:"

// roles have a number each in an invitation. It never changes.
var roles = []string{1: "kiosk", 2: "desk", 3: "hall", 4: "admin"}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Text is the invitation as it is shown and pasted.
func (i Invitation) Text() string { return prefix + grouped(base.EncodeToString(i.bytes()), 8) }

// QR is the same text without the dashes: capitals and digits only, so that the
// code stays small enough for a camera that is not good.
func (i Invitation) QR() string { return prefix + base.EncodeToString(i.bytes()) }

func (i Invitation) bytes() []byte {
	b := []byte{invitationVersion, roleNumber(i.Role)}
	b = binary.BigEndian.AppendUint32(b, uint32(i.Expires.Unix()))
	b = append(b, i.Authority[:]...)
	b = append(b, i.Secret[:]...)
	office, _ := hex.DecodeString(i.Office) // what the office's rules let pass as an id
	b = append(append(b, office...), byte(len(i.Addresses)))
	for _, a := range i.Addresses {
		b = appendAddress(b, a)
	}
	return binary.BigEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

func roleNumber(role string) byte {
	for n, r := range roles {
		if r == role {
			return byte(n)
		}
	}
	return 0
}

// appendAddress writes an address in 7 or 19 bytes, or a name in full.
func appendAddress(b []byte, address string) []byte {
	at, err := netip.ParseAddrPort(address)
	if err != nil || at.Addr().Zone() != "" || at.String() != address {
		return append(append(b, byte(len(address))), address...)
	}
	ip := at.Addr().AsSlice()
	b = append(append(b, byte(0x80+len(ip))), ip...)
	return binary.BigEndian.AppendUint16(b, at.Port())
}

// ParseInvitation reads a text that somebody pasted or scanned. It does not ask
// the clock: Expired does.
func ParseInvitation(text string) (Invitation, error) {
	if len(text) > maxText {
		return Invitation{}, torn("a text of %d characters is no invitation", len(text))
	}
	rest, found := strings.CutPrefix(strings.ToUpper(strings.TrimSpace(text)), prefix)
	if !found {
		return Invitation{}, torn("it does not begin with %s", prefix)
	}
	rest = tidy(rest)
	b, err := base.DecodeString(rest)
	if err != nil {
		return Invitation{}, torn("%w", err)
	}
	if base.EncodeToString(b) != rest || len(b) < 5 {
		return Invitation{}, torn("the end is missing")
	}
	body, sum := b[:len(b)-4], binary.BigEndian.Uint32(b[len(b)-4:])
	if crc32.Checksum(body, castagnoli) != sum {
		return Invitation{}, torn("the checksum is wrong")
	}
	if body[0] != invitationVersion {
		return Invitation{}, Refuse(NewerText, "", nil)
	}
	return readInvitation(body[1:])
}

func readInvitation(body []byte) (Invitation, error) {
	var i Invitation
	r := &bytesReader{b: body}
	if n := int(r.byte()); n > 0 && n < len(roles) {
		i.Role = roles[n]
	} else {
		r.bad = true
	}
	i.Expires = time.Unix(int64(r.uint32()), 0).UTC()
	copy(i.Authority[:], r.take(len(i.Authority)))
	copy(i.Secret[:], r.take(len(i.Secret)))
	i.Office = hex.EncodeToString(r.take(officeBytes))
	for range r.upTo(maxAddresses) {
		i.Addresses = append(i.Addresses, r.address())
	}
	if r.bad || len(r.b) > 0 {
		return Invitation{}, torn("it does not say what an invitation says")
	}
	return i, nil
}

// Expired says whether it is too late to use the invitation. The office decides;
// this spares a newcomer the way.
func (i Invitation) Expired(now time.Time) bool { return now.After(i.Expires) }

// ID names the invitation in the office's log.
func (i Invitation) ID() string {
	sum := sha256.Sum256(append([]byte("okienko invitation id\x00"), i.Secret[:]...))
	return hex.EncodeToString(sum[:16])
}

// Hash is what the office's log keeps of the secret.
func (i Invitation) Hash() string {
	sum := sha256.Sum256(append([]byte("okienko invitation secret\x00"), i.Secret[:]...))
	return hex.EncodeToString(sum[:])
}

// bytesReader reads an invitation; once bad it stays bad.
type bytesReader struct {
	b   []byte
	bad bool
}

func (r *bytesReader) take(n int) []byte {
	if r.bad || n > len(r.b) {
		r.bad = true
		return make([]byte, n)
	}
	var taken []byte
	taken, r.b = r.b[:n], r.b[n:]
	return taken
}

func (r *bytesReader) byte() byte     { return r.take(1)[0] }
func (r *bytesReader) uint32() uint32 { return binary.BigEndian.Uint32(r.take(4)) }

func (r *bytesReader) upTo(limit int) int {
	n := int(r.byte())
	if n > limit {
		r.bad = true
		return 0
	}
	return n
}

func (r *bytesReader) address() string {
	switch n := int(r.byte()); n {
	case 0x84, 0x90:
		ip, _ := netip.AddrFromSlice(r.take(n - 0x80))
		return netip.AddrPortFrom(ip, binary.BigEndian.Uint16(r.take(2))).String()
	default:
		if n == 0 || n > maxHost {
			r.bad = true
			return ""
		}
		host := r.take(n)
		// One address has one form, so that one invitation has one text.
		if at, err := netip.ParseAddrPort(string(host)); err == nil && at.String() == string(host) && at.Addr().Zone() == "" {
			r.bad = true
		}
		r.bad = r.bad || !utf8.Valid(host)
		return string(host)
	}
}
