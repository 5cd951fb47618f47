package welcome

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"regexp"
	"strings"

	"okienko/apps/welcome/flow"
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
	why := s.obey(ctx, args, func(line string) {
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
	if err := writeOffice(s.machine.Office, f); err != nil {
		s.pump.Send(flow.Failed{Why: "welcome.bad_file"})
		return
	}
	args := []string{"new", "-anyway", "-name", f.Machine}
	if f.SetAside {
		args = append(args, "-set-aside")
	}
	key := ""
	why := s.obey(ctx, args, func(line string) {
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

// obey runs an order of the member program, hands on the lines that it says, and
// returns why it failed, as a key of the catalogue.
func (s *start) obey(ctx context.Context, args []string, said func(line string)) (why string) {
	command, err := beside.Order(ctx, append(args, s.file)...)
	if err != nil {
		return "trouble." + string(feed.MemberStopped)
	}
	var complaint bytes.Buffer
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
