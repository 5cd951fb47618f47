package welcome

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strings"

	"okienko/apps/welcome/flow"
	"okienko/cluster/backup"
	"okienko/cluster/joining"
	"okienko/internal/beside"
	"okienko/internal/feed"
)

// join has the member program join, and passes on the digits that it says.
func (s *start) join(ctx context.Context, j flow.Join) {
	args := []string{"join"}
	if isText(j.Code) {
		args = append(args, "-invitation", j.Code)
	} else {
		args = append(args, "-code", j.Code)
	}
	if len(j.Addresses) > 0 {
		args = append(args, "-at", strings.Join(j.Addresses, ","))
	}
	if j.SetAside {
		args = append(args, "-set-aside")
	}
	why := s.obey(ctx, args, "", func(line string) {
		if digits, ok := strings.CutPrefix(line, "Digits: "); ok {
			s.pump.Send(flow.Compare{Digits: digits})
		}
	})
	if ctx.Err() != nil {
		return
	}
	papers, err := joining.Folder(s.machine.Identity).Papers()
	switch {
	case why != "":
		s.pump.Send(flow.Failed{Why: why})
	case err != nil:
		s.pump.Send(flow.Failed{Why: "welcome.cannot_store"})
	default:
		s.pump.Send(flow.Joined{Name: papers.Name, Role: papers.Role})
	}
}

// isText tells the long text of an invitation from a short code.
func isText(code string) bool { return strings.Contains(code, ":") }

// found has the member program make a new office.
func (s *start) found(ctx context.Context, f flow.Found) {
	if err := s.begins(f); err != nil {
		s.pump.Send(flow.Failed{Why: "welcome.bad_file"})
		return
	}
	args := []string{"new", "-anyway", "-name", f.Machine}
	if f.Empty {
		args = append(args, "-empty")
	}
	if f.SetAside {
		args = append(args, "-set-aside")
	}
	key := ""
	why := s.obey(ctx, args, "", func(line string) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "AGE-SECRET-KEY-1") {
			key = line
		}
	})
	switch {
	case ctx.Err() != nil:
	case why != "":
		s.pump.Send(flow.Failed{Why: why})
	default:
		s.pump.Send(flow.Founded{Key: key})
	}
}

// OfficeName is where the program that goes on finds what the person has called
// the office: an empty one keeps no name yet.
const OfficeName = "OKIENKO_OFFICE_NAME"

// begins puts the office file there, or puts away the one of an earlier try.
func (s *start) begins(f flow.Found) error {
	if !f.Empty {
		return writeOffice(s.machine.Office, f)
	}
	_ = os.Setenv(OfficeName, f.Office)
	err := os.Rename(s.machine.Office, s.machine.Office+".before")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// obey runs an order of the member program with something to read, hands on the
// lines that it says, and returns why it failed, as a key of the catalogue.
func (s *start) obey(ctx context.Context, args []string, input string, said func(line string)) (why string) {
	command, err := beside.Order(ctx, append(args, s.file)...)
	if err != nil {
		return "trouble." + string(feed.MemberStopped)
	}
	var complaint bytes.Buffer
	command.Stdin = strings.NewReader(input)
	command.Stderr = io.MultiWriter(os.Stderr, &complaint)
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		return "trouble." + string(feed.MemberStopped)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		said(lines.Text())
	}
	return reason(command.Wait(), complaint.String())
}

// refusal is how a talk with an office that came to nothing says why.
var refusal = regexp.MustCompile(`join: ([a-z_]+)`)

// reason is why an order failed, as a key of the catalogue.
func reason(err error, complaint string) string {
	if err == nil {
		return ""
	}
	if found := refusal.FindStringSubmatch(complaint); found != nil && known(joining.Code(found[1])) {
		return "joining." + found[1]
	}
	for problem, why := range map[error]string{
		backup.ErrKey: "welcome.backup_key", backup.ErrDamaged: "welcome.backup_damaged", backup.ErrUnknown: "welcome.backup_damaged",
	} {
		if strings.Contains(complaint, problem.Error()) {
			return why
		}
	}
	if t := beside.Ended(err); t != feed.NoTrouble && t != feed.MemberStopped {
		return "trouble." + string(t)
	}
	return "welcome.cannot_store"
}

func known(code joining.Code) bool {
	for _, c := range joining.Codes() {
		if c == code {
			return true
		}
	}
	return false
}
