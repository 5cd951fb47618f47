package queue

import "okienko/office/plan"

// Block is a run of numbers that one machine may give while nobody answers it.
// It lies at the far end of its series, so that it cuts no hole into the numbers
// that are given in the usual way. It ends with the business day.
type Block struct {
	Machine string `json:"machine"`
	Series  string `json:"series"`
	From    int    `json:"from"`
	To      int    `json:"to"`
	Granted Moment `json:"granted"`
	Ended   bool   `json:"ended,omitempty"` // its machine may not use it any more
}

// LeaseNumbers asks for blocks for a machine: in each series where half of what
// it has is used.
type LeaseNumbers struct {
	Machine string `json:"machine"`
}

// NumbersLeased says that a machine may give these numbers by itself.
type NumbersLeased struct {
	Date  string `json:"date"`
	Block Block  `json:"block"`
}

// DropNumbers ends the blocks of a machine that does not know any more which of
// their numbers it has given.
type DropNumbers struct {
	Machine string `json:"machine"`
}

// NumbersEnded says that a machine may not use its blocks any more.
type NumbersEnded struct {
	Machine string `json:"machine"`
}

// Kind names the command in the log.
func (LeaseNumbers) Kind() string { return "lease_numbers" }

// Kind names the event in stored answers.
func (NumbersLeased) Kind() string { return "numbers_leased" }

// Kind names the command in the log.
func (DropNumbers) Kind() string { return "drop_numbers" }

// Kind names the event in stored answers.
func (NumbersEnded) Kind() string { return "numbers_ended" }

// From is the machine that the command speaks for, and has to come from.
func (c LeaseNumbers) From() string { return c.Machine }

// From is the machine that the command speaks for, and has to come from.
func (c DropNumbers) From() string { return c.Machine }

func (c LeaseNumbers) apply(s *State, at Moment) ([]Event, *Refusal) {
	switch {
	case !machine(c.Machine):
		return nil, refuse(WrongRequest, "field", "machine")
	case !s.Day.Open:
		return nil, refuse(DayIsClosed)
	}
	var events []Event
	for _, series := range s.Plan.Series {
		b, ok := s.grant(c.Machine, series, at)
		if ok {
			s.Blocks = append(s.Blocks, b)
			events = append(events, NumbersLeased{Date: s.Day.Date, Block: b})
		}
	}
	return events, nil
}

func (c DropNumbers) apply(s *State, _ Moment) ([]Event, *Refusal) {
	if !machine(c.Machine) {
		return nil, refuse(WrongRequest, "field", "machine")
	}
	if s.EndBlocks(c.Machine) {
		return []Event{NumbersEnded(c)}, nil
	}
	return nil, nil
}

// EndBlocks ends the blocks of a machine that is trusted no more, and says
// whether there were any. Their numbers are given to nobody today, because they
// may stand on paper already.
func (s *State) EndBlocks(machine string) (some bool) {
	for i := range s.Blocks {
		if b := &s.Blocks[i]; b.Machine == machine && !b.Ended {
			b.Ended, some = true, true
		}
	}
	return some
}

// blockSize is how many numbers a machine is granted at a time, blockRefill the
// part of it that is left when it is granted more, and the shares of a series
// are what its blocks may take of it at a time, and all of a machine in a day:
// a short series has to last for those who ask in the usual way.
const (
	blockSize   = 50
	blockShare  = 4
	dayShare    = 2
	blockRefill = 2
)

// grant finds the next block of a machine in a series, if it needs one and there
// is room for it.
func (s *State) grant(machine string, series plan.Series, at Moment) (Block, bool) {
	length := (series.Last - series.First + 1) / max(1, len(s.Plan.Kiosks))
	size, had, free := min(blockSize, length/blockShare), 0, 0
	for _, b := range s.Blocks {
		if b.Machine == machine && b.Series == series.Letters {
			had += b.To - b.From + 1
			if !b.Ended {
				free += len(s.FreeNumbers(b))
			}
		}
	}
	if size == 0 || free > size/blockRefill || had+size > length/dayShare {
		return Block{}, false
	}
	for run, no := 0, series.Last; no >= series.First; no-- {
		if run++; s.spoken(number{series.Letters, no}) {
			run = 0
		}
		if run == size {
			return Block{Machine: machine, Series: series.Letters, From: no, To: no + size - 1, Granted: at}, true
		}
	}
	return Block{}, false
}

// spoken says whether a number was given to anybody today, or lies in a block.
// Only numbers of which neither is true go into a block: no move and no undo can
// then bring an old ticket with the same number back to life.
func (s *State) spoken(n number) bool {
	_, given := s.byNumber[n]
	return given || s.inBlock(n)
}

// inBlock says whether a number is a machine's own, or was.
func (s *State) inBlock(n number) bool {
	for _, b := range s.Blocks {
		if b.Series == n.series && b.From <= n.no && n.no <= b.To {
			return true
		}
	}
	return false
}

// may says whether a machine may give a number of the present day by itself.
func (s *State) may(machine string, n number) bool {
	for _, b := range s.Blocks {
		if b.Machine == machine && !b.Ended && b.Series == n.series && b.From <= n.no && n.no <= b.To {
			return true
		}
	}
	return false
}

// BlocksOf are the blocks that a machine may use today, in the order in which
// they were granted.
func (s *State) BlocksOf(machine string) []Block {
	var list []Block
	for _, b := range s.Blocks {
		if b.Machine == machine && !b.Ended {
			list = append(list, b)
		}
	}
	return list
}

// NeedsNumbers says whether LeaseNumbers would grant a machine something.
func (s *State) NeedsNumbers(machine string) bool {
	if !s.Day.Open {
		return false
	}
	for _, series := range s.Plan.Series {
		if _, ok := s.grant(machine, series, s.Now); ok {
			return true
		}
	}
	return false
}

func machine(name string) bool { return name != "" && len(name) <= maxName }

// FreeNumbers are the numbers of a block that nobody has been given yet, as far
// as this state knows.
func (s *State) FreeNumbers(b Block) []int {
	var free []int
	for no := b.From; no <= b.To; no++ {
		if _, given := s.byNumber[number{b.Series, no}]; !given {
			free = append(free, no)
		}
	}
	return free
}
