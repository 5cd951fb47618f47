// Package flow is the first start of a machine as a pure function: it begins a
// new office, or is added to one. Every program with a window shows it when the
// machine belongs to no office yet.
//
// There is no network, disk or chance in here: what is heard and done outside
// comes as messages. Why something failed is a key of the catalogue, whose text
// says what to do.
package flow
