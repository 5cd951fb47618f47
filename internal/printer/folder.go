package printer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"okienko/internal/durable"
)

// Folder prints into a folder: one PNG per ticket, in its true size.
type Folder struct{ path string }

// NewFolder prints into the folder, which is made with the first ticket.
func NewFolder(path string) *Folder { return &Folder{path} }

// Print writes the ticket. A reader of the folder sees whole tickets only.
func (f *Folder) Print(ctx context.Context, job Job) error {
	if err := ctx.Err(); err != nil {
		return f.failed(Unknown, err)
	}
	name := fileName(job.ID)
	if name == "" || job.Raster == nil {
		return f.failed(Unknown, errors.New("the job has no ID or no ticket"))
	}
	if err := f.write(name, job); err != nil {
		return f.failed(Fault, err)
	}
	return nil
}

func (f *Folder) write(name string, job Job) error {
	if err := os.MkdirAll(f.path, 0o755); err != nil {
		return err
	}
	return durable.Write(filepath.Join(f.path, name+".png"), 0o644, job.Raster.WritePNG)
}

// Condition tries whether the folder takes files.
func (f *Folder) Condition(context.Context) Condition {
	if err := os.MkdirAll(f.path, 0o755); err != nil {
		return Fault
	}
	tmp, err := os.CreateTemp(f.path, ".ticket-*")
	if err != nil {
		return Fault
	}
	if errors.Join(tmp.Close(), os.Remove(tmp.Name())) != nil {
		return Fault
	}
	return OK
}

func (f *Folder) failed(c Condition, cause error) error {
	e := newError(f.path, "write", c, cause)
	if c == Fault {
		e.Remedy = "check that the disk has room and the folder may be written to"
	}
	return e
}

// fileName makes one file name of any ID, a different one for each: what is not
// a letter, a digit or a dash is written as its number.
func fileName(id string) string {
	var name strings.Builder
	for _, b := range []byte(id) {
		plain := b == '-' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
		if plain {
			name.WriteByte(b)
			continue
		}
		fmt.Fprintf(&name, "%%%02X", b)
	}
	return name.String()
}
