package officetest

import (
	"fmt"
	"sort"
	"strings"

	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Tell says in one line what a step came to.
func Tell(step office.Step) string {
	var said []string
	for _, e := range append(append([]queue.Event(nil), step.Woken...), step.Answer.Events...) {
		said = append(said, tellEvent(e))
	}
	if r := step.Answer.Refusal; r != nil {
		said = append(said, tellRefusal(r))
	}
	if len(said) == 0 {
		return "nothing"
	}
	return strings.Join(said, "; ")
}

func tellRefusal(r *queue.Refusal) string {
	facts := make([]string, 0, len(r.Facts))
	for name, value := range r.Facts {
		facts = append(facts, name+"="+value)
	}
	sort.Strings(facts)
	return strings.TrimSpace("refused " + string(r.Code) + " " + strings.Join(facts, " "))
}

func tellEvent(e queue.Event) string {
	switch e := e.(type) {
	case queue.TicketIssued:
		return fmt.Sprintf("%s issued, %d ahead, %s", e.Number, e.Ahead, tellRange(e.Wait))
	case queue.TicketCalled:
		return fmt.Sprintf("%s called to %s%s (call %d)", e.Number, tellDesk(e.Desk), times(e.Times), e.Call)
	case queue.CallWithdrawn:
		return fmt.Sprintf("call %d of %s withdrawn", e.Call, e.Number)
	case queue.CallAcknowledged:
		return fmt.Sprintf("call %d of %s shown at %s%s", e.Call, e.Number, e.Display, map[bool]string{true: ", aloud"}[e.Sounded])
	case queue.ServingStarted:
		return fmt.Sprintf("%s served at %s", e.Number, tellDesk(e.Desk))
	case queue.TicketFinished:
		return e.Number + " finished" + atClose(e.AtClose)
	case queue.TicketAbsent:
		return fmt.Sprintf("%s absent, again from %s", e.Number, tellClock(e.Again))
	case queue.TicketMissed:
		return e.Number + " missed" + atClose(e.AtClose)
	case queue.TicketLeft:
		return e.Number + " left" + atClose(e.AtClose)
	case queue.TicketParked:
		return e.Number + " parked until " + tellParked(e)
	case queue.ParkedReturned:
		return e.Number + " back from parking" + forWhom(e.For)
	case queue.MoveUndone:
		return fmt.Sprintf("%s of %s undone", e.What, e.Number)
	case queue.PrintChanged:
		return strings.TrimSpace(fmt.Sprintf("paper of %s %s %s", e.Number, e.Print.State, e.Print.Cause))
	case queue.PrintRequested:
		return fmt.Sprintf("%s to print %s", e.Place, e.Number)
	case queue.PrinterReported:
		return fmt.Sprintf("printer at %s: %s", e.Place, e.Condition)
	case queue.DeskTaken:
		return fmt.Sprintf("%s sits at %s", e.Clerk, tellDesk(e.Desk))
	case queue.DeskLeft:
		return fmt.Sprintf("%s left %s", e.Clerk, tellDesk(e.Desk))
	case queue.PlanAdopted:
		return fmt.Sprintf("plan %d adopted", e.Revision)
	case queue.DayOpened:
		return "day " + e.Date + " opened" + map[bool]string{true: " again"}[e.Again]
	case queue.DayClosed:
		said := fmt.Sprintf("day %s closed: %d issued, %d finished, %d missed, %d left", e.Date, e.Issued, e.Finished, e.Missed, e.Left)
		return said + some(e.Cancelled, "cancelled") + some(e.Carried, "from before") + some(e.Kept, "wait on")
	}
	return tellVisit(e)
}

func times(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" the %d. time", n)
}

func tellParked(e queue.TicketParked) string {
	said := "called"
	if e.Until != 0 {
		said = tellClock(e.Until)
	}
	if e.Mine {
		said += " for the same clerk"
	}
	return strings.TrimSpace(said + " " + e.Reason)
}

func forWhom(clerk string) string {
	if clerk == "" {
		return ""
	}
	return ", first with " + clerk
}

func some(n int, what string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d %s", n, what)
}

func atClose(yes bool) string { return map[bool]string{true: " at close"}[yes] }

func tellDesk(id plan.DeskID) string { return "desk " + strings.TrimPrefix(string(id), "d") }

func tellRange(r queue.Range) string {
	if r.AtOnce() {
		return "at once"
	}
	return fmt.Sprintf("%d-%d min", r.From, r.To)
}

func tellClock(m queue.Moment) string {
	return strings.TrimSuffix(m.Time().Format("15:04:05"), ":00")
}

// tellTicket says where a ticket is in its life.
func tellTicket(t queue.Ticket) string {
	if t.ID == "" {
		return "no such ticket"
	}
	said := fmt.Sprintf("%s, served %s", t.Phase, t.Served(t.Moves[len(t.Moves)-1].At))
	if t.InHand() {
		said += ", " + tellDesk(t.Desk)
	}
	if t.Flagged {
		said += ", flagged"
	}
	return said + ", paper " + string(t.Print.State)
}

func tellHistory(t queue.Ticket) string {
	var said []string
	for _, m := range t.Moves {
		said = append(said, strings.TrimSpace(fmt.Sprintf("%s %s %s", tellClock(m.At), m.What, m.Clerk)))
	}
	return strings.Join(said, ", ")
}
