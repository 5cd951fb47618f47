package setup

// part is what stands together on one page.
type part struct {
	id    string // its name in the catalogue, after "setup.part."
	glyph string
	lists []list
}

// parts are those of the office, in the order in which one sets it up.
func parts() []part {
	return []part{
		{"office", "building", []list{officeList(), sitesList()}},
		{"calendar", "calendar", []list{holidaysList(), closuresList(), specialList()}},
		{"departments", "people", []list{departmentsList()}},
		{"numbers", "ticket", []list{seriesList()}},
		{"services", "document", []list{servicesList()}},
		{"places", "screen", []list{hallsList(), kiosksList()}},
		{"desks", "desk", []list{desksList()}},
		{"menu", "tiles", []list{menuList("menu", topMenu)}},
		{"rules", "sliders", []list{rulesList(), parkReasonsList(), breakReasonsList()}},
		{"people", "key", []list{peopleList(), rolesList()}},
	}
}

func partOf(id string) part {
	for _, p := range parts() {
		if p.id == id {
			return p
		}
	}
	return parts()[0]
}
