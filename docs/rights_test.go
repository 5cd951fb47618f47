package docs

import (
	"regexp"
	"strings"
	"testing"

	"okienko/office"
	"okienko/office/plan"
)

// commandRow is a line of the table of commands: the command and its rights.
var commandRow = regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\| ([^|]*) \\|")

// TestRightsOfCommands holds the table of rights.md to the one that the rules use.
func TestRightsOfCommands(t *testing.T) {
	told := make(map[string]string)
	for _, row := range commandRow.FindAllStringSubmatch(section(t, "rights.md", "## Which command takes which right"), -1) {
		if _, twice := told[row[1]]; twice {
			t.Errorf("%s stands twice", row[1])
		}
		told[row[1]] = row[2]
	}
	for _, p := range office.Permissions() {
		var rights []string
		for _, r := range p.Rights {
			rights = append(rights, string(r))
		}
		want := strings.Join(rights, ", ")
		if want == "" {
			want = "nobody"
		}
		got, there := told[p.Command]
		if !there || got != want {
			t.Errorf("rights.md needs a line | `%s` | %s | in its table of commands, and has %q", p.Command, want, got)
		}
		delete(told, p.Command)
	}
	for kind := range told {
		t.Errorf("rights.md tells of %s, which is no command", kind)
	}
}

// TestRightsOfRoles holds the table of roles to the plan's.
func TestRightsOfRoles(t *testing.T) {
	rows := regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\|[^|]*\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|").
		FindAllStringSubmatch(section(t, "rights.md", "## The rights"), -1)
	if len(rows) != len(plan.Rights()) {
		t.Fatalf("%d rights are told of, and there are %d", len(rows), len(plan.Rights()))
	}
	for i, right := range plan.Rights() {
		if rows[i][1] != string(right) {
			t.Errorf("line %d tells of %s and not of %s", i+1, rows[i][1], right)
		}
		for j, role := range plan.UsualRoles() {
			has := false
			for _, r := range role.Rights {
				has = has || r == right
			}
			if told := strings.TrimSpace(rows[i][2+j]) == "yes"; told != has {
				t.Errorf("%s of a %s: told as %v", right, role.ID, told)
			}
		}
	}
}

// section is the part of a page below a heading.
func section(t *testing.T, page, heading string) string {
	t.Helper()
	_, rest, found := strings.Cut(text(t, page), heading+"\n")
	if !found {
		t.Fatalf("%s has no %q", page, heading)
	}
	part, _, _ := strings.Cut(rest, "\n## ")
	return part
}
