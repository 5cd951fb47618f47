package i18n

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
