package setup

import (
	"okienko/office/calendar"
	"okienko/office/plan"
)

// preset is a kind of office to begin with: who serves there, and what people
// come for.
type preset struct {
	id          string // its name in the catalogue, after "setup.preset."
	glyph       string
	departments []section
}

// section is a department with its services, which share the letter of a series.
type section struct {
	id, letter  string
	name, short plan.Names
	matters     []matter
}

// matter is a service. Those that most people come for stand on the first page
// of the kiosk.
type matter struct {
	id      string
	name    plan.Names
	minutes int
	usual   bool
}

func n(pl, en, uk string) plan.Names { return plan.Names{PL: pl, EN: en, UK: uk} }

var frontOffice = section{
	"front-office", "A", n("Kancelaria", "Front office", "Канцелярія"), n("Kancelaria", "Front office", "Канцелярія"),
	[]matter{
		{"file-letter", n("Złożyć pismo", "Hand in a letter", "Подати лист або заяву"), 5, true},
		{"ask", n("Zapytać o sprawę", "Ask about a matter", "Запитати про справу"), 5, false},
	},
}

var presets = []preset{
	{"town_hall", "building", []section{
		frontOffice,
		{"citizens", "B", n("Sprawy obywatelskie", "Citizens’ affairs", "Справи громадян"), n("Sprawy obywatelskie", "Citizens’ affairs", "Справи громадян"), []matter{
			{"identity-card", n("Dowód osobisty", "Identity card", "Посвідчення особи"), 12, true},
			{"residence", n("Meldunek", "Register your address", "Реєстрація місця проживання"), 15, true},
			{"pesel", n("Numer PESEL", "PESEL number", "Номер PESEL"), 15, false},
		}},
		{"registry", "C", n("Urząd Stanu Cywilnego", "Civil Registry Office", "Відділ реєстрації актів цивільного стану"), n("Stan cywilny", "Civil registry", "Цивільний стан"), []matter{
			{"certificates", n("Akt urodzenia, małżeństwa, zgonu", "Birth, marriage or death certificate", "Свідоцтво про народження, шлюб, смерть"), 12, true},
			{"birth", n("Zgłosić urodzenie dziecka", "Register a birth", "Зареєструвати народження дитини"), 20, false},
			{"death", n("Zgłosić zgon", "Register a death", "Зареєструвати смерть"), 25, false},
		}},
		{"taxes", "D", n("Podatki i opłaty", "Taxes and fees", "Податки і збори"), n("Podatki i opłaty", "Taxes and fees", "Податки і збори"), []matter{
			{"property-tax", n("Podatek od nieruchomości", "Property tax", "Податок на нерухомість"), 12, true},
			{"waste-fee", n("Opłata za śmieci", "Waste collection fee", "Плата за вивезення сміття"), 10, true},
		}},
		{"land", "E", n("Geodezja i nieruchomości", "Land survey and real estate", "Геодезія та нерухомість"), n("Geodezja", "Land survey", "Геодезія"), []matter{
			{"dividing-land", n("Podział działki", "Divide a plot of land", "Поділ земельної ділянки"), 20, false},
			{"house-number", n("Numer domu", "House number", "Номер будинку"), 10, false},
		}},
		{"planning", "F", n("Budowa i planowanie", "Building and planning", "Будівництво та планування"), n("Budowa", "Building", "Будівництво"), []matter{
			{"building-conditions", n("Warunki zabudowy", "Decision on building conditions", "Умови забудови"), 20, false},
		}},
		{"environment", "G", n("Ochrona środowiska", "Environment", "Охорона довкілля"), n("Środowisko", "Environment", "Довкілля"), []matter{
			{"trees", n("Wycinka drzew", "Fell a tree", "Вирубка дерев"), 12, false},
		}},
	}},
	{"county", "document", []section{
		frontOffice,
		{"vehicles", "B", n("Rejestracja pojazdów", "Vehicle registration", "Реєстрація транспорту"), n("Pojazdy", "Vehicles", "Транспорт"), []matter{
			{"register-vehicle", n("Zarejestrować pojazd", "Register a vehicle", "Зареєструвати транспорт"), 20, true},
			{"sold-vehicle", n("Zgłosić sprzedaż pojazdu", "Report the sale of a vehicle", "Повідомити про продаж транспорту"), 8, true},
		}},
		{"licences", "C", n("Prawa jazdy", "Driving licences", "Посвідчення водія"), n("Prawa jazdy", "Driving licences", "Посвідчення водія"), []matter{
			{"new-licence", n("Złożyć wniosek o prawo jazdy", "Apply for a driving licence", "Подати заяву на посвідчення водія"), 12, true},
			{"collect-licence", n("Odebrać prawo jazdy", "Collect a driving licence", "Отримати посвідчення водія"), 5, true},
		}},
		{"building", "D", n("Budownictwo", "Building", "Будівництво"), n("Budownictwo", "Building", "Будівництво"), []matter{
			{"building-permit", n("Pozwolenie na budowę", "Building permit", "Дозвіл на будівництво"), 20, true},
		}},
		{"land", "E", n("Geodezja", "Land survey", "Геодезія"), n("Geodezja", "Land survey", "Геодезія"), []matter{
			{"land-register", n("Wypis z rejestru gruntów", "Extract from the land register", "Витяг із земельного реєстру"), 12, true},
		}},
	}},
	{"own", "plus", []section{
		{"office", "A", n("Obsługa", "Service", "Обслуговування"), n("Obsługa", "Service", "Обслуговування"), []matter{
			{"matter", n("Sprawa", "A matter", "Справа"), 10, true},
		}},
	}},
}

// usualWeek is eight to four on working days.
func usualWeek() (w calendar.Week) {
	w[1] = calendar.Span{From: 8 * 60, To: 16 * 60}
	sameAsMonday(&w)
	return w
}
