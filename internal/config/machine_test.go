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
		{"paths", "id: door\ndata: /var/lib/okienko\nkeys: ../keys\noffice: ../o.yaml",
			Machine{ID: "door", Member: true, Listen: "127.0.0.1:7411", Members: alone,
				Data: "/var/lib/okienko", Keys: filepath.FromSlash("etc/keys"), Office: filepath.FromSlash("etc/o.yaml")}},
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
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", c.name, got, c.want)
		}
	}
}

func TestApps(t *testing.T) {
	m := machineOf(t, "id: door\nkiosk: {printer: folder:out}\ndesk:\nhall: {hall: main}")
	kiosk := Kiosk{ID: "door", Printer: Printer{Folder, filepath.FromSlash("etc/okienko/out")}, Head: 80,
		DiagonalInch: 21.5, Orientation: Portrait, MountBottomMM: 800, ViewingDistance: 600}
	if *m.Kiosk != kiosk || *m.Desk != (Desk{}) || *m.Hall != (Hall{"main", "door", 43, 5000, false}) {
		t.Errorf("got %+v %+v %+v", m.Kiosk, m.Desk, m.Hall)
	}
	m = machineOf(t, `
id: door
kiosk: {id: k, printer: "tcp:printer.local:9100", head: 58, diagonal_inch: 32, orientation: landscape, mount_bottom_mm: 700, viewing_distance_mm: 500}
desk: {number: 4}
hall: {hall: main, display: left, diagonal_inch: 55.5, viewing_distance_mm: 8000, contrast: true}`)
	kiosk = Kiosk{"k", Printer{TCP, "printer.local:9100"}, 58, 32, Landscape, 700, 500}
	if *m.Kiosk != kiosk || *m.Desk != (Desk{4}) || *m.Hall != (Hall{"main", "left", 55.5, 8000, true}) {
		t.Errorf("got %+v %+v %+v", m.Kiosk, m.Desk, m.Hall)
	}
	m = machineOf(t, "id: door")
	if m.Kiosk != nil || m.Desk != nil || m.Hall != nil {
		t.Errorf("apps out of nothing: %+v", m)
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
		`etc/okienko/machine.yaml:2:8: the office has no kiosk "entrence": it has entrance. Did you mean "entrance"?`,
		`etc/okienko/machine.yaml:3:16: the office has no desk "4": it has 3, 12`,
		`etc/okienko/machine.yaml:5:9: the office has no hall "mian": it has main, upstairs. Did you mean "main"?`,
	}, "\n")
	if err := bad.Check(office); err == nil || filepath.ToSlash(err.Error()) != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
