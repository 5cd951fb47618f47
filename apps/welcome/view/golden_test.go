package view_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"okienko/apps/welcome/flow"
	"okienko/internal/golden"
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
	cfg.Languages = pagetest.Languages
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
		"found":         found(),
		"found-file":    found(lesznowola, page.Chose{ID: "plan", Option: 1}, press("next")),
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
