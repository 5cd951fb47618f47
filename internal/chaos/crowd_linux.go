package chaos

import (
	"context"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
)

// crowdSize is the clerks of a town hall who switch on at the same moment.
const crowdSize = 57

// crowd opens many clients at once and closes them when each knows the office.
func (r *run) crowd(ctx context.Context, t Trouble) {
	ctx, cancel := context.WithTimeout(ctx, t.Hold+10*time.Second)
	defer cancel()
	var know sync.WaitGroup
	for i := range crowdSize {
		know.Add(1)
		go func() {
			defer know.Done()
			heard := make(chan struct{}, 1)
			c := cluster.Open(cluster.ClientConfig{
				Identity: r.site.identity, Members: r.site.list(i),
				News: func(feed.News) {
					select {
					case heard <- struct{}{}:
					default:
					}
				},
			})
			defer c.Close()
			select {
			case <-heard:
				pause(ctx, t.Hold/4)
			case <-ctx.Done():
			}
		}()
	}
	know.Wait()
}
