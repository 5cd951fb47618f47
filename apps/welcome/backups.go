package welcome

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"okienko/apps/welcome/flow"
	"okienko/cluster/backup"
	"okienko/cluster/joining"
	"okienko/office"
	"okienko/office/plan"
)

// backupFolders are where backups lie: this machine's own, and where people and
// sticks put files.
func (s *start) backupFolders() []string {
	patterns := []string{s.machine.Backup, filepath.Join(s.machine.Data, "backups"), "/media/*", "/media/*/*", "/run/media/*/*"}
	if home, err := os.UserHomeDir(); err == nil {
		patterns = append(patterns, home)
		for _, name := range []string{"Documents", "Dokumenty", "Документи", "Desktop", "Pulpit", "Downloads", "Pobrane"} {
			patterns = append(patterns, filepath.Join(home, name))
		}
	}
	for drive := 'D'; drive <= 'Z'; drive++ {
		patterns = append(patterns, string(drive)+`:\`)
	}
	var all []string
	for _, p := range patterns {
		found, _ := filepath.Glob(p) // the patterns are ours
		all = append(all, found...)
	}
	return all
}

// findBackups lists what was asked for: a file, the backups of a folder, or those
// of the usual folders.
func (s *start) findBackups(in string) flow.BackupsFound {
	found := flow.BackupsFound{In: in}
	folders := s.backupFolders()
	if in != "" {
		info, err := os.Stat(in)
		switch {
		case err != nil:
			return found
		case !info.IsDir():
			found.File, found.Files = true, []flow.Backup{{Path: in}}
			return found
		}
		folders = []string{in}
	}
	seen := make(map[string]bool)
	for _, folder := range folders {
		list, _ := backup.In(folder) // one that cannot be read has none to offer
		for _, b := range list {
			if !seen[b.Path] {
				seen[b.Path] = true
				found.Files = append(found.Files, flow.Backup{
					Path: b.Path, Name: filepath.Base(b.Path), Folder: folder, Made: b.Made.Time().Local(),
				})
			}
		}
	}
	slices.SortStableFunc(found.Files, func(a, b flow.Backup) int { return b.Made.Compare(a.Made) })
	found.Files = found.Files[:min(len(found.Files), mostBackups)]
	return found
}

// mostBackups is how many a person would look through.
const mostBackups = 50

// openBackup reads a backup to its end, as "okienko-member backup -check" does, and
// tells what is in it.
func (s *start) openBackup(ctx context.Context, o flow.OpenBackup) {
	h, state, why := s.readBackup(ctx, o)
	switch {
	case ctx.Err() != nil:
	case why != "":
		s.pump.Send(flow.Failed{Why: why})
	default:
		s.pump.Send(holds(h, state))
	}
}

// readBackup returns why it failed, as a key of the catalogue.
func (s *start) readBackup(ctx context.Context, o flow.OpenBackup) (h backup.Header, state *office.State, why string) {
	secret, _, err := joining.ParseRecoveryKey(o.Key)
	if err != nil {
		return h, nil, "rescue.why_typo"
	}
	in, err := os.Open(o.Path)
	if err != nil {
		return h, nil, "welcome.backup_unreadable"
	}
	defer in.Close()
	watched := backup.Watched(in, func(percent int) error {
		s.pump.Send(flow.Progress{Percent: percent})
		return ctx.Err()
	})
	h, state, err = backup.Read(watched, secret, nil)
	switch {
	case err == nil:
		return h, state, ""
	case errors.Is(err, backup.ErrKey):
		return h, nil, "welcome.backup_key"
	case errors.Is(err, backup.ErrDamaged), errors.Is(err, backup.ErrUnknown):
		return h, nil, "welcome.backup_damaged"
	}
	return h, nil, "welcome.backup_unreadable"
}

// holds is what is in a backup.
func holds(h backup.Header, s *office.State) flow.Holds {
	names := s.Queue.Plan.Name
	if names == (plan.Names{}) {
		names.PL = h.Office
	}
	return flow.Holds{
		Office: map[string]string{"pl": names.PL, "en": names.EN, "uk": names.UK},
		Made:   h.Made.Time().Local(), By: h.MachineName(s), Tickets: len(s.Queue.Tickets), Days: len(h.Days), Lacks: h.Lacks,
	}
}

// restore has the member program restore the office. The key goes to its input,
// because other programs see arguments.
func (s *start) restore(ctx context.Context, r flow.Restore) {
	args := []string{"restore", "-from", r.Path, "-key", "-", "-name", r.Machine}
	why := s.obey(ctx, args, r.Key+"\n", func(line string) {
		if percent, ok := progress(line); ok {
			s.pump.Send(flow.Progress{Percent: percent})
		}
	})
	switch {
	case ctx.Err() != nil:
	case why != "":
		s.pump.Send(flow.Failed{Why: why})
	default:
		s.pump.Send(flow.Restored{})
	}
}

// progress is how much of a backup the member program says it has read.
func progress(line string) (percent int, ok bool) {
	_, said, found := strings.Cut(line, "Read: ")
	n, err := strconv.Atoi(strings.TrimSuffix(said, " %"))
	return n, found && err == nil
}
