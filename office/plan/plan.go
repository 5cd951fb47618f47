// Package plan describes an office before anyone has come: its sites,
// departments, services, number series, desks, halls and kiosks, and what the
// kiosk offers. It is plain data that is replicated as it is; Check finds what
// is wrong with it.
package plan

import "okienko/office/calendar"

// Identifiers are the short names that the office file gives. They never reach
// a resident's eyes.
type (
	SiteID       string
	DepartmentID string
	ServiceID    string
	DeskID       string
	HallID       string
	KioskID      string
	PersonID     string
	RoleID       string
	ReasonID     string
)

// Plan is the whole set-up of an office. A plan replaces the one before it only
// if its Revision is higher, so that a machine with an old file changes nothing.
type Plan struct {
	Revision      int               `json:"revision"`
	Name          Names             `json:"name"`
	Zone          string            `json:"zone"`           // IANA time zone, "Europe/Warsaw"
	StatusAddress string            `json:"status_address"` // what a ticket's code is appended to
	Hours         calendar.Calendar `json:"hours"`          // in the zone
	Sites         []Site            `json:"sites"`
	Departments   []Department      `json:"departments"`
	Series        []Series          `json:"series"`
	Services      []Service         `json:"services"`
	Desks         []Desk            `json:"desks"`
	Halls         []Hall            `json:"halls"`
	Kiosks        []Kiosk           `json:"kiosks"`
	Menu          []Entry           `json:"menu"`
	Rules         Rules             `json:"rules"`
	ParkReasons   []Reason          `json:"park_reasons,omitempty"`  // for putting aside; none: the usual ones
	BreakReasons  []BreakReason     `json:"break_reasons,omitempty"` // besides a break and work without residents
	Roles         []Role            `json:"roles,omitempty"`         // besides those that every office has
	People        []Person          `json:"people,omitempty"`        // nobody: whoever sits there may do everything
}

// Names is a name in each language of the screens.
type Names struct {
	PL string `json:"pl"`
	EN string `json:"en"`
	UK string `json:"uk"`
}

// In returns the name in a language, or the Polish one where it is missing:
// Polish is what the office itself writes.
func (n Names) In(lang string) string {
	switch {
	case lang == "en" && n.EN != "":
		return n.EN
	case lang == "uk" && n.UK != "":
		return n.UK
	}
	return n.PL
}

// Site is one building.
type Site struct {
	ID    SiteID            `json:"id"`
	Name  Names             `json:"name"`
	Hours calendar.Calendar `json:"hours,omitzero"` // in place of the office's, if it has any
}

// Department is who serves.
type Department struct {
	ID                DepartmentID `json:"id"`
	Site              SiteID       `json:"site"`
	Name              Names        `json:"name"`
	Short             Names        `json:"short"` // for the hall's board, where a full name is too long
	Floor             Names        `json:"floor,omitzero"`
	Room              string       `json:"room,omitempty"`
	CallsBeforeMissed int          `json:"calls_before_missed,omitempty"` // 0 takes the rule's; None is at once
	Helps             []Help       `json:"helps,omitempty"`
}

// Help is overflow: the desks of one department also call the tickets of another
// while its wait is long.
type Help struct {
	Department DepartmentID `json:"department"`
	After      int          `json:"after"` // minutes that its first ticket waits
}

// Series is the numbers A001 to A999 and the like.
type Series struct {
	Letters string `json:"letters"` // one to three capital letters
	First   int    `json:"first"`
	Last    int    `json:"last"`
}

// Service is what a resident picks at the kiosk.
type Service struct {
	ID          ServiceID    `json:"id"`
	Department  DepartmentID `json:"department"`
	Name        Names        `json:"name"`
	Series      string       `json:"series"`  // letters of the series
	Minutes     int          `json:"minutes"` // expected length of a visit
	Bring       []Names      `json:"bring,omitempty"`
	Quota       int          `json:"quota,omitempty"`        // tickets a day; 0 is no limit
	LongestWait int          `json:"longest_wait,omitempty"` // minutes; 0 takes the rule's

	Hours     calendar.Week `json:"hours,omitzero"`      // narrower than the site's, if it has any
	Overnight bool          `json:"overnight,omitempty"` // who waits at the close waits on the next day
}

// Desk is a numbered place where a clerk serves.
type Desk struct {
	ID         DeskID       `json:"id"`
	Number     int          `json:"number"`
	Department DepartmentID `json:"department"`
	Room       string       `json:"room"`
	Floor      Names        `json:"floor"`
	Halls      []HallID     `json:"halls"`
	Services   []ServiceID  `json:"services"`
	Spoken     Names        `json:"spoken,omitzero"`   // how the voice calls it; "desk 3" when empty
	Weights    []Weight     `json:"weights,omitempty"` // of services that count more or less here
}

// Weight is how much a service counts at a desk or for a person, in percent. 100
// is the usual; at 200 its tickets wait twice as fast there.
type Weight struct {
	Service ServiceID `json:"service"`
	Percent int       `json:"percent"`
}

// Hall is a place with displays.
type Hall struct {
	ID   HallID `json:"id"`
	Site SiteID `json:"site"`
	Name Names  `json:"name"`
}

// Kiosk is a machine where residents take tickets.
type Kiosk struct {
	ID   KioskID `json:"id"`
	Site SiteID  `json:"site"`
	Name Names   `json:"name"`
}

// Entry is a tile of the kiosk's menu: either a service, or a group of entries
// with a name of its own.
type Entry struct {
	Service ServiceID `json:"service,omitempty"`
	Name    Names     `json:"name"`
	Entries []Entry   `json:"entries,omitempty"`
}

// MaxTiles is how many tiles a page may hold, so that a person can take them in
// at a glance.
const MaxTiles = 7

// Service returns a service of the plan.
func (p *Plan) Service(id ServiceID) (Service, bool) {
	return find(p.Services, func(s Service) bool { return s.ID == id })
}

// Site returns a building of the plan.
func (p *Plan) Site(id SiteID) (Site, bool) {
	return find(p.Sites, func(s Site) bool { return s.ID == id })
}

// HasHours says whether the building has hours of its own.
func (s Site) HasHours() bool {
	return s.Hours.Week != (calendar.Week{}) || len(s.Hours.Closures)+len(s.Hours.Special) > 0
}

// HoursOf are the hours of a building: its own, or the office's where it has none.
func (p *Plan) HoursOf(id SiteID) calendar.Calendar {
	if site, ok := p.Site(id); ok && site.HasHours() {
		return site.Hours
	}
	return p.Hours
}

// PageToCome is the address of an office that has no pages for tickets yet. A new office
// begins with it; nothing is printed of it.
const PageToCome = "https://kolejka.urzad.example/t/"

// StatusPage is what a ticket's code is appended to, and empty while the office has no
// such page.
func (p *Plan) StatusPage() string {
	if p.StatusAddress == PageToCome {
		return ""
	}
	return p.StatusAddress
}

// Desk returns a desk of the plan.
func (p *Plan) Desk(id DeskID) (Desk, bool) {
	return find(p.Desks, func(d Desk) bool { return d.ID == id })
}

// Department returns a department of the plan.
func (p *Plan) Department(id DepartmentID) (Department, bool) {
	return find(p.Departments, func(d Department) bool { return d.ID == id })
}

// Kiosk returns a kiosk of the plan.
func (p *Plan) Kiosk(id KioskID) (Kiosk, bool) {
	return find(p.Kiosks, func(k Kiosk) bool { return k.ID == id })
}

// Hall returns a hall of the plan.
func (p *Plan) Hall(id HallID) (Hall, bool) {
	return find(p.Halls, func(h Hall) bool { return h.ID == id })
}

// SeriesOf returns the series with these letters.
func (p *Plan) SeriesOf(letters string) (Series, bool) {
	return find(p.Series, func(s Series) bool { return s.Letters == letters })
}

// Offers says whether the desk serves a service.
func (d Desk) Offers(id ServiceID) bool {
	for _, s := range d.Services {
		if s == id {
			return true
		}
	}
	return false
}

// MayHelp says whether the department's desks help another one while its wait is
// long.
func (d Department) MayHelp(id DepartmentID) bool {
	return contains(ids(d.Helps, func(h Help) string { return string(h.Department) }), string(id))
}

// Heard says whether the residents of one department hear when desks of another
// call them: each desk of the helper calls into every hall that the desks of the
// helped one call into.
func (p *Plan) Heard(helper, helped DepartmentID) bool {
	for _, d := range p.Desks {
		for _, o := range p.Desks {
			for _, hall := range o.Halls {
				if d.Department == helper && o.Department == helped && !d.CallsInto(hall) {
					return false
				}
			}
		}
	}
	return true
}

// CallsInto says whether the desk's calls are shown in a hall.
func (d Desk) CallsInto(id HallID) bool {
	for _, h := range d.Halls {
		if h == id {
			return true
		}
	}
	return false
}

func find[T any](list []T, match func(T) bool) (T, bool) {
	for _, v := range list {
		if match(v) {
			return v, true
		}
	}
	var none T
	return none, false
}
