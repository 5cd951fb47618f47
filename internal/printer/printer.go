// Package printer puts tickets on paper and says why it could not.
//
// Open chooses a printer from one line of configuration:
//
//	tcp:192.168.1.40         ESC/POS over the network, port 9100
//	tcp:192.168.1.40:9101    another port
//	tcp:192.168.1.40,silent  a printer that never answers questions
//	folder:/var/tickets      pictures in a folder, for trying things out
//
// Print returns nil only when the ticket is believed to be in the reader's hand.
// Every error is an *Error; a ticket whose Print failed was not delivered, even
// if part of it hangs out of the slot. Nothing here prints again by itself: the
// caller shows the number on the screen, tells staff, and decides.
package printer

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"okienko/internal/ticket"
)

// Job is one ticket to print.
type Job struct {
	ID     string // names the ticket in files and errors
	Raster *ticket.Raster
}

// Printer is what the kiosk and the desk need of a printer. Both methods return
// in bounded time, and sooner when the context ends.
type Printer interface {
	Print(ctx context.Context, job Job) error
	Condition(ctx context.Context) Condition
}

// Open makes the printer that a line of configuration asks for. Nothing is sent:
// a printer that is off at start may be on when the first ticket comes.
func Open(config string) (Printer, error) {
	kind, rest, _ := strings.Cut(strings.TrimSpace(config), ":")
	switch {
	case rest == "":
	case kind == "folder":
		return NewFolder(rest), nil
	case kind == "tcp":
		return openTCP(config, rest)
	}
	return nil, fmt.Errorf("printer: %q is no printer; write tcp:HOST:PORT or folder:PATH", config)
}

func openTCP(config, rest string) (Printer, error) {
	address, silent := strings.CutSuffix(rest, ",silent")
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		host, port, err = net.SplitHostPort(net.JoinHostPort(strings.Trim(address, "[]"), defaultPort))
	}
	if err == nil && strings.ContainsAny(host, ", /") {
		err = errors.New("the host may hold no comma, space or slash")
	}
	if err == nil && host == "" {
		err = errors.New("the host is missing")
	}
	if err != nil {
		return nil, fmt.Errorf("printer: %q: %w; write tcp:HOST:PORT", config, err)
	}
	p := NewESCPOS(net.JoinHostPort(host, port))
	p.Silent = silent
	return p, nil
}
