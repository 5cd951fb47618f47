package docs

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"okienko/office/order"
	"okienko/office/plan"
)

var firstCells = regexp.MustCompile(`(?m)^\| ([a-z_]+) \| ([^|]*) \|`)

// TestRailsAreTold holds the table of rails to those of the rule, in their order.
func TestRailsAreTold(t *testing.T) {
	var told []order.Rail
	for _, row := range firstCells.FindAllStringSubmatch(section(t, "rules.md", "## Who is next"), -1) {
		if row[1] != "rail" {
			told = append(told, order.Rail(row[1]))
		}
	}
	if !slices.Equal(told, order.Rails()) {
		t.Errorf("rules.md tells of the rails %v, and they are %v", told, order.Rails())
	}
}

// TestRulesAreTold holds the table of rules to the plan's, with their defaults.
func TestRulesAreTold(t *testing.T) {
	told := make(map[string]string)
	for _, row := range firstCells.FindAllStringSubmatch(section(t, "rules.md", "## What an office can set"), -1) {
		told[row[1]] = row[2]
	}
	usual := reflect.ValueOf(plan.Rules{}.Filled())
	for i := range usual.NumField() {
		name, _, _ := strings.Cut(usual.Type().Field(i).Tag.Get("json"), ",")
		want := plan.ByScore // the only one that is a word
		if usual.Field(i).Kind() == reflect.Int {
			want = strconv.Itoa(int(usual.Field(i).Int()))
		}
		if got, _, _ := strings.Cut(told[name], " "); got != want {
			t.Errorf("rules.md says that %s is %q, and it is %s", name, told[name], want)
		}
		delete(told, name)
	}
	delete(told, "rule")
	if len(told) > 0 {
		t.Errorf("rules.md tells of rules that are none: %v", told)
	}
}
