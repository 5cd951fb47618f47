// Package figures counts what was: how many came, how long they waited and were
// served, who was overtaken, whether the estimates were right, what the desks did.
//
// Everything is a fold over history. A business day becomes a Summary, a few
// kilobytes in which each visit is a line of numbers; a Fold takes in summaries,
// of one day or of ten years, and answers a Question with a Report:
//
//	fold := figures.NewFold(figures.Question{From: "2026-11-01", To: "2026-11-30", By: figures.ByService})
//	for _, day := range days {
//		fold.Add(figures.Summarize(day, zone, 0))
//	}
//	report := fold.Report()
//
// A summary is derived and may be thrown away at any time: the same day always
// gives the same one. Percentiles are those of all visits and not of averages,
// because a fold keeps every duration; durations are whole seconds, and a begun
// second does not count.
//
// docs/statistics.md says what each figure means.
package figures
