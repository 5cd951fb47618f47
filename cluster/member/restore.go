package member

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"okienko/cluster"
	"okienko/cluster/backup"
	"okienko/cluster/blob"
	"okienko/cluster/joining"
	"okienko/internal/durable"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// Restoring is what an office goes on with that is restored from a backup.
type Restoring struct {
	Dir       string // data folder; backups may be in it, and nothing else
	Key       string // the recovery key, as a person types it
	Machine   string // what people will call the machine
	Addresses []string
	Version   string // of the program, for people
	Now       time.Time
}

// Restore makes the data folder of a fresh machine from a backup. The office goes
// on there in its next life, on this machine alone, which is a manager's. The
// other machines join anew: those of the old life are turned away.
//
// Everything is made in a folder beside and proven before it comes to its place:
// after an error there is nothing.
func Restore(from io.Reader, r Restoring) (backup.Header, *office.State, error) {
	if err := onlyBackups(r.Dir); err != nil {
		return backup.Header{}, nil, err
	}
	if err := os.MkdirAll(filepath.Dir(r.Dir), 0o700); err != nil {
		return backup.Header{}, nil, storageFault(r.Dir, err)
	}
	next, err := os.MkdirTemp(filepath.Dir(r.Dir), filepath.Base(r.Dir)+"-restoring-")
	if err != nil {
		return backup.Header{}, nil, storageFault(r.Dir, err)
	}
	defer os.RemoveAll(next) // nothing is left of it when it has come to its place
	h, s, err := r.build(next, from)
	if err == nil {
		err = r.place(next)
	}
	if isDiskFull(err) {
		err = storageFault(r.Dir, err)
	}
	if err != nil {
		return backup.Header{}, nil, err
	}
	return h, s, nil
}

// onlyBackups refuses a folder that has data of any office.
func onlyBackups(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return storageFault(dir, err)
	}
	for _, e := range entries {
		if e.Name() != backupFolder {
			return fault(feed.WrongOffice, dir, fmt.Errorf("there is data in the folder: %s", e.Name()),
				"A backup is restored into an empty data folder. Move this one aside, or name another one under \"data\". Nothing was changed.")
		}
	}
	return nil
}

// build makes everything of the new data folder.
func (r Restoring) build(next string, from io.Reader) (backup.Header, *office.State, error) {
	secret, _, err := joining.ParseRecoveryKey(r.Key)
	if err != nil {
		return backup.Header{}, nil, err
	}
	blobs, err := blob.Open(filepath.Join(next, blobFolder), nil)
	if err != nil {
		return backup.Header{}, nil, err
	}
	h, s, err := backup.Read(from, secret, blobs.Take)
	if err != nil {
		return h, nil, err
	}
	authority, err := cluster.OpenOffice(&s.Machines, r.Key)
	if err != nil {
		return h, nil, err
	}
	folder := joining.FolderIn(next)
	keys, err := folder.Keys()
	if err != nil {
		return h, nil, err
	}
	papers, err := r.admit(s, authority, keys, secret)
	if err != nil {
		return h, nil, fmt.Errorf("admit this machine into the office: %w", err)
	}
	life, err := authority.Incarnate(h.Incarnation+1, papers.Machine, r.Now)
	if err != nil {
		return h, nil, err
	}
	old, err := BeginAnew(next, Anew{
		Machine: papers.Machine, State: s, Index: h.Index, Term: h.Term, Incarnation: life, Now: r.Now,
	})
	if err == nil {
		err = os.Remove(old) // empty: there was no store
	}
	if err != nil {
		return h, nil, err
	}
	return h, s, folder.Keep(papers)
}

// admit makes the papers of this machine, enters it into the register, and seals
// to it what the recovery key opens.
func (r Restoring) admit(s *office.State, authority joining.Authority, keys joining.Keys, secret string) (joining.Papers, error) {
	p := joining.Papers{Office: s.Machines.Office, Role: string(machines.Admin), Name: r.Machine, Keeps: true}
	var err error
	if p.Machine, err = joining.MachineID(&keys.Machine.PublicKey); err != nil {
		return p, err
	}
	cert, err := authority.Issue(&keys.Machine.PublicKey, joining.Subject{Machine: p.Machine, Role: p.Role, Office: p.Office}, r.Now)
	if err != nil {
		return p, err
	}
	p.Certificate = cert.Raw
	for _, a := range s.Machines.Authorities {
		p.Authorities = append(p.Authorities, a.Certificate)
	}
	for _, a := range r.Addresses {
		p.Members = append(p.Members, joining.Address{Machine: p.Machine, Address: a})
	}
	key := joining.KeyHash(cert)
	err = r.apply(s, p.Machine, 1, machines.RegisterMachine{Machine: machines.Machine{
		ID: machines.ID(p.Machine), Name: r.Machine, Role: machines.Admin, Keeps: true, StaysOn: true,
		Key: hex.EncodeToString(key[:]), Recipient: keys.Recipient, Addresses: r.Addresses,
		Level: office.Level, Version: r.Version, Serial: cert.SerialNumber.Text(16), Expires: queue.At(cert.NotAfter),
	}})
	if err != nil {
		return p, err
	}
	// None of the machines to which the office's key is sealed may be left.
	sealed, err := authority.SealKey(entitled(&s.Machines)...)
	if err != nil {
		return p, err
	}
	due := append([]office.Command{machines.SealAuthority{Sealed: sealed}}, reshare(s, secret)...)
	for i, c := range due {
		if err := r.apply(s, p.Machine, uint64(i+2), c); err != nil {
			return p, err
		}
	}
	return p, nil
}

// apply gives the rules a command beside the log, which begins after it.
func (r Restoring) apply(s *office.State, machine string, seq uint64, c office.Command) error {
	step := s.Apply(office.Envelope{
		At: queue.At(r.Now), Origin: machine, Client: "restore-" + machine, Seq: seq, Level: office.Level, Own: true, Command: c,
	})
	if step.Answer.Refusal != nil {
		return step.Answer.Refusal
	}
	return nil
}

// place brings what was made to its place. With the identity, which comes last,
// the machine belongs to the office.
func (r Restoring) place(next string) error {
	if err := os.Remove(r.Dir); err == nil || errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(next, r.Dir); err != nil {
			return err
		}
		return durable.SyncFolder(filepath.Dir(r.Dir))
	}
	entries, err := os.ReadDir(next)
	if err != nil {
		return err
	}
	identity := filepath.Base(string(joining.FolderIn(next)))
	for _, last := range []bool{false, true} {
		for _, e := range entries {
			if (e.Name() == identity) != last {
				continue
			}
			if err := os.Rename(filepath.Join(next, e.Name()), filepath.Join(r.Dir, e.Name())); err != nil {
				return err
			}
		}
		if err := durable.SyncFolder(r.Dir); err != nil {
			return err
		}
	}
	return nil
}
