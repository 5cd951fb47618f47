// Package config reads the two files that people write: the office file, which
// describes an office, and the machine file, which says what one computer of it
// is for.
//
//	office, err := config.ReadOffice("office.yaml")
//	machine, err := config.ReadMachine("front-door.machine.yaml")
//	err = machine.Check(office) // its kiosk, desk and hall are in the office
//
// Whoever writes such a file should have to read its errors once. So nothing
// stops at the first mistake, and an error is always of the type Mistakes: each
// has its place in the file, what is wrong there and what is allowed.
//
// What an office may be is decided by plan.Check alone. This package knows how
// it is written down, and finds the line for what plan.Check says.
//
// The formats are described in docs/office-file.md and docs/machine-file.md.
package config
