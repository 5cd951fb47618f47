package fakeprinter

import (
	"fmt"
	"os"
	"path/filepath"

	"okienko/internal/ticket"
)

// deliver keeps a ticket and wakes those who wait. The picture is written first,
// so that whoever was woken finds it.
func (p *Printer) deliver(r *ticket.Raster) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.save(r, len(p.tickets)+1); err != nil {
		p.complaints = append(p.complaints, err.Error())
	}
	p.tickets = append(p.tickets, r)
	close(p.changed)
	p.changed = make(chan struct{})
}

func (p *Printer) save(r *ticket.Raster, n int) error {
	if p.folder == "" {
		return nil
	}
	if err := os.MkdirAll(p.folder, 0o755); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(p.folder, fmt.Sprintf("%04d.png", n)))
	if err != nil {
		return err
	}
	defer f.Close()
	return r.WritePNG(f)
}
