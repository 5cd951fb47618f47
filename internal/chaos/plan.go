package chaos

import (
	"fmt"
	"strings"

	"okienko/office/plan"
)

// series are the rooms by the letter of their tickets. Each is a department with
// one service and desks that serve nobody else.
var series = []string{"A", "B", "C", "D", "E", "F", "G"}

// desksOfRoom is how many desks a room has.
const desksOfRoom = 3

// room is the department and its service; deskID is the n-th desk of a room.
func room(i int) string { return "room-" + strings.ToLower(series[i]) }
func deskID(i, n int) plan.DeskID {
	return plan.DeskID(fmt.Sprintf("desk-%d", i*desksOfRoom+n+1))
}

// officeFile is an office that opens by itself only where no test looks.
func officeFile() string {
	var departments, services, desks, menu strings.Builder
	for i, letter := range series {
		fmt.Fprintf(&departments, "  %s: {name: %s}\n", room(i), letter)
		fmt.Fprintf(&services, "  %s: {department: %s, name: %s, series: %s, minutes: 5}\n", room(i), room(i), letter, letter)
		fmt.Fprintf(&menu, "  - %s\n", room(i))
		for n := range desksOfRoom {
			fmt.Fprintf(&desks, "  %d: {department: %s}\n", i*desksOfRoom+n+1, room(i))
		}
	}
	return "revision: 1\nname: Chaos\nstatus_address: https://queue.example.pl/t/\nhours: {sun: \"08:00-08:15\"}\n" +
		"departments:\n" + departments.String() + "series: [" + strings.Join(series, ", ") + "]\nservices:\n" + services.String() +
		"halls:\n  main: {name: Hol}\ndesks:\n" + desks.String() + "kiosks:\n  door:\nmenu:\n" + menu.String()
}
