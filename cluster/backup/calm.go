package backup

import (
	"context"
	"os"
	"time"
)

// calm writes a file without getting into the way of the log: it makes a little
// safe at a time, and rests.
type calm struct {
	ctx  context.Context
	file *os.File
	pace int
	n    int // bytes since the last rest
}

// restEvery is how much is written between two rests.
const restEvery = 1 << 20

// Write writes, and ends with the context.
func (c *calm) Write(b []byte) (int, error) {
	if err := context.Cause(c.ctx); err != nil {
		return 0, err
	}
	n, err := c.file.Write(b)
	if c.n += n; err == nil && c.pace > 0 && c.n >= restEvery {
		err = c.rest()
	}
	return n, err
}

func (c *calm) rest() error {
	timer := time.NewTimer(time.Duration(c.n) * time.Second / time.Duration(c.pace))
	defer timer.Stop()
	c.n = 0
	if err := c.file.Sync(); err != nil {
		return err
	}
	select {
	case <-timer.C:
		return nil
	case <-c.ctx.Done():
		return context.Cause(c.ctx)
	}
}
