package printer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
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

// write goes through a temporary file, because rename is the only step that
// shows a file whole or not at all.
func (f *Folder) write(name string, job Job) error {
	tmp, err := f.temp()
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // fails once the file has its name, as it should
	err = errors.Join(job.Raster.WritePNG(tmp), tmp.Sync(), tmp.Close())
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), filepath.Join(f.path, name+".png"))
}

func (f *Folder) temp() (*os.File, error) {
	if err := os.MkdirAll(f.path, 0o755); err != nil {
		return nil, err
	}
	return os.CreateTemp(f.path, ".ticket-*")
}

// Condition tries whether the folder takes files.
func (f *Folder) Condition(context.Context) Condition {
	tmp, err := f.temp()
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
