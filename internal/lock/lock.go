// Package lock keeps two programs from one thing. A lock ends with the process
// that holds it, however it ends.
package lock

import "errors"

// ErrTaken means that another program holds the lock.
var ErrTaken = errors.New("another program holds the lock")
