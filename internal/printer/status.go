package printer

// questions are the four of DLE EOT: the printer, why it is offline, its errors,
// its roll.
const questions = 4

func question(n byte) []byte { return []byte{dle, 0x04, n} }

// isAnswer tells an answer to a question from other bytes that may come down the
// line (flow control, unasked reports): four of its bits are fixed.
func isAnswer(b byte) bool { return b&0x93 == 0x12 }

// isFence tells the answer to the fence.
func isFence(b byte) bool { return b&0x90 == 0 }

// Bits of the four answers that we act upon.
const (
	isOffline    = 0x08 // of the first
	coverIsOpen  = 0x04 // of the second
	paperStopped = 0x20
	hasError     = 0x40
	anyError     = 0x6c // of the third: head, cutter, unrecoverable, overheated
	nearEnd      = 0x0c // of the fourth
	rollEnded    = 0x60
)

// conditionFrom reads the four answers. The cover comes before the paper, since an
// open cover also hides the paper from its sensor.
func conditionFrom(a [questions]byte) Condition {
	printer, offline, errors, roll := a[0], a[1], a[2], a[3]
	switch {
	case offline&coverIsOpen != 0:
		return CoverOpen
	case roll&rollEnded != 0 || offline&paperStopped != 0:
		return PaperOut
	case errors&anyError != 0 || offline&hasError != 0:
		return Fault
	case printer&isOffline != 0:
		return Offline
	case roll&nearEnd != 0:
		return PaperLow
	}
	return OK
}
