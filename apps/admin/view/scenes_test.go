package view_test

import (
	"fmt"
	"time"

	"okienko/apps/admin/flow"
	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/plan"
	"okienko/office/queue"
)

var warsaw = time.FixedZone("CET", 3600)

// morning is Monday, 23 November 2026, 10:42.
var morning = queue.At(time.Date(2026, 11, 23, 10, 42, 0, 0, warsaw))

func machine(id machines.ID, name string, role machines.Role, keeps bool) machines.Machine {
	return machines.Machine{
		ID: id, Name: name, Role: role, Keeps: keeps, StaysOn: keeps, Version: "0.3.0", Joined: morning,
		Addresses: []string{"192.168.10." + fmt.Sprint(20+len(name)) + ":7411"}, Expires: morning.Add(300 * 24 * time.Hour),
	}
}

// town is an office with five computers, three of which keep its data.
func town() *office.State {
	s := office.New()
	s.Queue.Plan = plan.Plan{Revision: 1, Name: plan.Names{PL: "Urząd Gminy Lesznowola", EN: "Lesznowola Commune Office", UK: "Управління ґміни Лешноволя"}}
	s.Machines = machines.State{
		Office: "0123456789abcdef0123456789abcdef", Level: 1,
		Machines: []machines.Machine{
			machine("m-1", "Sekretariat", machines.Admin, true),
			machine("m-2", "Kiosk przy wejściu", machines.Kiosk, true),
			machine("m-3", "Ekran na parterze", machines.Hall, true),
			machine("m-4", "Pokój 12, Anna Kowalska", machines.Desk, false),
			machine("m-5", "Pokój 14", machines.Desk, false),
		},
	}
	return s
}

func health() flow.Health {
	h := flow.Health{Known: true, Failures: 1, Backup: morning.Add(-9 * time.Hour)}
	for i, id := range []machines.ID{"m-1", "m-2", "m-3"} {
		h.Machines = append(h.Machines, flow.Condition{
			ID: id, Reachable: true, Votes: true, Leads: i == 0, DiskFree: uint64(112+31*i) * 1_000_000_000, Version: "0.3.0",
		})
	}
	return h
}

// window is a window that knows an office.
func window(s *office.State, h flow.Health, msgs ...flow.Msg) flow.Model {
	m := flow.New(flow.Config{Languages: []string{"pl", "en", "uk"}, Zone: warsaw, Self: "m-1", CanRescue: true})
	for _, msg := range append([]flow.Msg{
		feed.Tick{Now: morning}, feed.News{State: s, Now: morning}, feed.Contact{Current: true}, h, press("tab_machines"),
	}, msgs...) {
		m, _ = flow.Update(m, msg)
	}
	return m
}

func press(id string) flow.Msg          { return page.Pressed{ID: id} }
func write(id, text string) flow.Msg    { return page.Typed{ID: id, Text: text} }
func choose(id string, n int) flow.Msg  { return page.Chose{ID: id, Option: n} }
func pick(id machines.ID) flow.Msg      { return page.Picked{ID: "machines", Row: string(id)} }
func contact(c feed.Contact) flow.Msg   { return c }
func trouble(t feed.Trouble) flow.Msg   { return feed.Contact{Current: true, Trouble: t} }
func invited(m flow.Invited) flow.Msg   { return m }
func arrived(a flow.Arrived) flow.Msg   { return a }
func surveyed(s flow.Surveyed) flow.Msg { return s }

var code = flow.Invited{
	Invitation: "00112233445566778899aabbccddeeff", Code: "7KF-2MQ-X4D", Expires: morning.Add(9*time.Minute + 20*time.Second),
	Text: "OKIENKO:04AB…", Address: "192.168.10.31:7411", QR: "OKIENKO:0G5T1S3B0C6DJ4H5M7R2Q9WX8ZK0V4E6F1N3P5A7B9C2D4E6F8G0H1J3K5M7N9P1Q3R5S7T9V2W4X6Y8Z0A2B4C6D8E1F3G5H7J9K2M4N6P8Q1R3S5T7V9W2X4Y6Z8",
}

// letIn takes the steps up to the code.
func letIn(more ...flow.Msg) flow.Model {
	return window(town(), health(), append([]flow.Msg{
		press("add"), write("name", "Kiosk na piętrze"), press("next"), invited(code),
	}, more...)...)
}

// ruin is what is left of an office.
var ruin = flow.Surveyed{
	Best: "m-1", Expected: 3,
	Machines: []flow.Survivor{
		{ID: "m-1", Name: "Sekretariat", Answers: true, Here: true, Newest: morning.Add(-40 * time.Minute)},
		{ID: "m-2", Name: "Kiosk przy wejściu"},
		{ID: "m-3", Name: "Ekran na parterze"},
	},
}

// spared is an office that only seemed to be lost.
func spared() flow.Surveyed {
	s := ruin
	s.Lives = true
	s.Machines = []flow.Survivor{ruin.Machines[0], {ID: "m-2", Name: "Kiosk przy wejściu", Answers: true, Newest: morning.Add(-40 * time.Minute)}, ruin.Machines[2]}
	return s
}

func rescue(more ...flow.Msg) flow.Model {
	return window(town(), health(), append([]flow.Msg{press("lost"), press("next"), surveyed(ruin)}, more...)...)
}

// weak is an office on one computer.
func weak() flow.Model {
	s := town()
	s.Machines.Machines = s.Machines.Machines[:1]
	h := health()
	h.Failures, h.Machines, h.Backup = 0, h.Machines[:1], 0
	return window(s, h)
}

// ailing is an office with something wrong on every computer.
func ailing() flow.Model {
	s, h := town(), health()
	h.Machines[0].DiskWarning, h.Machines[0].DiskFree = true, 780_000_000
	h.Machines[1].ClockOff = 95 * time.Second
	h.Machines[2].Reachable = false
	h.Failures = 0
	return window(s, h, contact(feed.Contact{Since: morning.Add(-3 * time.Minute)}))
}

// mending is an office in which one computer loads its data anew and another is
// too old.
func mending() flow.Model {
	s, h := town(), health()
	h.Machines[1].Repairing, h.Machines[2].NeedsUpdate = true, true
	h.Failures = 0
	return window(s, h, trouble(feed.NoTrouble), pick("m-2"))
}

// unsaved is an office whose backups do not work.
func unsaved() flow.Model {
	s, h := town(), health()
	s.Machines.Recovery = "age1"
	for i := range s.Machines.Machines {
		s.Machines.Machines[i].Joined = morning.Add(-100 * 24 * time.Hour)
	}
	h.Machines[0].BackupFails, h.Machines[0].BackupNoSpace = true, true
	h.Backup = morning.Add(-61 * time.Hour)
	return window(s, h)
}

// copied has a kiosk whose disk was copied.
func copied() flow.Model {
	s := town()
	s.Machines.Machines[1].Copied = morning.Add(-time.Minute)
	return window(s, health(), pick("m-2"))
}

const key = "OKIENKO-KLUCZ 7K2F MQ4D 9XWB 3TRA P5NC 8GZH 1VEJ 6YSM 0Q4R 7T2W 9B5K 3DXF 8N1A"

// scenes are the pictures: what an office manager can have before them.
func scenes() map[string]flow.Model {
	return map[string]flow.Model{
		"machines":        window(town(), health()),
		"guest":           window(town(), health(), pick("m-4")),
		"weak":            weak(),
		"ailing":          ailing(),
		"mending":         mending(),
		"unsaved":         unsaved(),
		"copied":          copied(),
		"connecting":      lonely(),
		"rename":          window(town(), health(), pick("m-2"), press("rename")),
		"remove":          window(town(), health(), pick("m-2"), press("remove"), write("name", "Kiosk"), press("next")),
		"add":             window(town(), health(), press("add"), write("name", "Kiosk na piętrze"), choose("role", 0)),
		"code":            letIn(),
		"compare":         letIn(arrived(flow.Arrived{Machine: "m-6", Digits: "482913", Address: "192.168.10.31"})),
		"welcomed":        welcomed(),
		"lost":            window(town(), health(), press("lost")),
		"survey":          rescue(),
		"spared":          rescue(surveyed(spared())),
		"unrescued":       rescue(press("next"), write("recovery_key", key), press("next"), write("name", "urząd gminy lesznowola"), press("next"), flow.Rescued{Why: "rescue.why_key"}),
		"key":             rescue(press("next"), write("recovery_key", "OKIENKO-KLUCZ 7K2F"), press("next")),
		"agree":           rescue(press("next"), write("recovery_key", key), press("next")),
		"rescuing":        rescue(press("next"), write("recovery_key", key), press("next"), write("name", "urząd gminy lesznowola"), press("next")),
		"figures":         counted(),
		"figures-wait":    counted(choose("topic", 2)),
		"figures-desks":   counted(press("by"), page.Picked{ID: "by", Row: "hour"}, choose("topic", 4)),
		"figures-queue":   counted(choose("topic", 5)),
		"figures-outcome": counted(choose("topic", 1)),
		"figures-fair":    counted(press("fair")),
		"figures-days":    counted(press("span"), choose("kind", 2)),
		"figures-by":      counted(press("by")),
		"figures-save":    counted(press("save"), choose("format", 1), flow.Saved{Path: "/home/anna/Dokumenty/okienko-2026-11-01-2026-11-30.csv"}),
		"rescued":         rescue(press("next"), write("recovery_key", key), press("next"), write("name", "urząd gminy lesznowola"), press("next"), flow.Rescued{}),
	}
}

// lonely has found nobody.
func lonely() flow.Model {
	m := flow.New(flow.Config{Languages: []string{"pl", "en", "uk"}, Zone: warsaw, CanRescue: true})
	m, _ = flow.Update(m, feed.Tick{Now: morning})
	m, _ = flow.Update(m, feed.Contact{})
	m, _ = flow.Update(m, feed.Tick{Now: morning.Add(7 * time.Second)})
	return m
}

// welcomed has let a machine in.
func welcomed() flow.Model {
	s := town()
	s.Machines.Machines = append(s.Machines.Machines, machine("m-6", "Kiosk na piętrze", machines.Kiosk, true))
	s.Machines.Invitations = []machines.Invitation{{ID: code.Invitation, Machine: "m-6"}}
	m := letIn(arrived(flow.Arrived{Machine: "m-6", Digits: "482913", Address: "192.168.10.31"}), press("next"))
	m, _ = flow.Update(m, feed.News{State: s, Now: morning})
	return m
}
