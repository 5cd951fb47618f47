package fakeprinter

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestSavesPictures: whoever was told of a ticket finds its picture.
func TestSavesPictures(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "paper")
	p, err := Start(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	conn, err := net.Dial("tcp", p.Addr())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.Write([]byte("\x1b@\x1dv0\x00\x01\x00\x02\x00\xf0\x0f\x1dVB\x00"))
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	tickets, err := p.Wait(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	if r := tickets[0]; r.Width != 8 || r.Height != 2 || !r.Black(0, 0) || r.Black(0, 1) {
		t.Errorf("ticket %+v", r)
	}
	if _, err := os.Stat(filepath.Join(folder, "0001.png")); err != nil {
		t.Error(err)
	}
}

func TestWaitEnds(t *testing.T) {
	p, err := Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Wait(ctx, 1); err == nil {
		t.Error("waiting for a ticket that never comes ended well")
	}
}
