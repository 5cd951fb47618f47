package days

// Setting is a kind of office and of days.
type Setting struct {
	Name         string
	Departments  int
	Load         float64 // the share of the clerks' time that is asked for
	Pace         float64 // how long visits last on the day that counts, where 1 is usual
	Preferential float64 // share of who comes
	Booked       float64 // the same
	NoShow       float64 // share of who has gone before the first call
}

// Usual is an office of so many departments under a load.
func Usual(name string, departments int, load float64) Setting {
	return Setting{Name: name, Departments: departments, Load: load, Pace: 1, Preferential: 0.07, Booked: 0.1, NoShow: 0.05}
}

// But is the setting with a change and another name.
func (s Setting) But(name string, change func(*Setting)) Setting {
	s.Name = name
	change(&s)
	return s
}

// Settings are those that forecasts are measured with.
func Settings() []Setting {
	town := Usual("3 departments, load 0.85", 3, 0.85)
	return []Setting{
		Usual("1 department, load 0.6", 1, 0.6),
		Usual("1 department, load 0.85", 1, 0.85),
		Usual("1 department, load 0.95", 1, 0.95),
		Usual("3 departments, load 0.6", 3, 0.6),
		town,
		Usual("3 departments, load 0.95", 3, 0.95),
		Usual("9 departments, load 0.75", 9, 0.75),
		Usual("9 departments, load 0.9", 9, 0.9),
		town.But("a good day: visits a fifth shorter", func(s *Setting) { s.Pace = 0.8 }),
		town.But("a bad day: visits a fifth longer", func(s *Setting) { s.Pace = 1.2 }),
		town.But("a third booked", func(s *Setting) { s.Booked = 0.33 }),
		town.But("a fifth preferential", func(s *Setting) { s.Preferential = 0.2 }),
		town.But("every sixth does not come", func(s *Setting) { s.NoShow = 1.0 / 6 }),
	}
}
