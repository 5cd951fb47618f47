// Package chaos runs an office of real processes on a network of its own and
// breaks it in every way it can: processes are killed and stopped, cables cut,
// lines made slow and lossy, disks filled and frozen. Meanwhile clients issue,
// call and serve, and afterwards one order has to explain all that they heard
// (package history), and every member has to hold the same state.
//
// The faults come from a seed and are printed, so that a run can be done again.
// "make chaos TIME=30m" is the long form; the short one is among the tests.
package chaos
