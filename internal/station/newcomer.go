package station

import (
	"fmt"
	"os"
	"path/filepath"

	"okienko/cluster/joining"
	"okienko/internal/config"
	"okienko/internal/durable"
	"okienko/office/machines"
)

// Newcomer is a machine that is to join an office by a code, or to begin one, and
// belongs to none yet, or to none any more. It is false for every other machine, also for one whose
// files are wrong: Open says what is. Where there is no machine file at all, a
// short one is written into the folder of the person who started the program.
func Newcomer(args []string, role machines.Role) (file string, m config.Machine, is bool) {
	file, err := machineFile(args)
	if err != nil && len(args) == 0 {
		if file, err = writeOwn(role); err != nil {
			return "", config.Machine{}, false
		}
	}
	m, err = config.ReadMachine(file)
	if err != nil || !m.Joins || Belongs(m) {
		return "", config.Machine{}, false
	}
	return file, m, true
}

// Belongs says whether a machine that joins by a code is part of an office: one
// that was removed is not.
func Belongs(m config.Machine) bool {
	f := joining.Folder(m.Identity)
	return f.Joined() && !f.Removed()
}

// ownFile is where a program looks that nobody has installed.
func ownFile() (string, error) {
	dir, err := os.UserConfigDir()
	return filepath.Join(dir, "okienko", "machine.yaml"), err
}

// ownFiles say what a machine is for, and leave everything else as it usually is.
var ownFiles = map[machines.Role]string{
	machines.Kiosk: "kiosk: {}\n", machines.Desk: "desk: {}\n", machines.Hall: "hall: {}\n", machines.Admin: "",
}

func writeOwn(role machines.Role) (string, error) {
	file, err := ownFile()
	if err == nil {
		err = os.MkdirAll(filepath.Dir(file), 0o700)
	}
	if err == nil {
		err = durable.WriteFile(file, []byte("data: data\n"+ownFiles[role]), 0o600)
	}
	if err != nil {
		return "", fmt.Errorf("write a machine file: %w", err)
	}
	return file, nil
}
