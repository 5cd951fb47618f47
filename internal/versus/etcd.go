package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"okienko/internal/lab"
)

// etcd is a cluster of etcd as real processes on loopback, and a program that
// puts load on it.
type etcd struct {
	lab     *lab.Lab
	program string
	name    string
	clients []string // addresses
	peers   []string
	procs   []*lab.Process
	load    *exec.Cmd
	orders  io.WriteCloser
	answers *bufio.Reader
}

func newEtcd(l *lab.Lab, program, load, name string, n int) (*etcd, error) {
	e := &etcd{lab: l, program: program, name: name, procs: make([]*lab.Process, n)}
	for range 2 * n {
		address, err := freeAddress()
		if err != nil {
			return nil, err
		}
		if len(e.clients) < n {
			e.clients = append(e.clients, "http://"+address)
		} else {
			e.peers = append(e.peers, "http://"+address)
		}
	}
	for i := range n {
		if err := e.start(i); err != nil {
			return nil, err
		}
	}
	return e, e.startLoad(load)
}

func (e *etcd) id(i int) string { return fmt.Sprintf("%s-%d", e.name, i+1) }

// start starts one with the settings that etcd comes with.
func (e *etcd) start(i int) (err error) {
	var all []string
	for j, p := range e.peers {
		all = append(all, e.id(j)+"="+p)
	}
	e.procs[i], err = e.lab.Start(e.id(i), []string{"ETCD_UNSUPPORTED_ARCH="}, e.program,
		"--name", e.id(i), "--data-dir", filepath.Join(e.lab.Dir, e.id(i)), "--log-level", "error",
		"--listen-client-urls", e.clients[i], "--advertise-client-urls", e.clients[i],
		"--listen-peer-urls", e.peers[i], "--initial-advertise-peer-urls", e.peers[i],
		"--initial-cluster", strings.Join(all, ","), "--initial-cluster-state", "new")
	return err
}

func (e *etcd) startLoad(program string) (err error) {
	e.load = exec.Command(program, e.clients...)
	if e.orders, err = e.load.StdinPipe(); err != nil {
		return err
	}
	out, err := e.load.StdoutPipe()
	if err != nil {
		return err
	}
	e.answers = bufio.NewReader(out)
	if err := e.load.Start(); err != nil {
		return fmt.Errorf("start etcdload: %w", err)
	}
	return nil
}

// order gives an order and returns the first line of the answer.
func (e *etcd) order(format string, args ...any) (string, error) {
	if _, err := fmt.Fprintf(e.orders, format+"\n", args...); err != nil {
		return "", err
	}
	return e.answer()
}

func (e *etcd) answer() (string, error) {
	line, err := e.answers.ReadString('\n')
	if text, failed := strings.CutPrefix(line, "error "); failed {
		err = errors.New("etcd: " + text)
	}
	return strings.TrimSpace(line), err
}

// times gives an order whose answer is microseconds.
func (e *etcd) times(format string, args ...any) ([]time.Duration, error) {
	line, err := e.order(format, args...)
	if err != nil {
		return nil, err
	}
	var list []time.Duration
	for _, word := range strings.Fields(line) {
		us, err := strconv.Atoi(word)
		if err != nil {
			return nil, err
		}
		list = append(list, time.Duration(us)*time.Microsecond)
	}
	return list, nil
}

// leader waits until one leads.
func (e *etcd) leader() (int, error) {
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		line, err := e.order("leader")
		if err != nil {
			return 0, err
		}
		if n, err := strconv.Atoi(line); err == nil && n >= 0 {
			return n, nil
		}
	}
	return 0, fmt.Errorf("wait for etcd's leader: %w", errNever)
}

func (e *etcd) close() {
	e.orders.Close()
	_ = e.load.Wait()
	for _, p := range e.procs {
		p.Stop()
	}
}
