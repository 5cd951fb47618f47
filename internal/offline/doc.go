// Package offline is how a kiosk and a desk go on while the office does not
// answer: the numbers that the kiosk gives by itself, whom it hands to a desk for
// emergency calling, and what that desk has called. docs/emergency.md says what
// is sure and what is not; the models in the tests hold it.
package offline
