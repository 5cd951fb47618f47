package view_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"okienko/apps/welcome/flow"
	"okienko/internal/golden"
	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/internal/page/pagetest"
	"okienko/widgets"
)

var lesznowola = flow.Heard{Offices: []flow.Office{
	{ID: "1", Name: "Urząd Gminy Lesznowola", Addresses: []string{"192.168.10.31:7411"}},
	{ID: "2", Name: "Urząd Gminy Lesznowola, filia Mysiadło", Addresses: []string{"192.168.20.4:7411"}},
}}

const key = "AGE-SECRET-KEY-1 7K2F MQ4D 9XWB 3TRA P5NC 8GZH 1VEJ 6YSM 0Q4R 7T2W 9B5K 3DXF 8N1A 2C4E 5F6"

// window has taken some steps.
func window(cfg flow.Config, msgs ...flow.Msg) flow.Model {
	cfg.Languages, cfg.LongDate = pagetest.Languages, i18n.LongDate
	if cfg.Role == "" {
		cfg.Role = "admin"
	}
	m := flow.New(cfg)
	for _, msg := range msgs {
		m, _ = flow.Update(m, msg)
	}
	return m
}

func pick(row string) flow.Msg       { return page.Picked{Row: row} }
func press(id string) flow.Msg       { return page.Pressed{ID: id} }
func write(id, text string) flow.Msg { return page.Typed{ID: id, Text: text} }

func join(msgs ...flow.Msg) flow.Model {
	return window(flow.Config{Role: "kiosk"}, append([]flow.Msg{lesznowola, pick("join"), write("code", "7KF2MQX4D")}, msgs...)...)
}

func found(msgs ...flow.Msg) flow.Model {
	return window(flow.Config{Machine: "Sekretariat", Chance: 7}, append([]flow.Msg{
		pick("new"), write("office", "Urząd Gminy Lesznowola"),
	}, msgs...)...)
}

var backups = flow.BackupsFound{Files: []flow.Backup{
	{Path: "/media/anna/KOPIE/okienko-m-1-20261129T200507Z.backup", Name: "okienko-m-1-20261129T200507Z.backup", Folder: "/media/anna/KOPIE", Made: time.Date(2026, 11, 29, 21, 5, 7, 0, time.UTC)},
	{Path: "/media/anna/KOPIE/okienko-m-2-20261128T203112Z.backup", Name: "okienko-m-2-20261128T203112Z.backup", Folder: "/media/anna/KOPIE", Made: time.Date(2026, 11, 28, 21, 31, 12, 0, time.UTC)},
}}

var held = flow.Holds{
	Office: map[string]string{"pl": "Urząd Gminy Lesznowola", "en": "Lesznowola Commune Office", "uk": "Адміністрація гміни Лешноволя"},
	Made:   time.Date(2026, 11, 29, 21, 5, 7, 0, time.UTC), By: "Sekretariat", Tickets: 214, Days: 412, Lacks: 1,
}

func restore(msgs ...flow.Msg) flow.Model {
	return window(flow.Config{Machine: "Sekretariat"}, append([]flow.Msg{pick("restore"), backups}, msgs...)...)
}

// unlocked has come to what is in the backup.
func unlocked(msgs ...flow.Msg) flow.Model {
	return restore(append([]flow.Msg{pick(backups.Files[0].Path), write("secret", key), press("next"), flow.Progress{Percent: 40}}, msgs...)...)
}

// scenes are the pictures: what somebody sees who has never seen the program.
func scenes() map[string]flow.Model {
	return map[string]flow.Model{
		"start":         window(flow.Config{}),
		"start-desk":    window(flow.Config{Role: "desk"}),
		"removed":       window(flow.Config{Role: "hall", Belongs: true, Removed: true}),
		"removed-kiosk": window(flow.Config{Role: "kiosk", Belongs: true, Removed: true}, lesznowola, write("code", "7KF2MQX4D")),
		"join":          join(),
		"nobody":        window(flow.Config{Role: "kiosk"}, flow.Heard{}, pick("join"), press("next")),
		"joining":       join(press("next")),
		"digits":        join(press("next"), flow.Compare{Digits: "482913"}),
		"joined":        join(press("next"), flow.Joined{Name: "Kiosk przy wejściu", Role: "kiosk"}),
		"wrong-code":    join(press("next"), flow.Failed{Why: "joining.wrong_code"}),
		"other-data":    window(flow.Config{Role: "kiosk", Belongs: true}, lesznowola, pick("join"), write("code", "7KF2MQX4D"), press("next")),
		"restore":       restore(),
		"restore-none":  window(flow.Config{}, pick("restore"), flow.BackupsFound{}, write("path", "/media/anna"), press("next"), flow.BackupsFound{In: "/media/anna"}),
		"restore-key":   restore(pick(backups.Files[0].Path), write("secret", key)),
		"reading":       unlocked(),
		"restore-typo":  unlocked(flow.Failed{Why: "rescue.why_typo"}),
		"restore-other": unlocked(flow.Failed{Why: "welcome.backup_key"}),
		"restore-torn":  unlocked(flow.Failed{Why: "welcome.backup_damaged"}),
		"restore-agree": unlocked(held),
		"restoring":     unlocked(held, press("next"), flow.Progress{Percent: 70}),
		"restored":      unlocked(held, press("next"), flow.Restored{}),
		"found":         found(),
		"found-file":    found(lesznowola, page.Chose{ID: "plan", Option: 2}, press("next")),
		"key":           found(press("next"), flow.Founded{Key: key}, flow.Saved{Path: "/home/anna/Okienko.png"}),
		"check":         found(press("next"), flow.Founded{Key: key}, press("next"), press("next")),
		"founded":       found(press("next"), flow.Founded{Key: key}, press("next"), write("group_a", "6YSM"), write("group_b", "0Q4R"), press("next")),
	}
}

// inLanguage is a window that speaks another language.
func inLanguage(m flow.Model, lang string) flow.Model {
	for m.Page().Lang != lang {
		m, _ = flow.Update(m, page.Pressed{ID: page.LanguageID})
	}
	return m
}

func TestPictures(t *testing.T) {
	for name, m := range scenes() {
		w := pagetest.Open(t, widgets.Day, 1100, 720)
		for _, lang := range pagetest.Languages {
			w.Show(inLanguage(m, lang).Page())
			golden.Picture(t, name+"-"+lang, w.Picture())
		}
		w = pagetest.Open(t, widgets.Contrast, 1100, 720)
		m, _ = flow.Update(m, page.Pressed{ID: page.ContrastID})
		w.Show(m.Page())
		golden.Picture(t, name+"-contrast", w.Picture())
	}
}

// Every page stands in the least window, too, and on a kiosk that stands upright.
// TestContrastReachesEveryPage: also what was made in the other colours, and was out
// of sight when they changed.
func TestContrastReachesEveryPage(t *testing.T) {
	all := scenes()
	w := pagetest.OpenAsAProgram(t, widgets.Day, 1100, 720)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		w.Show(all[name].Page())
	}
	w.Recolour(widgets.Contrast)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		m, _ := flow.Update(all[name], page.Pressed{ID: page.ContrastID})
		w.Show(m.Page())
		golden.Picture(t, name+"-contrast", w.Picture())
	}
}

func TestPagesFit(t *testing.T) {
	for name, m := range scenes() {
		for _, size := range []fyne.Size{{Width: 1100, Height: 720}, {Width: 1000, Height: 680}, {Width: 1080, Height: 1920}} {
			w := pagetest.Open(t, widgets.Day, size.Width, size.Height)
			for _, lang := range pagetest.Languages {
				w.Check(t, name+" "+lang, inLanguage(m, lang).Page())
			}
		}
	}
}
