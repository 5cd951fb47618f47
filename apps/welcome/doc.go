// Package welcome is the first start of a machine, the same in every program with
// a window: it begins a new office, or is added to one.
//
//	if welcome.Begin(a, flag.Args(), machines.Kiosk) {
//		return
//	}
//
// What it does on the machine it has done by the member program beside it, as a
// person at a terminal would.
package welcome
