package setup

import (
	"strconv"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// tiles are a page of the kiosk.
func (v view) tiles(entries []plan.Entry) page.Block {
	b := page.Block{Kind: page.Tiles, ID: "tiles"}
	for i, e := range entries {
		it := screen.Item{ID: strconv.Itoa(i), Glyph: "document", Label: calls("group", e.Name.In(v.lang))}
		if s, ok := v.plan.Service(e.Service); ok {
			it.Glyph, it.Label = s.Series, calls("service", s.Name.In(v.lang))
		}
		b.Items = append(b.Items, it)
	}
	return b
}

// paper is the ticket of a service, as if somebody took it now.
func (v view) paper(s plan.Service) []page.Block {
	series, _ := v.plan.SeriesOf(s.Series)
	at := v.now.Time().In(v.m.cfg.Zone)
	sample := queue.TicketID("00112233445566778899aabbccddeeff")
	face := page.Face{
		Office: v.plan.Name.In(v.lang), Number: number(series, max(1, series.First)), Service: say(v.lang, calls("service", s.Name.In(v.lang))),
		Where: v.where(s.ID), Ahead: say(v.lang, screen.Plural("kiosk.paper_ahead", 3)),
		Wait:     say(v.lang, screen.Wait(10, 15)),
		ScanHint: say(v.lang, screen.T("kiosk.paper_scan")), Address: v.plan.StatusAddress + queue.StatusCode(sample),
		CodeHint: say(v.lang, screen.T("kiosk.paper_code")), Code: queue.ShortCode(sample),
		Issued: longDate(v.lang, at) + ", " + screen.Clock(at),
	}
	return []page.Block{{Kind: page.Paper, ID: "paper", Text: screen.T("setup.looks_ticket"), Face: face}}
}

// where are the rooms in which a service is given, one line for each floor.
func (v view) where(id plan.ServiceID) (lines []string) {
	for _, d := range v.plan.Desks {
		if d.Offers(id) && d.Room != "" && len(lines) < 2 {
			if line := v.room(d); len(lines) == 0 || lines[len(lines)-1] != line {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// room is how one gets to a desk.
func (v view) room(d plan.Desk) string {
	switch floor := d.Floor.In(v.lang); {
	case d.Room == "":
		return floor
	case floor == "":
		return say(v.lang, screen.T("hall.room", "Room", d.Room))
	default:
		return say(v.lang, screen.T("hall.room_floor", "Room", d.Room, "Floor", floor))
	}
}

// calls are how the calls of some desks look in the hall.
func (v view) calls(desks []plan.Desk) page.Block {
	b := page.Block{Kind: page.Calls, ID: "calls"}
	for i, d := range desks {
		n := "A001"
		if len(d.Services) > 0 {
			s, _ := v.plan.Service(d.Services[0])
			series, _ := v.plan.SeriesOf(s.Series)
			n = number(series, max(1, series.First)+i)
		}
		b.Rows = append(b.Rows, page.Row{
			Text: screen.T("hall.desk", "Number", itoa(d.Number)), Detail: screen.Words(v.room(d)), End: screen.Words(n),
		})
	}
	return b
}

// queues are how the queue of a department looks in the hall.
func (v view) queues(d plan.Department) []page.Block {
	row := page.Row{
		Text: calls("department", departmentName(v.plan, d.ID, v.lang)), End: screen.Words("3"),
		Detail: screen.Wait(10, 15),
	}
	for _, s := range v.plan.Services {
		if s.Department == d.ID {
			row.Letter = s.Series
			break
		}
	}
	return []page.Block{{Kind: page.Queues, ID: "queues", Rows: []page.Row{row}}}
}

// firstService is the one for which a ticket is shown where no other is meant.
func firstService(p *plan.Plan) plan.Service {
	if len(p.Services) == 0 {
		return plan.Service{}
	}
	return p.Services[0]
}
