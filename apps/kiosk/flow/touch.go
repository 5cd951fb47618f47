package flow

import (
	"strconv"
	"strings"

	"okienko/office/queue"
)

// The identifiers of the items that can be operated, beside tiles ("tile:3")
// and languages ("lang:uk").
const (
	idBack     = "back"
	idMore     = "more"
	idTake     = "take"
	idFavour   = "favour"
	idDone     = "done"
	idAgain    = "again"
	idHome     = "home"
	idContrast = "contrast"
	idLarge    = "large"
	idLow      = "low"

	tilePrefix = "tile:"
	langPrefix = "lang:"
)

// touchedItem acts on a touch. What the screen does not offer is not done,
// whatever the message says.
func (m *Model) touchedItem(t Touched) []Intent {
	echo := m.echo(t.ID)
	m.visit.touched = m.now
	it, ok := m.Screen().Item(t.ID)
	if echo || !ok || !it.Role.Operable() {
		return nil
	}
	m.visit.keyed, m.visit.focus = false, ""
	return m.act(t.ID, t.NewID)
}

// echo says whether a touch is the second half of a double one: the same item
// again, or whatever came under the finger when the screen changed.
func (m Model) echo(id string) bool {
	soon := m.now.Since(m.last.at) < m.cfg.DoubleTouch
	return soon && m.last.id != "" && (m.last.id == id || m.last.turned)
}

// act does what an item stands for.
func (m *Model) act(id string, newID queue.TicketID) []Intent {
	it, ok := m.bare().Item(id)
	if !ok || it.Off && !explains(id) || m.visit.page == pageTicket && !m.settled() && (id == idDone || id == idAgain) {
		return nil
	}
	m.last = touch{id: id, at: m.now}
	m.visit.touched = m.now
	v := &m.visit
	switch id {
	case idContrast:
		v.contrast = !v.contrast
	case idLarge:
		v.large, v.leaf = !v.large, 0
	case idLow:
		v.low, v.leaf = !v.low, 0
	case idFavour:
		v.favour = !v.favour
	case idMore:
		v.leaf++
		v.focus = ""
	case idBack:
		m.back()
	case idHome:
		m.abandon()
		m.home()
	case idTake:
		return m.take(newID)
	case idAgain:
		return m.printAgain()
	case idDone:
		m.wipe()
	default:
		m.choose(id)
	}
	return nil
}

// explains says whether an item that is off still answers: a tile tells why.
func explains(id string) bool { return strings.HasPrefix(id, tilePrefix) }

// choose follows a tile or a language.
func (m *Model) choose(id string) {
	if lang, ok := strings.CutPrefix(id, langPrefix); ok {
		m.visit.lang = lang
		return
	}
	at, err := strconv.Atoi(strings.TrimPrefix(id, tilePrefix))
	entries, _ := m.group()
	if err != nil || at < 0 || at >= len(entries) {
		return
	}
	v := &m.visit
	switch e := entries[at]; {
	case e.service == "":
		v.path = append(append([]int(nil), v.path...), at)
		v.leaf = 0
		m.turn(pageGroup)
	case e.refused != "":
		v.service = e.service
		m.turn(pageWhy)
	default:
		v.service, v.favour = e.service, false
		m.turn(pageBefore)
	}
}

// back is one step towards the start.
func (m *Model) back() {
	v := &m.visit
	switch v.page {
	case pageBefore, pageWhy:
		v.service, v.favour = "", false
	case pageGroup:
		v.path, v.leaf = v.path[:max(0, len(v.path)-1)], 0
	case pageHelp:
	default:
		return
	}
	if len(v.path) == 0 {
		m.turn(pageStart)
		return
	}
	m.turn(pageGroup)
}

// group is the entries of the page of tiles that the visit stands on.
func (m Model) group() ([]entry, bool) {
	entries := m.menu()
	for _, at := range m.visit.path {
		if at >= len(entries) || entries[at].service != "" {
			return nil, false
		}
		entries = entries[at].entries
	}
	return entries, true
}
