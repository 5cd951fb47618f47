package config

import "okienko/internal/screen"

// Answers are what a person would type when a machine joins, in a file: for
// machines that are set up without a screen.
type Answers struct {
	Invitation string   // the text that the inviting machine shows
	Code       string   // or the short code
	At         []string // where the code is shown, host:port
	SetAside   bool     // data of another office in this machine's folder is set aside
}

// ReadAnswers reads a file of answers. The error, if any, is of the type Mistakes.
func ReadAnswers(path string) (Answers, error) {
	text, err := load(path)
	if err != nil {
		return Answers{}, err
	}
	return readAnswers(path, text)
}

func readAnswers(file string, text []byte) (Answers, error) {
	var a Answers
	r := read(file, text, func(v value) {
		v.fields(
			into("invitation", &a.Invitation, value.text),
			into("code", &a.Code, value.text),
			into("at", &a.At, addresses),
			into("set_aside", &a.SetAside, value.yes),
		)
		if (a.Invitation == "") == (a.Code == "") && !v.unusable("invitation") && !v.unusable("code") {
			v.report(v.node, screen.T("mistake.one_answer"))
		}
	})
	if err := r.mistakes.err(); err != nil {
		return Answers{}, err
	}
	return a, nil
}

// addresses is a list of "host:port".
func addresses(v value) []string {
	var all []string
	for _, item := range v.items() {
		all = append(all, reachable(item))
	}
	return all
}
