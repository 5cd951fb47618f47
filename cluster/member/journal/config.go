package journal

import "time"

// Config is what a journal needs to run.
type Config struct {
	Dir   string
	Owner string // whose journal it is; another one's is refused

	// What follows has defaults.

	// Size is that of each of the two files. The older half of what they hold is
	// the second copy that mends the store: 8 MB are some ten thousand commands
	// of a quiet office.
	Size int64
	// Entries wait at most so long before they are moved into the store, and at
	// most so many of them.
	Wait    time.Duration
	Entries int
	// Failed is told when entries could not be moved. They are safe in the
	// journal, but it takes further ones only as long as it has room.
	Failed func(error)

	open func(path string) (file, error) // tests crash disks
}

func (c Config) filled() Config {
	if c.Size == 0 {
		c.Size = 8 << 20
	}
	if c.Wait == 0 {
		c.Wait = 100 * time.Millisecond
	}
	if c.Entries == 0 {
		c.Entries = moveAtOnce
	}
	if c.Failed == nil {
		c.Failed = func(error) {}
	}
	if c.open == nil {
		c.open = openFile
	}
	return c
}
