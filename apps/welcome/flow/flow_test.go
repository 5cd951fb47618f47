package flow

import (
	"slices"
	"strings"
	"testing"
	"time"

	"okienko/internal/page"
)

// person goes through the first start.
type person struct {
	t    *testing.T
	m    Model
	sent []Intent
}

func begin(t *testing.T, cfg Config) *person {
	t.Helper()
	cfg.Languages = []string{"en", "pl", "uk"}
	return &person{t: t, m: New(cfg)}
}

func (p *person) tell(msgs ...Msg) {
	for _, msg := range msgs {
		m, intents := Update(p.m, msg)
		p.m, p.sent = m, append(p.sent, intents...)
	}
}

func (p *person) pick(row string)       { p.tell(page.Picked{Row: row}) }
func (p *person) press(id string)       { p.tell(page.Pressed{ID: id}) }
func (p *person) write(id, text string) { p.tell(page.Typed{ID: id, Text: text}) }

func (p *person) on(name place) {
	p.t.Helper()
	if got := p.m.Page().Name; got != string(name) {
		p.t.Fatalf("the page is %q and not %q; its line: %v", got, name, p.m.Page().Line)
	}
}

// asked is what the window wanted last, and forgets it.
func (p *person) asked() Intent {
	p.t.Helper()
	if len(p.sent) != 1 {
		p.t.Fatalf("the window wanted %v", p.sent)
	}
	i := p.sent[0]
	p.sent = nil
	return i
}

var here = Heard{Offices: []Office{
	{ID: "1", Name: "Town Hall", Addresses: []string{"10.0.0.1:7411", "10.0.0.2:7411"}},
	{ID: "2", Name: "Library", Addresses: []string{"10.0.0.9:7411"}},
}}

func TestACodeAndEnterAreEnough(t *testing.T) {
	p := begin(t, Config{Role: "kiosk"})
	p.tell(here)
	p.pick(joinRow)
	p.write(codeID, " 7kf 2mq x4d ")
	p.press(nextID)
	p.on(joining)
	j := p.asked().(Join)
	if j.Code != "7kf 2mq x4d" || !slices.Equal(j.Addresses, here.Offices[0].Addresses) || j.SetAside {
		t.Errorf("asked was %+v", j)
	}
	p.tell(Compare{Digits: "482913"})
	p.on(comparing)
	if b, _ := p.m.Page().Block("digits"); b.Value != "482 913" {
		t.Errorf("the digits are %q", b.Value)
	}
	p.tell(Joined{Name: "Kiosk", Role: "kiosk"})
	p.on(done)
	p.press(nextID)
	if p.asked() != (Start{}) {
		t.Error("the program does not begin its work")
	}
}

func TestAnAddressIsTypedAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]string{
		"10.0.0.7": "10.0.0.7:7411", " 10.0.0.7:7500 ": "10.0.0.7:7500", "front-office": "front-office:7411", "[::1]": "[::1]:7411",
	} {
		p := begin(t, Config{Role: "desk"})
		p.tell(here)
		p.pick(joinRow)
		p.write(codeID, "x")
		p.write(addressID, typed)
		p.press(nextID)
		if got := p.asked().(Join).Addresses; !slices.Equal(got, []string{want}) {
			t.Errorf("%q is taken for %v", typed, got)
		}
	}
}

// The chosen office stays chosen when the list changes under the finger.
func TestTheChosenOfficeStays(t *testing.T) {
	p := begin(t, Config{Role: "desk"})
	p.tell(here)
	p.pick(joinRow)
	p.pick("2")
	p.tell(Heard{Offices: []Office{here.Offices[1], here.Offices[0]}})
	p.write(codeID, "x")
	p.press(nextID)
	if got := p.asked().(Join).Addresses; !slices.Equal(got, here.Offices[1].Addresses) {
		t.Errorf("called is %v", got)
	}
}

func TestOtherDataIsSetAsideOnlyWhenThePersonSaysSo(t *testing.T) {
	p := begin(t, Config{Role: "kiosk", Belongs: true})
	p.pick(joinRow)
	p.write(codeID, "x")
	p.press(nextID)
	p.on(failed)
	if len(p.sent) != 0 {
		t.Fatalf("asked was %v", p.sent)
	}
	p.press(nextID) // Enter is not what sets data aside
	if len(p.sent) != 0 {
		t.Fatalf("asked was %v", p.sent)
	}
	p.press(nextID)
	p.press(keepID)
	if j := p.asked().(Join); !j.SetAside {
		t.Errorf("asked was %+v", j)
	}
}

// A machine that was removed is asked for a code at once, and its old data go
// aside without a further question.
func TestARemovedMachineJoinsAnew(t *testing.T) {
	p := begin(t, Config{Role: "desk", Belongs: true, Removed: true})
	p.on(coding)
	if b := p.m.Page().Blocks()[0]; b.Text.Key != "trouble.removed" || b.Weight != page.Alarm {
		t.Errorf("the page begins with %+v", b)
	}
	p.write(codeID, "7KF2MQX4D")
	p.press(nextID)
	if j := p.asked().(Join); !j.SetAside {
		t.Errorf("asked was %+v", j)
	}
}

// Two windows of one machine ask for a code: the second one is not to set aside
// what the first one has joined.
func TestAnotherWindowHasJoined(t *testing.T) {
	p := begin(t, Config{Role: "desk", Belongs: true, Removed: true})
	p.tell(Looked{})
	if len(p.sent) != 0 {
		t.Fatalf("asked was %v", p.sent)
	}
	p.tell(Looked{Belongs: true})
	if _, ok := p.asked().(Start); !ok {
		t.Error("it does not begin its work")
	}
}

// What this window has joined itself, the person reads first.
func TestItsOwnJoiningIsReadFirst(t *testing.T) {
	p := begin(t, Config{Role: "desk"})
	p.pick(joinRow)
	p.write(codeID, "x")
	p.press(nextID)
	p.asked()
	for _, msg := range []Msg{Looked{Belongs: true}, Joined{Name: "Desk", Role: "desk"}, Looked{Belongs: true}} {
		if p.tell(msg); len(p.sent) != 0 {
			t.Fatalf("after %#v asked was %v", msg, p.sent)
		}
	}
	p.on(done)
}

func TestAFailureLeadsBack(t *testing.T) {
	p := begin(t, Config{Role: "kiosk"})
	p.pick(joinRow)
	p.write(codeID, "wrong")
	p.press(nextID)
	p.asked()
	p.tell(Failed{Why: "joining.wrong_code"})
	p.on(failed)
	p.press(nextID)
	p.on(coding)
	if b, _ := p.m.Page().Block(codeID); b.Value != "wrong" {
		t.Errorf("what was typed is gone: %q", b.Value)
	}
	p.tell(Failed{Why: "joining.said_no"}) // late, from what was given up
	p.on(coding)
}

func TestCancelEndsWhatIsOnItsWay(t *testing.T) {
	p := begin(t, Config{Role: "kiosk"})
	p.pick(joinRow)
	p.write(codeID, "x")
	p.press(nextID)
	p.asked()
	p.press(backID)
	if p.asked() != (Cancel{}) {
		t.Error("nothing was ended")
	}
	p.tell(Compare{Digits: "1"})
	p.on(coding)
}

func TestAKioskHasKeysOnItsScreen(t *testing.T) {
	p := begin(t, Config{Role: "kiosk"})
	p.pick(joinRow)
	for _, k := range []string{"7", "K", "Q", eraseKey, "F"} {
		p.press(keyID + k)
	}
	if got := p.m.fields[codeID]; got != "7KF" {
		t.Errorf("typed is %q", got)
	}
	p = begin(t, Config{Role: "desk"})
	p.pick(joinRow)
	if _, found := p.m.Page().Block("keys"); found {
		t.Error("a desk has a keyboard")
	}
}

func TestOnlyAManagersMachineBeginsAnOffice(t *testing.T) {
	for _, role := range []string{"kiosk", "desk", "hall"} {
		p := begin(t, Config{Role: role})
		p.pick(newRow)
		p.on(starting)
	}
}

const printed = "AGE-SECRET-KEY-1 7K2F MQ4D 9XWB 3TRA P5NC 8GZH 1VEJ 6YSM 0Q4R 7T2W 9B5K 3DXF 8N1A 2C4E 5F"

// founds takes the steps up to the key.
func founds(t *testing.T, chance int) *person {
	p := begin(t, Config{Role: "admin", Machine: "office-1", Chance: chance})
	p.pick(newRow)
	p.press(nextID)
	p.on(naming)
	p.write(officeID, "Town Hall")
	p.press(nextID)
	if f := p.asked(); f != (Found{Office: "Town Hall", Machine: "office-1", Empty: true}) {
		t.Fatalf("asked was %+v", f)
	}
	p.tell(Founded{Key: printed})
	p.on(keeping)
	return p
}

// Nobody goes on who has not copied the key; whichever groups are asked for.
func TestTheKeyIsTypedBack(t *testing.T) {
	for chance := range 300 {
		p := founds(t, chance)
		p.press(nextID)
		p.press(nextID)
		p.on(checking)
		a := p.m.asked()
		if a[0] == a[1] {
			t.Fatalf("with %d the same group is asked for twice", chance)
		}
		all := strings.Split(Lines(printed), "\n")
		for i, n := range a {
			line := strings.Fields(all[n/perLine+1])
			p.write(groupIDs[i], strings.ToLower(line[n%perLine]))
		}
		p.press(nextID)
		p.on(done)
	}
}

func TestAWrongGroupIsNotTaken(t *testing.T) {
	p := founds(t, 3)
	p.press(saveID)
	if k := p.asked().(SaveKey); k.Key != printed || k.Office != "Town Hall" {
		t.Errorf("the sheet is of %+v", k)
	}
	p.press(nextID)
	p.write(groupIDs[0], "7K2F")
	p.write(groupIDs[1], "XXXX")
	p.press(nextID)
	p.on(checking)
	p.press(backID)
	p.on(keeping)
}

func TestAnOfficeFileHasToBeNamed(t *testing.T) {
	p := begin(t, Config{Role: "admin", Machine: "office-1"})
	p.pick(newRow)
	p.write(officeID, "Town Hall")
	p.tell(page.Chose{ID: planID, Option: ownFile})
	p.press(nextID)
	p.on(naming)
	p.write(fileID, "/media/stick/office.yaml")
	p.press(nextID)
	if f := p.asked().(Found); f.File != "/media/stick/office.yaml" {
		t.Errorf("asked was %+v", f)
	}
	p.tell(Failed{Why: "welcome.bad_file"})
	p.press(nextID)
	p.on(naming)
}

var saved = Backup{Path: "/media/stick/okienko-m-1-20261129T200507Z.backup", Made: time.Date(2026, 11, 29, 21, 5, 7, 0, time.UTC)}

// unlocks takes the steps up to what is in the backup.
func unlocks(t *testing.T) *person {
	p := begin(t, Config{Role: "admin", Machine: "office-1"})
	p.pick(oldRow)
	p.on(choosing)
	if p.asked() != (FindBackups{}) {
		t.Error("nothing was looked for")
	}
	p.tell(BackupsFound{Files: []Backup{saved}})
	p.pick(saved.Path)
	p.on(unlocking)
	p.write(secretID, "age-secret-key-1 7k2f")
	p.press(nextID)
	p.on(unlocking) // a line was left out
	p.write(secretID, strings.ToLower(printed))
	p.press(nextID)
	p.on(reading)
	if o := p.asked().(OpenBackup); o != (OpenBackup{Path: saved.Path, Key: strings.ReplaceAll(printed, " ", "")}) {
		t.Fatalf("asked was %+v", o)
	}
	return p
}

// Nothing is written before the person has read what is in the backup and said yes.
func TestAnOfficeIsRestored(t *testing.T) {
	p := unlocks(t)
	p.tell(Progress{Percent: 40})
	if got := p.m.Page().Left[0].Text.With["Percent"]; got != "40" {
		t.Errorf("it has read %q percent", got)
	}
	p.tell(Holds{Office: map[string]string{"pl": "Urząd", "en": "Town Hall"}, Made: saved.Made, Tickets: 214})
	p.on(agreeing)
	facts, _ := p.m.Page().Block(aboutID)
	if facts.Rows[0].End.Words != "Town Hall" || facts.Rows[1].End.Words != "2026-11-29, 21:05" || facts.Rows[3].End.Words != "214" {
		t.Errorf("the facts are %+v", facts.Rows)
	}
	if len(p.sent) != 0 {
		t.Fatalf("asked was %v", p.sent)
	}
	p.press(nextID)
	p.on(rebuilding)
	if r := p.asked().(Restore); r.Path != saved.Path || r.Machine != "office-1" || r.Key == "" {
		t.Errorf("asked was %+v", r)
	}
	p.tell(Looked{Belongs: true}) // of its own work
	p.press(backID)
	p.on(rebuilding)
	p.tell(Restored{}, Looked{Belongs: true})
	p.on(done)
	if len(p.sent) != 0 || p.m.fields[secretID] != "" {
		t.Errorf("asked was %v, and the key is still here: %q", p.sent, p.m.fields[secretID])
	}
	p.press(nextID)
	if p.asked() != (Start{}) {
		t.Error("the program does not begin its work")
	}
}

func TestAWrongBackupOrKeyLeadsBack(t *testing.T) {
	for why, to := range map[string]place{"rescue.why_typo": unlocking, "welcome.backup_key": unlocking, "welcome.backup_damaged": choosing} {
		p := unlocks(t)
		p.tell(Failed{Why: why})
		p.on(failed)
		if b := p.m.Page().Blocks(); b[0].Text.Key != "welcome.not_restored" || b[1].Text.Key != why {
			t.Errorf("%s is told as %+v", why, b)
		}
		p.press(nextID)
		p.on(to)
	}
	p := unlocks(t)
	p.tell(Holds{})
	p.press(nextID)
	p.asked()
	p.tell(Failed{Why: "trouble.wrong_office"})
	p.press(keepID) // no data are set aside for a backup
	p.press(nextID)
	p.on(agreeing)
	if len(p.sent) != 0 {
		t.Errorf("asked was %v", p.sent)
	}
}

func TestReadingABackupCanBeGivenUp(t *testing.T) {
	p := unlocks(t)
	p.press(backID)
	if p.asked() != (Cancel{}) {
		t.Error("nothing was ended")
	}
	p.tell(Holds{}, Failed{Why: "welcome.backup_key"})
	p.on(unlocking)
}

func TestABackupIsWrittenDown(t *testing.T) {
	p := begin(t, Config{Role: "admin"})
	p.pick(oldRow)
	p.asked()
	p.press(nextID)
	p.on(choosing)
	p.write(pathID, " /media/stick ")
	p.press(nextID)
	if f := p.asked(); f != (FindBackups{In: "/media/stick"}) {
		t.Errorf("asked was %+v", f)
	}
	p.tell(BackupsFound{In: "/media/stick"})
	if p.m.Page().Line.Text.Key != "welcome.line_no_backup_there" {
		t.Errorf("the line says %+v", p.m.Page().Line)
	}
	p.tell(BackupsFound{In: "/media/stick", File: true, Files: []Backup{{Path: "/media/stick"}}})
	p.on(unlocking)
}

// An office is restored on a manager's machine that has no data of any.
func TestWhereNoOfficeIsRestored(t *testing.T) {
	for _, cfg := range []Config{{Role: "desk"}, {Role: "hall"}, {Role: "kiosk"}, {Role: "admin", Belongs: true}} {
		p := begin(t, cfg)
		p.pick(oldRow)
		p.on(starting)
	}
}
