package main

import (
	"fmt"
	"path/filepath"

	"okienko/internal/lab"
)

// bench is both sides, and what was found.
type bench struct {
	settings
	lab    *lab.Lab
	ours   *members
	theirs *etcd
	rows   []row
}

func newBench(s settings) (*bench, error) {
	l, err := lab.New(s.dir)
	if err != nil {
		return nil, err
	}
	b := &bench{settings: s, lab: l}
	if b.ours, err = newMembers(l, s.programs, "ours", 3); err == nil {
		b.theirs, err = newEtcd(l, s.etcd, s.load, "etcd", 3)
	}
	if err != nil {
		l.Close()
		return nil, err
	}
	return b, nil
}

func (b *bench) close() {
	b.ours.close()
	b.theirs.close()
	b.lab.Close()
}

func (b *bench) say(format string, args ...any) { fmt.Printf(format+"\n", args...) }

func (b *bench) path(name string) string { return filepath.Join(b.lab.Dir, name) }
