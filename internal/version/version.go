// Package version says which Okienko this program is.
package version

import "strings"

// next is the release that is being made. It is told by programs that were built
// from no release.
const next = "0.3-dev"

// described is what "git describe" said of the sources. The linker puts it here;
// it is empty where a program was built without git.
var described string

// Text is the version, for people.
func Text() string { return text(described) }

func text(described string) string {
	release, tagged := strings.CutPrefix(described, "v")
	switch {
	case described == "":
		return next
	case tagged:
		return release
	}
	return next + " (" + described + ")"
}
