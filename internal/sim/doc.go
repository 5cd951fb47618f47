// Package sim runs a whole office in virtual time: real members with the real
// rules and real consensus, real clients, TLS, and folders on disk; only the
// network (lan) and the clocks are ours. Inside the bubble of testing/synctest a
// day passes in minutes, and while it does, a seed decides what breaks.
//
//	make sim TIME=10m SEED=7
//
// A watcher reads each member's log on a line of its own that never breaks. What
// the watchers read goes into one ledger, which replays it and holds everybody to
// it: the members to one log and one state, the windows to states that the log
// had, in their order, and each answer to what the log says was done.
//
// The seed repeats the faults and what people do. In which order goroutines run
// at one moment is the scheduler's choice, so a run that found something may have
// to be repeated a few times.
package sim
