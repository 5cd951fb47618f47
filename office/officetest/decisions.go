package officetest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/queue"
)

const (
	aService    = `([a-z]+(?:-[a-z]+)*)`
	aDepartment = `(civil|tax|cash|moon)`
	toTime      = `(?: until ` + aTime + `)?`
)

// decisions are the sentences about what people decide for the day: what is stopped,
// who helps whom, who is on a break, what a hall is told, and who is in danger.
var decisions = []sentence{
	order("stop "+aService+toTime+"(?: because (.+))?", func(_ *Script, w []string) queue.Command {
		return queue.StopService{Service: plan.ServiceID(w[0]), Until: perhaps(w[1]), Reason: plan.Names{PL: w[2]}}
	}),
	order("resume "+aService, func(_ *Script, w []string) queue.Command {
		return queue.ResumeService{Service: plan.ServiceID(w[0])}
	}),
	order("staff let "+aDepartment+" help "+aDepartment+"( no more)?", func(_ *Script, w []string) queue.Command {
		return queue.OpenOverflow{Department: plan.DepartmentID(w[0]), Helps: plan.DepartmentID(w[1]), On: w[2] == ""}
	}),
	other("who helps whom", (*Script).helping),

	order(aDesk+"takes a (break|nap)(?: for (.+))?", func(_ *Script, w []string) queue.Command {
		return queue.BeginBreak{Desk: desk1(w), What: queue.BreakKind(w[1]), Reason: w[2]}
	}),
	order(aDesk+"works without residents(?: on (.+))?", func(_ *Script, w []string) queue.Command {
		return queue.BeginBreak{Desk: desk1(w), What: queue.BackOffice, Reason: w[1]}
	}),
	order(aDesk+"takes a break because ([a-z-]+)", func(_ *Script, w []string) queue.Command {
		return queue.BeginBreak{Desk: desk1(w), What: queue.Rest, Why: plan.ReasonID(w[1])}
	}),
	order(aDesk+"is open again", func(_ *Script, w []string) queue.Command { return queue.EndBreak{Desk: desk1(w)} }),

	order(`tell hall (\S+)`+toTime+": (.+)", func(_ *Script, w []string) queue.Command {
		return queue.ShowMessage{Hall: plan.HallID(w[0]), Until: perhaps(w[1]), Text: plan.Names{PL: said(w[2])}}
	}),
	order(`clear hall (\S+)`, func(_ *Script, w []string) queue.Command { return queue.ClearMessage{Hall: plan.HallID(w[0])} }),
	other(`what hall (\S+) is told`, func(s *Script, w []string) (string, error) {
		m, _ := s.State.Queue.Message(plan.HallID(w[0]), s.now)
		return either(m.Text.PL, "nothing"), nil
	}),

	order(aDesk+"calls for help", func(_ *Script, w []string) queue.Command { return queue.CallForHelp{Desk: desk1(w)} }),
	order(aDesk+`comes to help (\d+)`, func(_ *Script, w []string) queue.Command {
		return queue.AcceptHelp{Desk: desk1(w), Help: count(w[1])}
	}),
	order(aDesk+`ends help (\d+)`, func(_ *Script, w []string) queue.Command {
		return queue.EndHelp{Desk: desk1(w), Help: count(w[1])}
	}),
	other(`who calls for help at desk (\d+)`, (*Script).helpCalls),

	order(`change hours of (\S+) to `+aTime+`-`+aTime+`((?:, `+aService+` [\d:]+-[\d:]+)*)`, func(_ *Script, w []string) queue.Command {
		return queue.ChangeHours{Date: w[0], Opens: clock(w[1]), Closes: clock(w[2]), Hours: openings(w[3])}
	}),
	order(`open (\S+) by the plan`, func(s *Script, w []string) queue.Command {
		c, _ := queue.PlannedDay(&s.State.Queue.Plan, dateOf(w[0]), time.UTC)
		return c
	}),
	other(`hours of (\S+) in Warsaw`, (*Script).hours),
}

func count(word string) uint64 {
	n, _ := strconv.ParseUint(word, 10, 64)
	return n
}

// perhaps is a time of the scenario's day, or 0 for none.
func perhaps(word string) queue.Moment {
	if word == "" {
		return 0
	}
	return clock(word)
}

func dateOf(word string) calendar.Date {
	d, _ := calendar.ParseDate(word)
	return d
}

var opening = regexp.MustCompile(`, ` + aService + ` ([\d:]+)-([\d:]+)`)

func openings(text string) []queue.Opening {
	var all []queue.Opening
	for _, w := range opening.FindAllStringSubmatch(text, -1) {
		all = append(all, queue.Opening{Service: plan.ServiceID(w[1]), Opens: clock(w[2]), Closes: clock(w[3])})
	}
	return all
}

// helping says which departments help others now.
func (s *Script) helping([]string) (string, error) {
	said := []string{}
	for _, h := range s.State.Queue.HelpingNow(s.now) {
		said = append(said, fmt.Sprintf("%s helps %s%s", h.Department, h.Helps, map[bool]string{true: ", as staff said"}[h.Opened]))
	}
	return either(strings.Join(said, "; "), "nobody"), nil
}

func (s *Script) helpCalls(w []string) (string, error) {
	said := []string{}
	for _, h := range s.State.Queue.HelpCallsFor(desk1(w)) {
		one := fmt.Sprintf("%d: %s (%s)", h.No, tellDesk(h.Desk), either(h.Clerk, "nobody"))
		if h.Accepted() {
			one += fmt.Sprintf(", %s (%s) comes", tellDesk(h.By), h.ByClerk)
		}
		said = append(said, one)
	}
	return either(strings.Join(said, "; "), "nobody"), nil
}

// hours says when the plan opens on a date, on the clocks of the office.
func (s *Script) hours(w []string) (string, error) {
	day, open := queue.PlannedDay(&s.State.Queue.Plan, dateOf(w[0]), s.Warsaw)
	if !open {
		return "closed", nil
	}
	span := func(opens, closes queue.Moment) string {
		if closes <= opens {
			return "closed"
		}
		return opens.Time().In(s.Warsaw).Format("15:04") + "-" + closes.Time().In(s.Warsaw).Format("15:04")
	}
	said := span(day.Opens, day.Closes) + fmt.Sprintf(", %s", time.Duration(day.Closes-day.Opens)*time.Millisecond)
	for _, h := range day.Hours {
		said += fmt.Sprintf("; %s %s", h.Service, span(h.Opens, h.Closes))
	}
	return said, nil
}

// tellDecision says what came of what people decided.
func tellDecision(e queue.Event) string {
	switch e := e.(type) {
	case queue.HoursChanged:
		return fmt.Sprintf("hours of %s are %s-%s", e.Date, tellClock(e.Opens), tellClock(e.Closes))
	case queue.ServiceStopped:
		return fmt.Sprintf("%s stopped%s", e.Service, until(e.Until))
	case queue.ServiceResumed:
		return string(e.Service) + " resumed"
	case queue.OverflowChanged:
		return fmt.Sprintf("%s helps %s%s", e.Department, e.Helps, map[bool]string{false: " no more"}[e.On])
	case queue.BreakBegun:
		return strings.Join(strings.Fields(fmt.Sprintf("%s: %s %s %s", tellDesk(e.Desk), e.What, e.Why, e.Reason)), " ")
	case queue.BreakEnded:
		return fmt.Sprintf("%s open again, since %s %s", tellDesk(e.Desk), tellClock(e.Since), e.What)
	case queue.MessageShown:
		return fmt.Sprintf("hall %s shows %q%s", e.Hall, e.Text.PL, until(e.Until))
	case queue.MessageCleared:
		return fmt.Sprintf("hall %s shows no message", e.Hall)
	case queue.HelpCalled:
		return fmt.Sprintf("help %d for %s (%s)", e.Help, tellDesk(e.Desk), either(e.Clerk, "nobody"))
	case queue.HelpAccepted:
		return fmt.Sprintf("help %d: %s (%s) comes to %s", e.Help, tellDesk(e.By), either(e.ByClerk, "nobody"), tellDesk(e.Desk))
	case queue.HelpEnded:
		return fmt.Sprintf("help %d for %s ended by %s", e.Help, tellDesk(e.Desk), tellDesk(e.By))
	}
	return e.Kind()
}

func until(m queue.Moment) string {
	if m == 0 {
		return ""
	}
	return " until " + tellClock(m)
}
