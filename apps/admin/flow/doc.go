// Package flow is the office manager's window as a pure function.
//
// Update takes a Model and a message and returns the next Model with what is to
// be done outside; Model.Page says what to show, as plain data. There is no
// clock, no line to the office and no display in here.
//
// The window is a few pages: the machines of the office with the details of one,
// a question before anything that cannot be taken back, the steps of letting a
// new machine in, and those of rescuing an office that has lost most of its
// machines. Each page is one file: what it shows and what its buttons do.
package flow
