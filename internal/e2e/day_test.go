package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okienko/office"
)

// TestTheDayIsLongWhateverTheHour: in its hours the office opens by itself, and would
// close in the middle of whatever test runs then.
func TestTheDayIsLongWhateverTheHour(t *testing.T) {
	text, err := os.ReadFile(officeFile(t))
	must(t, err)
	zone, err := time.LoadLocation("Europe/Warsaw")
	must(t, err)
	special := "hours:\n  special:\n"
	for now, day := time.Now().In(zone), 0; day < 2; day++ {
		special += fmt.Sprintf("    - {date: %s, hours: \"00:00-24:00\"}\n", now.AddDate(0, 0, day).Format(time.DateOnly))
	}
	file := filepath.Join(t.TempDir(), "office.yaml")
	must(t, os.WriteFile(file, []byte(strings.Replace(string(text), "hours:\n", special, 1)), 0o600))
	o := prepareFrom(t, file)
	for _, m := range o.Machines() {
		_, err := o.Member(m)
		o.check(err)
	}
	o.check(o.Watch())
	t.Cleanup(o.Observer.Close)
	o.until("it is open by itself", func(s *office.State) bool { return s.Queue.Day.Open && s.Queue.Day.ByPlan })
	o.check(o.OpenDay(o.ctx))
	late := o.Observer.Now().Add(7 * time.Hour)
	o.until("a long day", func(s *office.State) bool { return !s.Queue.Day.ByPlan && s.Queue.Day.Closes > late })
}
