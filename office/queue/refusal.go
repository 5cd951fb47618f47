package queue

// Refusal says that a rule does not allow a command. Code names the rule, Facts
// the things it failed on; the window turns both into a sentence with the
// remedy, in the reader's language (catalogue keys "refusal.<code>").
type Refusal struct {
	Code  Code              `json:"code"`
	Facts map[string]string `json:"facts,omitempty"`
}

// Code names a rule that can refuse.
type Code string

// The rules that refuse. Each has a text with its remedy in the catalogue.
const (
	NoPlan         Code = "no_plan"          // the office has no plan yet
	OldPlan        Code = "old_plan"         // the plan's revision is not higher
	WrongPlan      Code = "wrong_plan"       // the plan has mistakes
	PlanInUse      Code = "plan_in_use"      // a ticket or a clerk needs what the plan leaves out
	DayIsOpen      Code = "day_is_open"      // the business day is open already
	DayIsClosed    Code = "day_is_closed"    // no business day is open
	DayHasPassed   Code = "day_has_passed"   // that date lies before the last business day
	WrongHours     Code = "wrong_hours"      // closing does not come after opening
	OutOfHours     Code = "out_of_hours"     // open, but not at this hour
	UnknownService Code = "unknown_service"  // no such service
	UnknownDesk    Code = "unknown_desk"     // no such desk
	UnknownTicket  Code = "unknown_ticket"   // no such ticket today
	UnknownCall    Code = "unknown_call"     // no such call
	WrongRequest   Code = "wrong_request"    // a value that the command does not know
	TicketExists   Code = "ticket_exists"    // that identifier is taken
	QuotaUsed      Code = "quota_used"       // the day's tickets of this service are gone
	TooLate        Code = "too_late"         // this visit would end after closing
	NoNumberLeft   Code = "no_number_left"   // every number of the series is in use
	DeskTakenBy    Code = "desk_taken"       // another clerk sits there
	DeskEmpty      Code = "desk_empty"       // nobody has taken the desk
	DeskBusy       Code = "desk_busy"        // the desk has a ticket in hand
	NothingInHand  Code = "nothing_in_hand"  // the desk has no ticket in hand
	NobodyWaiting  Code = "nobody_waiting"   // nobody to call
	OnlyAbsent     Code = "only_absent"      // only who did not come a moment ago
	TicketElse     Code = "ticket_elsewhere" // another desk holds the ticket
	NotServedHere  Code = "not_served_here"  // the desk does not offer this service
	NotFromHere    Code = "not_from_here"    // the ticket is not where this move begins
	NothingToUndo  Code = "nothing_to_undo"  // no move, or too long ago
	UnknownPerson  Code = "unknown_person"   // nobody of that name works here
	NotServedThere Code = "not_served_there" // that desk does not serve the service
	NotServedBy    Code = "not_served_by"    // that person does not serve the service
	NotYourVisit   Code = "not_your_visit"   // another desk has served the ticket
	NotesFull      Code = "notes_full"       // the ticket has as many notes as it may have
	PrintedAlready Code = "printed_already"  // the ticket is on paper already
	NotYourNumber  Code = "not_your_number"  // the machine may not give this number
	NumberTaken    Code = "number_taken"     // another ticket has this number
	HeldElsewhere  Code = "held_elsewhere"   // called without the office; what came of it is not known yet
	NotYours       Code = "not_yours"        // the command speaks for another machine
	NeedsUpdate    Code = "needs_update"     // this program is too old for the log
	TooOld         Code = "too_old"          // the answer to this repeat is no longer kept
)

// The rules that refuse what staff decide for the day.
const (
	ServiceIsClosed   Code = "service_closed"     // the office is open, but this service is not now
	ServiceIsStopped  Code = "service_stopped"    // staff let no tickets be taken
	NotStopped        Code = "not_stopped"        // the service is not stopped
	UnknownDepartment Code = "unknown_department" // no such department
	OtherSite         Code = "other_site"         // the two are in different buildings
	NotHeard          Code = "not_heard"          // the desks do not call into the halls of the others
	NotHelping        Code = "not_helping"        // staff have not opened this help
	OnBreak           Code = "on_break"           // the desk is on a break
	NoBreak           Code = "no_break"           // the desk is on no break
	UnknownHall       Code = "unknown_hall"       // no such hall
	NoMessage         Code = "no_message"         // the hall shows no message
	HelpIsOver        Code = "help_is_over"       // nobody calls for this help any more
	HelpComes         Code = "help_comes"         // somebody else comes already
	OwnHelp           Code = "own_help"           // the desk calls itself
	NotYourHelp       Code = "not_your_help"      // neither called nor came
)

// Codes lists every code, so that a test can ask for its texts.
func Codes() []Code {
	return []Code{
		NoPlan, OldPlan, WrongPlan, PlanInUse, DayIsOpen, DayIsClosed, DayHasPassed, WrongHours, OutOfHours,
		UnknownService, UnknownDesk, UnknownTicket, UnknownCall, WrongRequest, TicketExists, QuotaUsed, TooLate,
		NoNumberLeft, DeskTakenBy, DeskEmpty, DeskBusy, NothingInHand, NobodyWaiting, OnlyAbsent, TicketElse,
		NotServedHere, NotFromHere, NothingToUndo, UnknownPerson, NotServedThere, NotServedBy, NotYourVisit, NotesFull,
		PrintedAlready,
		ServiceIsClosed, ServiceIsStopped, NotStopped, UnknownDepartment, OtherSite, NotHeard, NotHelping, OnBreak, NoBreak,
		UnknownHall, NoMessage, HelpIsOver, HelpComes, OwnHelp, NotYourHelp,
		NotYourNumber, NumberTaken, HeldElsewhere, NotYours, NeedsUpdate, TooOld,
	}
}

// Error makes a refusal usable where Go wants an error. People read the
// catalogue's text instead.
func (r *Refusal) Error() string { return "refused: " + string(r.Code) }

// refuse makes a refusal with facts given as pairs of name and value.
func refuse(code Code, pairs ...string) *Refusal {
	r := &Refusal{Code: code}
	for i := 0; i+1 < len(pairs); i += 2 {
		if r.Facts == nil {
			r.Facts = make(map[string]string)
		}
		r.Facts[pairs[i]] = pairs[i+1]
	}
	return r
}
