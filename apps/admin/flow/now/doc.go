// Package now is what goes on in the office at this moment, for whoever answers for
// all of it: every department on one page, and what can be done about it.
//
// It is a flow of its own within the manager's window: Update takes what the window
// hears and what a person does on these pages, Page says what they show.
//
// Whatever she does she is told twice: on a page of its own what it will lead to, and
// in a line what it came to. What can be taken back has a button for that until the
// next deed.
package now
