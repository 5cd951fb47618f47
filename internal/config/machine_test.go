package config

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"okienko/office/plan"
)

func machineOf(t *testing.T, text string) Machine {
	t.Helper()
	m, err := readMachine(filepath.FromSlash("etc/okienko/machine.yaml"), []byte(text))
	if err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	return m
}

func TestMachineDefaults(t *testing.T) {
	path := func(p string) string { return filepath.FromSlash("etc/okienko/" + p) }
	alone := []Member{{"door", "127.0.0.1:7411"}}
	for _, c := range []struct {
		name, text string
		want       Machine
	}{
		{"one line", "id: door", Machine{ID: "door", Member: true, Listen: "127.0.0.1:7411", Members: alone,
			Data: path("data"), Keys: path("data/keys"), Office: path("office.yaml")}},
		{"paths", "id: door\ndata: /var/lib/okienko\nkeys: ../keys\noffice: ../o.yaml\nbackup: ../nas",
			Machine{ID: "door", Member: true, Listen: "127.0.0.1:7411", Members: alone,
				Data: "/var/lib/okienko", Keys: filepath.FromSlash("etc/keys"), Office: filepath.FromSlash("etc/o.yaml"), Backup: filepath.FromSlash("etc/nas")}},
		{"its own address", "id: a\nmembers: {b: 10.0.0.6:7411, a: 10.0.0.5:7411}",
			Machine{ID: "a", Member: true, Listen: "10.0.0.5:7411",
				Members: []Member{{"b", "10.0.0.6:7411"}, {"a", "10.0.0.5:7411"}},
				Data:    path("data"), Keys: path("data/keys"), Office: path("office.yaml")}},
		{"all networks", "id: a\nlisten: 0.0.0.0:80\nmembers: {a: \"[fd00::5]:80\"}",
			Machine{ID: "a", Member: true, Listen: "0.0.0.0:80", Members: []Member{{"a", "[fd00::5]:80"}},
				Data: path("data"), Keys: path("data/keys"), Office: path("office.yaml")}},
		{"no member", "id: c\nmember: false\nmembers: {a: pc-1.example:7411}",
			Machine{ID: "c", Members: []Member{{"a", "pc-1.example:7411"}}, Data: path("data"), Keys: path("data/keys")}},
	} {
		got := machineOf(t, c.text)
		got.places = nil
		if got.Identity != filepath.Join(got.Data, "identity") {
			t.Errorf("%s: its identity is looked for in %s", c.name, got.Identity)
		}
		got.Identity = ""
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", c.name, got, c.want)
		}
	}
}

// A file that names neither the machine nor the members is for one that joins by
// a code.
func TestAMachineThatJoins(t *testing.T) {
	m := machineOf(t, "kiosk: {id: entrance, printer: folder:out}\nhall: {hall: main}")
	if !m.Joins || m.ID != "" || m.Listen != "0.0.0.0:7411" || m.Members != nil || m.Kiosk.ID != "entrance" || m.Hall.Display != "" {
		t.Errorf("%+v", m)
	}
	m.Become("m-1", "main hall", true, []Member{{"m-2", "10.0.0.5:7411"}})
	if m.ID != "m-1" || !m.Member || len(m.Members) != 2 || m.Members[0] != (Member{"m-1", "127.0.0.1:7411"}) || m.Kiosk.ID != "entrance" || m.Hall.Display != "main hall" {
		t.Errorf("after it has joined: %+v", m)
	}
	for _, text := range []string{"id: door", "keys: k\nid: door", "id: a\nmembers: {a: 10.0.0.5:7411}"} {
		if machineOf(t, text).Joins {
			t.Errorf("%q joins", text)
		}
	}
	if _, err := readMachine("m.yaml", []byte("member: false\ndesk:")); err == nil {
		t.Error("a machine that joins says whether it keeps the log")
	}
}

func TestApps(t *testing.T) {
	m := machineOf(t, "id: door\nkiosk: {printer: folder:out}\ndesk:\nhall: {hall: main}")
	kiosk := Kiosk{ID: "door", Printer: Printer{Folder, filepath.FromSlash("etc/okienko/out")}, Head: 80,
		DiagonalInch: 21.5, Orientation: Portrait, MountBottomMM: 800, ViewingDistance: 600}
	if *m.Kiosk != kiosk || *m.Desk != (Desk{}) || *m.Hall != (Hall{"main", "door", 43, 5000, false, WholeHall, 0}) {
		t.Errorf("got %+v %+v %+v", m.Kiosk, m.Desk, m.Hall)
	}
	m = machineOf(t, `
id: door
kiosk: {id: k, printer: "tcp:printer.local:9100", head: 58, diagonal_inch: 32, orientation: landscape, mount_bottom_mm: 700, viewing_distance_mm: 500}
desk: {number: 4}
hall: {hall: main, display: left, diagonal_inch: 55.5, viewing_distance_mm: 8000, contrast: true, layout: desk, desk: 12}`)
	kiosk = Kiosk{"k", Printer{TCP, "printer.local:9100"}, 58, 32, Landscape, 700, 500}
	if *m.Kiosk != kiosk || *m.Desk != (Desk{Number: 4}) || *m.Hall != (Hall{"main", "left", 55.5, 8000, true, OverDesk, 12}) {
		t.Errorf("got %+v %+v %+v", m.Kiosk, m.Desk, m.Hall)
	}
	m = machineOf(t, "id: door")
	if m.Kiosk != nil || m.Desk != nil || m.Hall != nil {
		t.Errorf("apps out of nothing: %+v", m)
	}
}

// TestADisplayOverADesk needs no hall, and a desk that the office has.
func TestADisplayOverADesk(t *testing.T) {
	office := plan.Plan{Desks: []plan.Desk{{Number: 3}}}
	m := machineOf(t, "id: a\nhall: {layout: desk, desk: 3}")
	if m.Hall.Layout != OverDesk || m.Hall.Hall != "" || m.Check(office) != nil {
		t.Errorf("%+v, %v", m.Hall, m.Check(office))
	}
	if m := machineOf(t, "id: a\nhall: {layout: desk, desk: 4}"); m.Check(office) == nil {
		t.Error("a desk that the office does not have is taken")
	}
	for _, text := range []string{"id: a\nhall: {layout: desk}", "id: a\nhall: {layout: window}"} {
		if _, err := readMachine("m.yaml", []byte(text)); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestMachineFitsOffice(t *testing.T) {
	office := plan.Plan{
		Kiosks: []plan.Kiosk{{ID: "entrance"}}, Halls: []plan.Hall{{ID: "main"}, {ID: "upstairs"}},
		Desks: []plan.Desk{{Number: 3}, {Number: 12}},
	}
	good := machineOf(t, "id: door\nkiosk: {id: entrance, printer: folder:out}\ndesk: {number: 12}\nhall: {hall: main}")
	if err := good.Check(office); err != nil {
		t.Error(err)
	}
	if m := machineOf(t, "id: door\ndesk:"); m.Check(office) != nil {
		t.Error("a desk without a number fits every office")
	}
	bad := machineOf(t, "id: entrence\nkiosk: {printer: folder:out}\ndesk: {number: 4}\nhall:\n  hall: mian")
	want := strings.Join([]string{
		`etc/okienko/machine.yaml:2:8: The office has no kiosk “entrence”. Allowed are: entrance. Did you mean “entrance”?`,
		`etc/okienko/machine.yaml:3:16: The office has no desk “4”. Allowed are: 3, 12.`,
		`etc/okienko/machine.yaml:5:9: The office has no hall “mian”. Allowed are: main, upstairs. Did you mean “main”?`,
	}, "\n")
	if err := bad.Check(office); err == nil || filepath.ToSlash(err.Error()) != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
