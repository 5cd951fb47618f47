package i18n

import "strconv"

// People is a number of people: "1 osoba", "5 osób".
func People(lang string, n int) string {
	return Translate(lang, "common.people", n, nil)
}

// YesNo is the answer to a question.
func YesNo(lang string, yes bool) string {
	if yes {
		return Translate(lang, "common.yes", 0, nil)
	}
	return Translate(lang, "common.no", 0, nil)
}

// Minutes is an expected wait: "15–25 minut", "do 5 minut", "od razu".
func Minutes(lang string, from, to int) string {
	switch {
	case to <= 0:
		return Translate(lang, "common.at_once", 0, nil)
	case from <= 0:
		return Translate(lang, "common.minutes_up_to", to, nil)
	case from >= to:
		return Translate(lang, "common.minutes", to, nil)
	default:
		return Translate(lang, "common.minutes_range", to, map[string]string{"From": strconv.Itoa(from)})
	}
}
