// Command versus measures an office of real members beside etcd, in one run on
// one disk: ours with TLS both ways and the rules, etcd without TLS. Rounds take
// turns, so that both meet the same moods of the machine; what counts are medians
// and ratios. "make bench" starts it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"okienko/internal/figures"
)

// settings are what the command line says.
type settings struct {
	programs, etcd, load, dir, docs, only string
	rounds, seconds                       int
}

func main() {
	var s settings
	flag.StringVar(&s.programs, "programs", "build/bin", "folder with okienko-member")
	flag.StringVar(&s.etcd, "etcd", "etcd", "the program of Debian's etcd-server")
	flag.StringVar(&s.load, "etcdload", "build/bin/etcdload", "what puts load on etcd")
	flag.StringVar(&s.dir, "dir", "build/versus", "where everything is kept while it runs: the disk that is measured")
	flag.StringVar(&s.docs, "docs", "", "file whose marked table is written anew")
	flag.StringVar(&s.only, "only", "", "one of disk, commits, seen, hand-over, fail-over, restart, idle; all if empty")
	flag.IntVar(&s.rounds, "rounds", 5, "of each measure")
	flag.IntVar(&s.seconds, "seconds", 3, "of each load")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, s); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, s settings) error {
	if err := os.RemoveAll(s.dir); err != nil {
		return err
	}
	defer os.RemoveAll(s.dir)
	b, err := newBench(s)
	if err != nil {
		return err
	}
	defer b.close()
	for _, measure := range []struct {
		name string
		run  func(context.Context) error
	}{
		{"disk", b.disk}, {"commits", b.commits}, {"seen", b.seen}, {"hand-over", b.handOvers},
		{"fail-over", b.failOvers}, {"restart", b.restart}, {"idle", b.idle},
	} {
		if s.only != "" && s.only != measure.name {
			continue
		}
		if err := measure.run(ctx); err != nil {
			return err
		}
	}
	fmt.Print(b.table())
	if s.docs == "" {
		return nil
	}
	return figures.Rewrite(s.docs, "make bench", b.table())
}
