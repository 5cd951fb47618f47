// Package loopback gives tests addresses on this machine that nobody else uses.
//
// A free port that is found by opening and closing it may be taken by somebody
// else a moment later. All of 127.0.0.0/8 is this machine, so a random address
// in it, below the ports that systems give by themselves, is as good as unique.
package loopback

import (
	"fmt"
	"math/rand/v2"
)

// Address is a host:port on this machine for a listener to come.
func Address() string {
	part := func() int { return 1 + rand.IntN(254) }
	return fmt.Sprintf("127.%d.%d.%d:%d", part(), part(), part(), 7000+rand.IntN(20000))
}
