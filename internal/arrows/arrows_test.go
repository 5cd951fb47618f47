package arrows

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
)

const (
	fyne    = "fyne.io/fyne/v2"
	fyneApp = "fyne.io/fyne/v2/app"
	raft    = "github.com/hashicorp/"
	bolt    = "go.etcd.io/bbolt"
	oto     = "github.com/ebitengine/oto"
)

// rules say for a package (a trailing slash: and all below it) what may not be
// reached from it, directly or through others.
var rules = []struct {
	from      string
	forbidden []string
	why       string
}{
	{"okienko/office/", []string{"okienko/cluster", "okienko/apps", "okienko/internal", "okienko/widgets", "okienko/sounds", fyne, raft, bolt}, "the rules stand on nothing of ours"},
	{"okienko/cluster", []string{"okienko/cluster/member", raft, bolt, fyne}, "a client knows nothing of raft"},
	{"okienko/cluster/joining", []string{"okienko/cluster/member", "okienko/office", raft, bolt, fyne}, "how to join is nothing of the log"},
	{"okienko/cluster/blob", []string{"okienko/cluster/member", raft, bolt, fyne}, "files know nothing of the log"},
	{"okienko/cluster/backup", []string{"okienko/cluster/member", raft, bolt, fyne}, "a backup is nothing of the log's store"},
	{"okienko/cluster/member", []string{fyne, "okienko/apps"}, "a member has no screen"},
	{"okienko/apps/member", []string{fyne}, "a member has no screen"},
	{"okienko/widgets/", []string{"okienko/office", "okienko/cluster", fyneApp}, "widgets draw plain values"},
	{"okienko/sounds", []string{"okienko/", oto}, "sound is computed without a device"},
	{"okienko/internal/screen", []string{"okienko/", fyne}, "a screen is plain data"},
	{"okienko/internal/ticket", []string{fyne, "okienko/office", "okienko/cluster"}, "a ticket is drawn from plain words"},
	{"okienko/apps/kiosk/flow", []string{fyne, "okienko/cluster", "okienko/widgets"}, "a flow is pure"},
	{"okienko/apps/desk/flow", []string{fyne, "okienko/cluster", "okienko/widgets"}, "a flow is pure"},
	{"okienko/apps/hall/flow", []string{fyne, "okienko/cluster", "okienko/widgets"}, "a flow is pure"},
	{"okienko/apps/kiosk/view", []string{fyneApp, "okienko/cluster"}, "a view only draws"},
	{"okienko/apps/desk/view", []string{fyneApp, "okienko/cluster"}, "a view only draws"},
	{"okienko/internal/report", []string{fyne, "okienko/office", "okienko/cluster"}, "what is written is plain tables"},
	{"okienko/internal/page", []string{"okienko/office", "okienko/cluster", "okienko/widgets", fyne}, "a page is plain data"},
	{"okienko/internal/signin", []string{fyne, "okienko/cluster", "okienko/widgets", "okienko/internal/secrets"}, "a flow is pure"},
	{"okienko/internal/page/view", []string{fyneApp, "okienko/cluster", "okienko/office"}, "a view only draws"},
	{"okienko/apps/admin/flow", []string{fyne, "okienko/cluster", "okienko/widgets"}, "a flow is pure"},
	{"okienko/apps/admin/flow/setup", []string{fyne, "okienko/cluster", "okienko/widgets", "okienko/internal/config"}, "a flow is pure"},
	{"okienko/apps/admin/flow/staff", []string{fyne, "okienko/cluster", "okienko/widgets", "okienko/internal/secrets"}, "a flow is pure"},
	{"okienko/apps/admin/flow/audit", []string{fyne, "okienko/cluster", "okienko/widgets"}, "a flow is pure"},
	{"okienko/apps/admin/view", []string{fyneApp, "okienko/cluster"}, "a view only draws"},
	{"okienko/apps/welcome/flow", []string{fyne, "okienko/cluster", "okienko/office", "okienko/widgets"}, "a flow is pure"},
	{"okienko/apps/welcome/view", []string{fyneApp, "okienko/cluster"}, "a view only draws"},
	{"okienko/apps/welcome", []string{fyneApp, "okienko/cluster/member", raft, bolt}, "the member program joins, not the window"},
	{"okienko/internal/secrets", []string{"okienko/cluster/member", raft, bolt, fyne, "okienko/apps"}, "PINs and notes need no screen"},
	{"okienko/apps/hall/view", []string{fyneApp, "okienko/cluster"}, "a view only draws"},
}

// only says which of our packages may import something themselves.
var only = map[string][]string{
	"github.com/hashicorp/raft":             {"okienko/cluster/member", "okienko/cluster/member/journal"},
	"github.com/hashicorp/raft-boltdb/v2":   {"okienko/cluster/member"},
	bolt:                                    {"okienko/cluster/member"},
	"filippo.io/age":                        {"okienko/cluster/joining", "okienko/cluster/backup"},
	"golang.org/x/crypto/argon2":            {"okienko/internal/secrets"},
	"golang.org/x/crypto/chacha20poly1305":  {"okienko/internal/secrets"},
	"github.com/cloudflare/circl/group":     {"okienko/cluster/joining"},
	oto + "/v3":                             {"okienko/sounds/device"},
	fyneApp:                                 {"okienko/apps/kiosk", "okienko/apps/desk", "okienko/apps/hall", "okienko/apps/admin"},
	"github.com/go-gl/glfw/v3.4/glfw":       {"okienko/apps/desk"},
	"github.com/skip2/go-qrcode":            {"okienko/internal/ticket", "okienko/apps/kiosk/view", "okienko/internal/page/view"},
	"github.com/nicksnyder/go-i18n/v2/i18n": {"okienko/internal/i18n"},
	"go.yaml.in/yaml/v3":                    {"okienko/internal/config"},
	"github.com/xuri/excelize/v2":           {"okienko/internal/report"},
	"github.com/go-pdf/fpdf":                {"okienko/internal/report"},
}

func TestNobodyReachesWhatItMayNot(t *testing.T) {
	deps := list(t, "{{.ImportPath}} {{join .Deps \" \"}}")
	for _, r := range rules {
		found := false
		for from, to := range deps {
			if from != strings.TrimSuffix(r.from, "/") && (!strings.HasSuffix(r.from, "/") || !strings.HasPrefix(from, r.from)) {
				continue
			}
			found = true
			for _, bad := range reached(from, to, r.forbidden) {
				t.Errorf("%s reaches %s, but %s", from, bad, r.why)
			}
		}
		if !found {
			t.Errorf("the rule for %s is about no package", r.from)
		}
	}
}

func TestOnlyOneImportsEachOutside(t *testing.T) {
	for from, imports := range list(t, "{{.ImportPath}} {{join .Imports \" \"}}") {
		for _, i := range imports {
			if allowed, ruled := only[i]; ruled && !contains(allowed, from) {
				t.Errorf("%s imports %s: only %v may", from, i, allowed)
			}
		}
	}
}

// reached lists the forbidden packages among those that are reached.
func reached(from string, to, forbidden []string) []string {
	var bad []string
	for _, dep := range to {
		for _, f := range forbidden {
			own := dep == from || f == "okienko/" && strings.HasPrefix(dep, from+"/")
			if !own && (dep == f || strings.HasPrefix(dep, strings.TrimSuffix(f, "/")+"/")) {
				bad = append(bad, dep)
			}
		}
	}
	return bad
}

// list asks the go command about every package of ours.
func list(t *testing.T, format string) map[string][]string {
	t.Helper()
	cmd := exec.Command("go", "list", "-tags", "x11,hashicorpmetrics,no_emoji,no_metadata", "-f", format, "okienko/...")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1") // the windows are built with it, whatever tests are
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	found := make(map[string][]string)
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		found[words[0]] = words[1:]
	}
	return found
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}
