package ticket

// faces are the tickets that every check walks over: the three languages as an
// office would use them, and the longest names we promise to print.
var faces = map[string]Face{
	"pl": {
		Office: "Urząd Miasta i Gminy Leszno", Number: "A012", Service: "Dowody osobiste: odbiór",
		Where: []string{"Pokój 5, parter"}, Ahead: "Przed Tobą: 4 osoby", Wait: "Około 10–25 minut",
		ScanHint: "Stan kolejki w telefonie: zeskanuj kod", Address: "https://kolejka.leszno.pl/t/BKDF-GHJT",
		CodeHint: "lub wejdź na kolejka.leszno.pl i wpisz kod", Code: "BKDF-GHJT",
		Issued: "poniedziałek, 23 listopada 2026, 9:41",
	},
	"en": {
		Office: "Leszno Town Hall", Number: "W307", Service: "Vehicle registration", Priority: "Priority",
		Where: []string{"Room 118, first floor", "Building B"}, Ahead: "Ahead of you: 11 people",
		ScanHint: "Follow the queue on your phone: scan the code", Address: "https://kolejka.leszno.pl/t/MNPR-STVX",
		CodeHint: "or type the code", Code: "MNPR-STVX", Issued: "Monday, 23 November 2026, 9:41",
	},
	"uk": {
		Office: "Уряд міста Лешно", Number: "Ж005", Service: "Посвідчення особи: отримання", Priority: "Першочергово",
		Where: []string{"Кабінет 5, перший поверх"}, Ahead: "Перед вами: 4 особи", Wait: "Близько 10–25 хвилин",
		ScanHint: "Стан черги в телефоні: скануйте код", Address: "https://kolejka.leszno.pl/t/BKDF-GHJT",
		CodeHint: "або введіть код", Code: "BKDF-GHJT", Issued: "понеділок, 23 листопада 2026, 9:41",
	},
	"long-pl": {
		Office: "Wojewódzki Ośrodek Dokumentacji Geodezyjnej i Kartograficznej w Świętochłowicach, filia nr 12",
		Number: "MW1234", Priority: "Pierwszeństwo: osoba z niepełnosprawnością lub w ciąży",
		Service: "Wydawanie zaświadczeń o przeznaczeniu działki w miejscowym planie zagospodarowania terenu",
		Where:   []string{"Pokój 1205, dwunaste piętro, skrzydło północno-wschodnie, wejście od ul. Żółkiewskiego"},
		Ahead:   "Przed Tobą: 123 osoby", Wait: "Około 1 godz. 50 min – 2 godz. 40 min",
		ScanHint: "Stan kolejki w telefonie: zeskanuj kod",
		Address:  "https://kolejka.wodgik.swietochlowice.samorzad.slaskie.example.gov.pl/bilet/BKDF-GHJT",
		CodeHint: "lub wejdź na kolejka.wodgik.swietochlowice.samorzad.slaskie.example.gov.pl i wpisz kod",
		Code:     "BKDF-GHJT", Issued: "poniedziałek, 23 listopada 2026, 9:41",
	},
	"long-uk": {
		Office: "Управління містобудування, архітектури та адміністративно-територіального розвитку громади",
		Number: "Щ888", Service: "Найвідповідальнішевнутрішньогосподарськеелектрогазозварювання та інші довідки",
		Where: []string{"Кабінет 5, перший поверх", "Корпус Б"}, Ahead: "Перед вами: 4 особи",
		ScanHint: "Стан черги в телефоні: скануйте код", Address: "https://kolejka.leszno.pl/t/BKDF-GHJT",
		CodeHint: "або введіть код", Code: "BKDF-GHJT", Issued: "понеділок, 23 листопада 2026, 9:41",
	},
	"bare": {Number: "012"},
}

var heads = map[string]Head{"80": Head80, "58": Head58}
