// Package edit changes a plan while nothing of it is in force yet: a draft that
// people work on in forms.
//
//	draft := edit.Clone(office)
//	edit.RemoveService(&draft, "passport") // and wherever it is named
//	edit.Name(&draft)                      // identifiers for what is new
//	merged, lost := edit.Merge(office, draft, newer)
//
// Every function changes the plan that it is given, and nothing else.
package edit
