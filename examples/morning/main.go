// Command morning starts the example office on one machine: three members, each
// with its data folder and address, and three windows. On a screen it stays until
// it is ended; without one it plays a short morning and leaves pictures, tickets
// and the sound of it.
//
//	go run ./examples/morning [-headless]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"okienko/internal/lab"
)

// Where things are, from the root of the repository.
const (
	programs   = "build/bin"
	officeFile = "examples/lesznowola/office.yaml"
	runFolder  = "build/run"
	demoFolder = "build/demo"
)

func main() {
	headless := flag.Bool("headless", false, "play a short morning without a screen")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	play := onScreen
	if *headless {
		play = withoutScreen
	}
	if err := play(ctx); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// prepare makes an empty folder with the office's files in it.
func prepare(folder string, open func(string) (*lab.Lab, error)) (*lab.Lab, *lab.Office, error) {
	if err := os.RemoveAll(folder); err != nil {
		return nil, nil, err
	}
	paths := []string{programs, officeFile}
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, nil, err
		}
		paths[i] = abs
	}
	l, err := open(folder)
	if err != nil {
		return nil, nil, err
	}
	o, err := l.Office(lab.Settings{Programs: paths[0], OfficeFile: paths[1], Printer: "folder:tickets", Desk: 3})
	return l, o, err
}

// onScreen opens the three windows on the screen that is there.
func onScreen(ctx context.Context) error {
	l, o, err := prepare(runFolder, lab.OnScreen)
	if err != nil {
		return err
	}
	defer l.Close()
	windows, err := startWindows(o)
	if err != nil {
		return err
	}
	if err := o.Watch(); err != nil {
		return err
	}
	defer o.Observer.Close()
	if err := o.OpenDay(ctx); err != nil {
		return err
	}
	fmt.Printf("The office is open. Tickets are printed to %s/tickets.\n", runFolder)
	fmt.Println("Close the windows, or press Ctrl+C here, to end it.")
	for _, w := range windows {
		select {
		case <-w.Ended():
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

// startWindows starts the windows; each starts the member of its machine.
func startWindows(o *lab.Office) ([]*lab.Process, error) {
	var windows []*lab.Process
	for i, app := range []string{"kiosk", "desk", "hall"} {
		args := []string{o.Machines()[i].File}
		if app != "desk" {
			args = append([]string{"-windowed"}, args...) // they share one screen here
		}
		w, err := o.Start(app, nil, filepath.Join(o.Programs, "okienko-"+app), args...)
		if err != nil {
			return nil, err
		}
		windows = append(windows, w)
	}
	return windows, nil
}

// withoutScreen plays a morning and prints where its pictures are.
func withoutScreen(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	l, o, err := prepare(demoFolder, lab.New)
	if err != nil {
		return err
	}
	defer l.Close()
	m := &morning{Office: o}
	if err := m.play(ctx); err != nil {
		return fmt.Errorf("%w\nWhat the programs said is in %s/*.log", err, demoFolder)
	}
	if err := paste(demoFolder); err != nil {
		return err
	}
	fmt.Printf("Pictures: %s/*.png\nTickets:  %s/tickets/*.png\nSound:    %s/hall.wav\n", demoFolder, demoFolder, demoFolder)
	return nil
}
