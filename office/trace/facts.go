package trace

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// dayFacts are the business day and its hours.
func dayFacts(o Office) []Fact {
	d := o.Queue.Day
	if d.Date == "" {
		return []Fact{{About: "day"}, {About: "day/hours"}}
	}
	state := map[bool]string{true: "open", false: "closed"}[d.Open]
	facts := []Fact{{"day", d.Date + " " + state}, {"day/hours", moment(d.Opens) + "/" + moment(d.Closes)}}
	for _, v := range d.Hours {
		facts = append(facts, Fact{"day/hours/" + string(v.Service), moment(v.Opens) + "/" + moment(v.Closes)})
	}
	return facts
}

func stopFacts(o Office, id plan.ServiceID) []Fact {
	f := Fact{About: "service/" + string(id) + "/stopped"}
	for _, v := range o.Queue.Stops {
		if v.Service == id {
			f.Value = words("yes", v.Reason.PL, until(v.Until))
		}
	}
	return []Fact{f}
}

// until is the end of something; what has none is told as it is.
func until(m queue.Moment) string {
	if m == 0 {
		return ""
	}
	return moment(m)
}

func overflowFacts(o Office, d, helps plan.DepartmentID) []Fact {
	f := Fact{About: "department/" + string(d) + "/helps/" + string(helps)}
	for _, v := range o.Queue.Overflows {
		if v.Department == d && v.Helps == helps {
			f.Value = flag(true)
		}
	}
	return []Fact{f}
}

func breakFacts(o Office, id plan.DeskID) []Fact {
	d, _ := o.Queue.Desk(id)
	// In words, because the plan may have other reasons when somebody reads it.
	why, _ := o.Queue.Plan.BreakReason(d.Break.Why)
	return []Fact{{"desk/" + string(id) + "/break", words(string(d.Break.What), why.Name.PL, d.Break.Reason)}}
}

func messageFacts(o Office, id plan.HallID) []Fact {
	f := Fact{About: "hall/" + string(id) + "/message"}
	for _, v := range o.Queue.Messages {
		if v.Hall == id {
			f.Value = words(v.Text.PL, until(v.Until))
		}
	}
	return []Fact{f}
}

// helpIn says who calls for help, and who comes.
func helpIn(o Office, no uint64) string {
	for _, v := range o.Queue.HelpCalls {
		switch {
		case v.No != no:
		case v.Accepted():
			return "desk/" + string(v.Desk) + " desk/" + string(v.By)
		default:
			return "desk/" + string(v.Desk)
		}
	}
	return ""
}

// moment is a moment as it stands in a value; the reader's window puts it into the
// office's zone.
func moment(m queue.Moment) string { return m.Time().UTC().Format(time.RFC3339) }

func deskFacts(o Office, id plan.DeskID) []Fact {
	d, _ := o.Queue.Desk(id)
	return []Fact{{"desk/" + string(id), d.Clerk}}
}

func paperFacts(o Office, id queue.TicketID) []Fact {
	t, known := o.Queue.Ticket(id)
	if !known {
		return nil
	}
	return []Fact{{"ticket/" + t.Number(), words(string(t.Print.State), t.Print.Cause)}}
}

func printerFacts(o Office, place string) []Fact {
	for _, p := range o.Queue.Printers {
		if p.Place == place {
			return []Fact{{"printer/" + place, p.Condition}}
		}
	}
	return []Fact{{About: "printer/" + place}}
}

func numberFacts(o Office, machine string) []Fact {
	var own []string
	for _, b := range o.Queue.BlocksOf(machine) {
		own = append(own, fmt.Sprintf("%s%03d-%03d", b.Series, b.From, b.To))
	}
	return []Fact{{"machine/" + machine + "/numbers", strings.Join(own, ", ")}}
}

func sealFacts(o Office, date string) []Fact {
	for _, v := range o.History.Sealed {
		if v.Date == date {
			return []Fact{{"history/" + date, v.Sum}}
		}
	}
	return []Fact{{About: "history/" + date}}
}

// The values of a sign-in.
const (
	SignedIn = "signed_in"
	WrongPIN = "wrong_pin"
	Locked   = "locked"
)

// proofFacts are how a person's attempt to sign in has come out.
func proofFacts(o Office, c people.SignIn) []Fact {
	f := Fact{About: personPath(c.Person) + "/sign_in"}
	by := o.Queue.By
	p, _ := o.People.PIN(c.Person)
	switch {
	case o.Queue.Now < p.LockedUntil:
		f.Value = Locked
	case p.Wrong > 0:
		f.Value = WrongPIN
	case o.People.Here(by.Machine, c.Person, o.Queue.Now):
		f.Value = SignedIn
	}
	return []Fact{f}
}

// presenceFacts say whether who was in the window is signed in at the machine.
func presenceFacts(o Office) []Fact {
	if o.Window == "" {
		return nil
	}
	f := Fact{About: personPath(o.Window) + "/sign_in"}
	if o.People.Here(o.Queue.By.Machine, o.Window, o.Queue.Now) {
		f.Value = SignedIn
	}
	return []Fact{f}
}

// pinFacts say whether a person has a PIN, of whom, since when, and whether it is
// locked. What it is nobody knows.
func pinFacts(o Office, id plan.PersonID) []Fact {
	about := personPath(id) + "/pin"
	p, has := o.People.PIN(id)
	if !has {
		return []Fact{{About: about}}
	}
	value := "own"
	if p.Given {
		value = "given"
	}
	if p.Wrong > 0 {
		value = words(value, WrongPIN, strconv.Itoa(p.Wrong))
	}
	if o.Queue.Now < p.LockedUntil {
		value = words(value, Locked)
	}
	return []Fact{{about, value}}
}

func secretFacts(o Office, use people.Use) []Fact {
	v := o.People.Pepper
	if use == people.ForNotes {
		v = o.People.DayKey
	}
	f := Fact{About: "secret/" + string(use)}
	if v.Shared() {
		f.Value = words(v.ID[:8], strconv.Itoa(len(v.To)), short(v.Box))
	}
	return []Fact{f}
}

// officeFacts are those of the office's own certificates and of its life.
func officeFacts(o Office) []Fact {
	m := o.Machines
	var roots []string
	seal := ""
	for _, a := range m.Authorities {
		roots = append(roots, short(a.Certificate))
		seal = short(a.Sealed)
	}
	return []Fact{
		{"office", m.Office}, {"office/authority", strings.Join(roots, ", ")}, {"office/authority/sealed", seal},
		{"office/level", number(m.Level)}, {"office/incarnation", number(m.Incarnation)},
	}
}

// machineFacts are what the register knows of a machine.
func machineFacts(o Office, id machines.ID) []Fact {
	m, _ := o.Machines.Machine(id)
	path := "machine/" + string(id)
	state := ""
	switch {
	case m.ID == "":
	case !m.Belongs():
		state = "removed"
	case m.Copied > 0:
		state = "copied"
	default:
		state = "belongs"
	}
	return []Fact{
		{path, state}, {path + "/name", m.Name}, {path + "/role", string(m.Role)}, {path + "/stays_on", flag(m.StaysOn)},
		{path + "/version", m.Version}, {path + "/addresses", strings.Join(m.Addresses, ", ")}, {path + "/certificate", m.Serial},
	}
}

// invitationFacts say what became of an invitation. Its name is the machine's that
// is to be.
func invitationFacts(o Office, id string) []Fact {
	i, known := o.Machines.Invitation(id)
	value := ""
	switch {
	case !known:
	case i.Machine != "":
		value = "used"
	case i.Tries <= 0:
		value = Locked
	case o.Queue.Now >= i.Expires:
		value = "ended"
	default:
		value = "open " + strconv.Itoa(i.Tries)
	}
	name := i.Name
	if name == "" {
		name = id[:min(8, len(id))]
	}
	return []Fact{{"invitation/" + name, value}}
}

func personPath(id plan.PersonID) string { return "person/" + string(id) }

// short stands for bytes that say nothing to a reader.
func short(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:4])
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func flag(on bool) string { return map[bool]string{true: "yes"}[on] }

func words(list ...string) string { return strings.TrimSpace(strings.Join(list, " ")) }
