package sim

import "time"

// Settings say what is simulated.
type Settings struct {
	Seed    uint64
	Members int
	Windows int
	Pace    time.Duration // of people: what they do takes about so long
	Virtual time.Duration // how long the run is, by its own clock
	Calm    bool          // nothing breaks
	Awake   bool          // without nights
	Evening int           // the hour at which the office closes, UTC; zero is ten o'clock

	// Look, if there is one, is called now and then, when everything is settled,
	// with how long the run is by its own clock.
	Look func(time.Duration)
}

func (s Settings) evening() int {
	if s.Evening == 0 {
		return 22
	}
	return s.Evening
}
