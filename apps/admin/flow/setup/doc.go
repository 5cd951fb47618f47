// Package setup is the pages on which an office is set up, as a pure function:
// what the office is, its calendar, departments, services, numbers, desks, halls,
// kiosks and their tiles, rules, people.
//
// A person works on a draft, a plan of which nothing is in force yet. Every part
// of a plan is a list of things, and each thing is a form of fields; both are
// tables (a file for each part), from which come the pages, what is wrong beside a
// field, and what will change. What is applied becomes the office's next plan, and
// can be taken back by giving it the plan before under a revision of its own.
package setup
