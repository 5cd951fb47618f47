package i18n

import (
	"regexp"
	"testing"
)

// jargon are words of ours that mean nothing in an office.
var jargon = regexp.MustCompile(`(?i)\b(cluster|node|raft|leader|quorum|sync\w*)\b|klaster|węz[eł]|lider|kworum|synchroniz|кластер|вуз[оe]л|лідер|кворум|синхроніз`)

func TestNoJargon(t *testing.T) {
	eachText(t, func(t *testing.T, _, key, text string) {
		if found := jargon.FindString(text); found != "" {
			t.Errorf("%s: %q says nothing to a clerk: %q", key, found, text)
		}
	})
}
