package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"okienko/cluster"
	"okienko/cluster/backup"
	"okienko/cluster/joining"
	"okienko/internal/config"
	"okienko/internal/durable"
	"okienko/office"
)

// backupFor is how long an order waits for a backup: years of sealed days are in it.
const backupFor = 30 * time.Minute

// backUp makes a backup now, or proves one that is there.
func backUp(flags *flag.FlagSet) func(context.Context, string) error {
	to := flags.String("to", "", "copy the backup into this folder, too")
	check := flags.String("check", "", "prove this backup instead of making one")
	key := flags.String("key", "", "with -check: file with the recovery key, or - for the input; otherwise this machine's own key is used")
	return func(ctx context.Context, file string) error {
		if *check != "" {
			return proveBackup(file, *check, *key)
		}
		return makeBackup(ctx, file, *to)
	}
}

// makeBackup asks the member of this machine for a backup.
func makeBackup(ctx context.Context, file, to string) error {
	s, err := read(file)
	if err != nil {
		return err
	}
	if !s.machine.Member {
		return errors.New("this machine does not keep the office's data, and so makes no backups: do it at one that stays on")
	}
	ctx, cancel := context.WithTimeout(ctx, backupFor)
	defer cancel()
	own := cluster.Member{ID: s.machine.ID, Address: s.machine.Local()}
	var made cluster.BackupMade
	if err := cluster.AskMember(ctx, s.identity, own, cluster.AboutBackup, nil, &made); err != nil {
		return silent(err)
	}
	if made.Problem != "" {
		return errors.New("there is no new backup: " + made.Problem)
	}
	fmt.Printf("A backup was made and restored for a test:\n%s\n", made.Path)
	if !made.Current {
		fmt.Println("This machine has no contact to the others now: what they have done since is not in it.")
	}
	return copyBackup(s, made.Path, to)
}

// copyBackup copies a backup into a folder, and proves the copy.
func copyBackup(s settings, path, to string) error {
	if to == "" {
		return nil
	}
	in, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("the backup was made, and was not copied: %w", err)
	}
	defer in.Close()
	copied := filepath.Join(to, filepath.Base(path))
	err = durable.Write(copied, 0o600, func(w io.Writer) error {
		_, err := io.Copy(w, in)
		return err
	})
	if err == nil {
		_, _, err = readBackup(s.machine, copied, "")
	}
	if err != nil {
		return fmt.Errorf("the backup was made, and was not copied: %w", err)
	}
	fmt.Printf("The copy is proven, too:\n%s\n", copied)
	return nil
}

// proveBackup restores a backup into nowhere and says what is in it.
func proveBackup(file, path, key string) error {
	m, err := config.ReadMachine(file)
	if err != nil {
		return err
	}
	h, s, err := readBackup(m, path, key)
	if err != nil {
		return err
	}
	fmt.Printf("The backup is whole.\n%s", contents(h, s))
	return nil
}

// readBackup reads a backup with a recovery key, or with the key of this machine.
func readBackup(m config.Machine, path, key string) (backup.Header, *office.State, error) {
	secret, err := keyFor(m, key)
	if err != nil {
		return backup.Header{}, nil, err
	}
	in, err := os.Open(path)
	if err != nil {
		return backup.Header{}, nil, err
	}
	defer in.Close()
	h, s, err := backup.Read(in, secret, nil)
	return h, s, explained(path, err)
}

// explained says what to do about a backup that cannot be used.
func explained(path string, err error) error {
	switch {
	case errors.Is(err, backup.ErrKey):
		return fmt.Errorf("%s: %w. It opens with the office's recovery key, and with the key of the machine that made it", path, err)
	case errors.Is(err, backup.ErrDamaged):
		return fmt.Errorf("%s: %w. Nothing in it is used. Take another backup", path, err)
	case err != nil:
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func keyFor(m config.Machine, key string) (string, error) {
	if key != "" {
		return recoveryKey(key)
	}
	if !joining.Folder(m.Identity).Joined() {
		return "", errors.New("this machine belongs to no office and has no key: give the recovery key with -key")
	}
	keys, err := joining.Folder(m.Identity).Keys()
	return keys.Sealing, err
}

// recoveryKey reads the recovery key from a file, or from the input.
func recoveryKey(from string) (string, error) {
	text, err := keyText(from)
	if err != nil {
		return "", err
	}
	secret, _, err := joining.ParseRecoveryKey(text)
	return secret, err
}

// keyText is a key as it stands in a file, or as it is typed. It is no argument of
// the program, because other programs see those.
func keyText(from string) (string, error) {
	if from == "-" {
		return typed("Recovery key: ")
	}
	text, err := os.ReadFile(from)
	if err != nil {
		return "", fmt.Errorf("read the recovery key: %w", err)
	}
	return string(text), nil
}

// contents says in a few lines what is in a backup.
func contents(h backup.Header, s *office.State) string {
	name := s.Queue.Plan.Name.In("en")
	if name == "" {
		name = h.Office
	}
	text := fmt.Sprintf("Office: %s\nMade: %s, by %s\nTickets of the last day: %d\nEarlier days: %d\n",
		name, h.Made.Time().Local().Format(time.DateTime), h.MachineName(s), len(s.Queue.Tickets), len(h.Days))
	if h.Lacks > 0 {
		text += fmt.Sprintf("Earlier days that are not in it, because that machine did not have them: %d\n", h.Lacks)
	}
	return text
}
