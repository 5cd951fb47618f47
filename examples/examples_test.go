// Package examples holds offices to start from. There is nothing in it to
// import: its tests keep the examples good.
package examples

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"okienko/internal/config"
	"okienko/internal/i18n"
	"okienko/office/plan"
)

// eachOffice runs a test on every example office.
func eachOffice(t *testing.T, test func(t *testing.T, p plan.Plan)) {
	files, _ := filepath.Glob("*/office.yaml")
	if len(files) == 0 {
		t.Fatal("no offices")
	}
	for _, path := range files {
		t.Run(filepath.Dir(path), func(t *testing.T) {
			p, err := config.ReadOffice(path)
			if err != nil {
				t.Fatal(err)
			}
			test(t, p)
		})
	}
}

// Each file is an office, or a machine that fits the office it names.
func TestEveryFileIsGood(t *testing.T) {
	files, _ := filepath.Glob("*/*.yaml")
	for _, path := range files {
		if filepath.Base(path) == "office.yaml" {
			continue // read by all the other tests
		}
		m, err := config.ReadMachine(path)
		if err != nil {
			t.Error(err)
			continue
		}
		p, err := config.ReadOffice(m.Office)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := m.Check(p); err != nil {
			t.Error(err)
		}
		if name := m.ID + ".machine.yaml"; filepath.Base(path) != name {
			t.Errorf("%s: call it %s", path, name)
		}
	}
}

// The machines of an example make one office on one computer.
func TestMachinesFitTogether(t *testing.T) {
	files, _ := filepath.Glob("lesznowola/*.machine.yaml")
	var first []config.Member
	var kinds string
	folders := make(map[string]bool)
	for _, path := range files {
		m, err := config.ReadMachine(path)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = m.Members
		}
		if !slices.Equal(first, m.Members) || len(m.Members) != len(files) {
			t.Errorf("%s lists other members: %v", path, m.Members)
		}
		if folders[m.Data] || m.Data != filepath.Join("..", "build", "run", m.ID) {
			t.Errorf("%s keeps its data in %s", path, m.Data)
		}
		folders[m.Data] = true
		kinds += fmt.Sprint(m.Kiosk != nil, m.Desk != nil, m.Hall != nil, " ")
	}
	if want := "true false false false false true false true false "; kinds != want {
		t.Errorf("kiosk, desk, hall: %s", kinds)
	}
}

func TestMenu(t *testing.T) {
	eachOffice(t, func(t *testing.T, p plan.Plan) {
		reached := make(map[plan.ServiceID]int)
		var page func(entries []plan.Entry, deep int)
		page = func(entries []plan.Entry, deep int) {
			if len(entries) > plan.MaxTiles || len(entries) == 0 {
				t.Errorf("a page of %d tiles", len(entries))
			}
			for _, e := range entries {
				if e.Service != "" {
					reached[e.Service]++
				} else {
					page(e.Entries, deep+1)
				}
			}
			if deep > 3 {
				t.Errorf("a page is %d touches away", deep)
			}
		}
		page(p.Menu, 0)
		for _, s := range p.Services {
			if reached[s.ID] != 1 {
				t.Errorf("%s is on the menu %d times", s.ID, reached[s.ID])
			}
		}
	})
}

func TestEveryServiceHasADesk(t *testing.T) {
	eachOffice(t, func(t *testing.T, p plan.Plan) {
		for _, s := range p.Services {
			served := slices.ContainsFunc(p.Desks, func(d plan.Desk) bool {
				return d.Department == s.Department && d.Offers(s.ID)
			})
			if !served {
				t.Errorf("no desk of %s serves %s", s.Department, s.ID)
			}
		}
		for _, d := range p.Departments {
			if !slices.ContainsFunc(p.Services, func(s plan.Service) bool { return s.Department == d.ID }) {
				t.Errorf("%s has no services", d.ID)
			}
		}
	})
}

// I and O read like digits; so does Q from afar.
func TestLettersAreNoDigits(t *testing.T) {
	eachOffice(t, func(t *testing.T, p plan.Plan) {
		for _, s := range p.Series {
			if strings.ContainsAny(s.Letters, "IOQ") {
				t.Errorf("series %s", s.Letters)
			}
		}
	})
}

// texts are all names of an office by where they stand, and apart from them the
// sentences.
func texts(p plan.Plan) (all map[string]plan.Names, sentences map[string]plan.Names) {
	all, sentences = map[string]plan.Names{"office": p.Name}, make(map[string]plan.Names)
	for _, d := range p.Departments {
		all["department "+string(d.ID)], all["short "+string(d.ID)] = d.Name, d.Short
	}
	for _, s := range p.Services {
		all["service "+string(s.ID)] = s.Name
		for i, b := range s.Bring {
			sentences[fmt.Sprintf("bring %s %d", s.ID, i)] = b
		}
	}
	for _, h := range p.Halls {
		all["hall "+string(h.ID)] = h.Name
	}
	for _, k := range p.Kiosks {
		all["kiosk "+string(k.ID)] = k.Name
	}
	for _, d := range p.Desks {
		all["floor of "+string(d.ID)] = d.Floor
	}
	for _, s := range p.Sites {
		all["site "+string(s.ID)] = s.Name
	}
	groups(p.Menu, all)
	for where, b := range sentences {
		all[where] = b
	}
	return all, sentences
}

func groups(entries []plan.Entry, all map[string]plan.Names) {
	for _, e := range entries {
		if e.Service == "" {
			all["group "+e.Name.PL] = e.Name
			groups(e.Entries, all)
		}
	}
}

// in is a name in a language, and nothing if it has none of its own.
func in(n plan.Names, lang string) string {
	if s := n.In(lang); lang == i18n.Fallback || s != n.PL {
		return s
	}
	return ""
}

func TestThreeLanguages(t *testing.T) {
	eachOffice(t, func(t *testing.T, p plan.Plan) {
		all, _ := texts(p)
		for where, n := range all {
			for _, l := range i18n.Languages {
				s := in(n, l.Code)
				if s == "" {
					t.Errorf("%s has no name of its own in %s", where, l.Code)
				}
				if cyrillic := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }); cyrillic != (l.Code == "uk") {
					t.Errorf("%s in %s is in other letters: %q", where, l.Code, s)
				}
				if short := strings.HasPrefix(where, "short"); short && len([]rune(s)) > 24 {
					t.Errorf("%s in %s is too long for a board: %q", where, l.Code, s)
				}
			}
		}
	})
}

func TestPlainSentences(t *testing.T) {
	eachOffice(t, func(t *testing.T, p plan.Plan) {
		_, sentences := texts(p)
		if len(sentences) < 10 {
			t.Errorf("only %d sentences about what to bring", len(sentences))
		}
		for where, n := range sentences {
			for _, l := range i18n.Languages {
				s := in(n, l.Code)
				if words := len(strings.Fields(s)); words > 12 {
					t.Errorf("%s in %s has %d words: %q", where, l.Code, words, s)
				}
				if !strings.HasSuffix(s, ".") || strings.Count(s, ".") != 1 {
					t.Errorf("%s in %s is not one sentence: %q", where, l.Code, s)
				}
			}
		}
	})
}

// shortened are words that speech reads wrongly. \b knows only ASCII letters.
var shortened = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:np|itp|itd|tzw|ul|nr|godz|min|tel|ok|cm|m\.in|e\.g|etc|no\.|approx|dept|напр|тел|хв|вул|буд|каб|см|№)(?:$|[^\pL])`)

func TestNoAbbreviations(t *testing.T) {
	eachOffice(t, func(t *testing.T, p plan.Plan) {
		all, _ := texts(p)
		for where, n := range all {
			for _, s := range []string{n.PL, n.EN, n.UK} {
				if found := shortened.FindString(s); found != "" {
					t.Errorf("%s: write %q in full: %q", where, strings.TrimSpace(found), s)
				}
			}
		}
	})
}
