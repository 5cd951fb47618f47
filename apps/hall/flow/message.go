package flow

// Msg is something that the display is told: feed.News, feed.Tick,
// feed.Contact, feed.Answered, or one of the messages below. Others are ignored.
type Msg any

// ChimeDone says that the chime of a call was played to its end, or that it
// could not be played.
type ChimeDone struct {
	Call  uint64
	Heard bool
}

// SoundState says whether this machine has sound.
type SoundState struct{ On bool }

// LanguageChosen sets the display's language.
type LanguageChosen struct{ Lang string }

// NextLanguage goes on to the next language.
type NextLanguage struct{}

// Resized says that the canvas has another size, in pixels.
type Resized struct{ Width, Height float32 }

// Intent is something to be done outside: a PlayChime or a feed.Send.
type Intent any

// PlayChime asks for the chime. When it has ended, or could not begin, the
// display wants to hear ChimeDone.
type PlayChime struct{ Call uint64 }
