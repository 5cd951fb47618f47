// Command etcdload puts values into etcd and says how long it took. Each line on
// its input is an order, each line on its output the answer:
//
//	put CALLERS SECONDS   -> the microseconds of each put
//	gap SECONDS           -> the longest time without a success, in microseconds
//	seen COUNT            -> the microseconds until another member's watcher knew
//	leader                -> the number of the endpoint that leads
//
// It is a module of its own, so that its many dependencies are not the product's.
package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"
)

// value is as large as a command of the office.
var value = strings.Repeat("v", 200)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "use: etcdload ENDPOINT...")
		os.Exit(2)
	}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if err := answer(os.Args[1:], strings.Fields(in.Text())); err != nil {
			fmt.Println("error", strings.ReplaceAll(err.Error(), "\n", " "))
		}
	}
}

func open(endpoints ...string) (*clientv3.Client, error) {
	return clientv3.New(clientv3.Config{Endpoints: endpoints, DialTimeout: 5 * time.Second, Logger: zap.NewNop()})
}

func answer(endpoints, order []string) error {
	if len(order) == 0 {
		return fmt.Errorf("no order")
	}
	var number, seconds int
	_, _ = fmt.Sscan(strings.Join(order[1:], " "), &number, &seconds)
	switch order[0] {
	case "put":
		return put(endpoints, number, time.Duration(seconds)*time.Second)
	case "gap":
		return gap(endpoints, time.Duration(number)*time.Second)
	case "seen":
		return seen(endpoints, number)
	case "leader":
		n, err := leader(endpoints)
		fmt.Println(n)
		return err
	}
	return fmt.Errorf("unknown order %q", order[0])
}

// leader is the place of the leading endpoint.
func leader(endpoints []string) (int, error) {
	for i, e := range endpoints {
		c, err := open(e)
		if err != nil {
			continue
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		s, err := c.Status(ctx, e)
		cancel()
		c.Close()
		if err == nil && s.Leader == s.Header.MemberId {
			return i, nil
		}
	}
	return -1, nil
}

// put has callers put values through the leader, which is the quickest way.
func put(endpoints []string, callers int, span time.Duration) error {
	n, err := leader(endpoints)
	if err != nil || n < 0 {
		return fmt.Errorf("nobody leads: %v", err)
	}
	c, err := open(endpoints[n])
	if err != nil {
		return err
	}
	defer c.Close()
	took := make([][]int64, callers)
	var all sync.WaitGroup
	end := time.Now().Add(span)
	for i := range callers {
		all.Go(func() {
			for began := time.Now(); began.Before(end); began = time.Now() {
				if _, err := c.Put(context.Background(), fmt.Sprintf("key-%d", i), value); err == nil {
					took[i] = append(took[i], time.Since(began).Microseconds())
				}
			}
		})
	}
	all.Wait()
	out := bufio.NewWriter(os.Stdout)
	for _, some := range took {
		for _, t := range some {
			fmt.Fprint(out, t, " ")
		}
	}
	fmt.Fprintln(out)
	return out.Flush()
}

// gap puts one value after another, with short attempts on any member, and finds
// the longest time in which none succeeded.
func gap(endpoints []string, span time.Duration) error {
	c, err := open(endpoints...)
	if err != nil {
		return err
	}
	defer c.Close()
	fmt.Println("ready")
	longest, last := time.Duration(0), time.Now()
	for end := time.Now().Add(span); time.Now().Before(end); {
		ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
		_, err := c.Put(ctx, "gap", value)
		cancel()
		if err == nil {
			longest, last = max(longest, time.Since(last)), time.Now()
		}
	}
	fmt.Println(max(longest, time.Since(last)).Microseconds())
	return nil
}

// seen measures from a put at one follower to a watcher at the other.
func seen(endpoints []string, count int) error {
	n, err := leader(endpoints)
	if err != nil || n < 0 {
		return fmt.Errorf("nobody leads: %v", err)
	}
	near, err := open(endpoints[(n+1)%len(endpoints)])
	if err != nil {
		return err
	}
	defer near.Close()
	far, err := open(endpoints[(n+2)%len(endpoints)])
	if err != nil {
		return err
	}
	defer far.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	events := far.Watch(ctx, "seen", clientv3.WithCreatedNotify())
	<-events
	for range count {
		began := time.Now()
		if _, err := near.Put(ctx, "seen", value); err != nil {
			return err
		}
		<-events
		fmt.Print(time.Since(began).Microseconds(), " ")
	}
	fmt.Println()
	return nil
}
