// Package staff is the pages about the people of an office as a pure function: who
// has a PIN, whose is locked, and giving, unlocking and taking away PINs. Who works
// there and may do what is set up elsewhere, in the plan.
package staff
