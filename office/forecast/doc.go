// Package forecast tells how long somebody will wait, by running the office's own
// rule forward many times with visits of likely lengths.
//
//	f := forecast.Of(&state, at)
//	f.Service("passport").Wait   // for an ordinary ticket that is taken now
//	f.Ticket(id)                 // for one that waits
//	forecast.TooLate(&state, "passport", at)
//
// It knows what the office knows: the state, and what was learned on earlier days
// (queue.Learned). It asks no clock and no chance: the random numbers come from
// the day and the ticket, so that every screen shows the same, and shows it
// steadily. All is counted in whole numbers, because a forecast can refuse a
// ticket, and machines of different makes must agree on that.
package forecast
