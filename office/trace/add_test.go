package trace

import (
	"testing"

	"okienko/office/queue"
)

func TestAMachineThatRepeatsItselfLeavesOneEntryAMinute(t *testing.T) {
	var day []queue.Traced
	for second := range 150 {
		state := []string{"ready", "no_paper"}[second%2]
		day = Add(day, queue.Traced{At: queue.Moment(second * 1000), Machine: "kiosk", What: "report_printer", About: "printer/kiosk", To: state})
		day = Add(day, queue.Traced{At: queue.Moment(second * 1000), Machine: "kiosk", What: "report_printer", About: "printer/desk", To: state})
	}
	if len(day) != 6 || day[0].Times != 60 || day[4].Times != 30 || day[4].To != "no_paper" {
		t.Errorf("%d entries: %+v", len(day), day)
	}
}

func TestWhatPeopleDoIsNeverPutTogether(t *testing.T) {
	var day []queue.Traced
	for i := range 3 {
		day = Add(day, queue.Traced{At: queue.Moment(i), Machine: "desk-1", What: "sign_in", About: "person/ewa", To: "wrong_pin"})
	}
	if len(day) != 3 {
		t.Errorf("%d entries: %+v", len(day), day)
	}
}

func TestAnotherMachineBeginsAnEntryOfItsOwn(t *testing.T) {
	var day []queue.Traced
	for i, machine := range []string{"kiosk", "kiosk", "desk-1", "kiosk"} {
		day = Add(day, queue.Traced{At: queue.Moment(i), Machine: machine, What: "report_printer", About: "printer/kiosk"})
	}
	if len(day) != 3 || day[0].Times != 2 {
		t.Errorf("%d entries: %+v", len(day), day)
	}
}
