// Package audit is the pages on which the trace of an office is searched, as a pure
// function: who changed what, where, when, and from what to what. What is shown or
// saved has been recorded before, as one more entry of the trace.
package audit
