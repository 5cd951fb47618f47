// Package officetest has a small office to test with, and scenarios in the
// language of the office:
//
//	at 9:00
//	kiosk issues id-card       -> A001 issued, 0 ahead, at once
//	desk 1 calls next          -> A001 called to desk 1
//	desk 1 reports absent      -> A001 absent, again from 9:05
//
// A Script runs such lines one after another and writes behind each what came
// of it. The files in testdata are the specification as examples; the test in
// this package runs them, and rewrites the right-hand sides with -update, so
// that a change of the rules is read as a difference of these files.
package officetest
