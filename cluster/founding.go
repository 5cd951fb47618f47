package cluster

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"okienko/cluster/joining"
	"okienko/internal/durable"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// foundingFile says how the office began. It stands in the identity folder until
// the log says so too, and after that does no harm.
const foundingFile = "founding.json"

// Founding is what a new office begins with.
type Founding struct {
	Machine   string   // what people will call the first machine
	Addresses []string // where others can call it
	Version   string   // of the program, for people
}

// Found makes a new office in an identity folder: its authority, the recovery key
// that a person keeps on paper, and the papers of the first machine, which is a
// manager's. Nothing runs yet. The recovery key is returned and kept nowhere.
func Found(folder joining.Folder, f Founding, now time.Time) (recovery string, err error) {
	if folder.Joined() {
		return "", errors.New("found an office: this machine belongs to one already")
	}
	keys, err := folder.Keys()
	if err != nil {
		return "", fmt.Errorf("found an office: %w", err)
	}
	recovery, toPaper, err := joining.NewSealingKey()
	if err != nil {
		return "", fmt.Errorf("found an office: %w", err)
	}
	begin, papers, err := newOffice(keys, f, toPaper, now)
	if err != nil {
		return "", fmt.Errorf("found an office: %w", err)
	}
	text, err := json.Marshal(begin)
	if err == nil {
		err = durable.WriteFile(filepath.Join(string(folder), foundingFile), text, 0o600)
	}
	if err != nil {
		return "", fmt.Errorf("found an office: %w", err)
	}
	// The papers come last: with them the machine belongs to the office.
	return joining.PrintedRecoveryKey(recovery), folder.Keep(papers)
}

func newOffice(keys joining.Keys, f Founding, toPaper string, now time.Time) (machines.FoundOffice, joining.Papers, error) {
	var id [16]byte
	_, _ = rand.Read(id[:]) // never fails since Go 1.24
	p := joining.Papers{Office: hex.EncodeToString(id[:]), Role: string(machines.Admin), Name: f.Machine, Keeps: true}
	fail := func(err error) (machines.FoundOffice, joining.Papers, error) { return machines.FoundOffice{}, p, err }
	var err error
	if p.Machine, err = joining.MachineID(&keys.Machine.PublicKey); err != nil {
		return fail(err)
	}
	authority, err := joining.NewAuthority(p.Office, now)
	if err != nil {
		return fail(err)
	}
	cert, err := authority.Issue(&keys.Machine.PublicKey, joining.Subject{Machine: p.Machine, Role: p.Role, Office: p.Office}, now)
	if err != nil {
		return fail(err)
	}
	sealed, err := authority.SealKey(keys.Recipient, toPaper)
	if err != nil {
		return fail(err)
	}
	p.Certificate, p.Authorities = cert.Raw, [][]byte{authority.Certificate.Raw}
	for _, a := range f.Addresses {
		p.Members = append(p.Members, joining.Address{Machine: p.Machine, Address: a})
	}
	key := joining.KeyHash(cert)
	return machines.FoundOffice{
		Office: p.Office, Authority: machines.Authority{Certificate: authority.Certificate.Raw, Sealed: sealed},
		Recovery: toPaper, Level: office.Level,
		Machines: []machines.Machine{{
			ID: machines.ID(p.Machine), Name: f.Machine, Role: machines.Admin, Keeps: true, StaysOn: true,
			Key: hex.EncodeToString(key[:]), Recipient: keys.Recipient, Addresses: f.Addresses, Level: office.Level,
			Version: f.Version, Serial: cert.SerialNumber.Text(16), Expires: queue.At(cert.NotAfter),
		}},
	}, p, nil
}

// FoundingIn is how an office begins on this machine, or nil when the machine
// has joined one that was there.
func FoundingIn(folder joining.Folder) (*machines.FoundOffice, error) {
	text, err := os.ReadFile(filepath.Join(string(folder), foundingFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var begin machines.FoundOffice
	if err == nil {
		err = json.Unmarshal(text, &begin)
	}
	if err != nil {
		return nil, fmt.Errorf("read how the office began: %w", err)
	}
	return &begin, nil
}
