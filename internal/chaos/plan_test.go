package chaos

import (
	"os"
	"path/filepath"
	"testing"

	"okienko/internal/config"
)

func TestTheOfficeFileIsOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.yaml")
	if err := os.WriteFile(path, []byte(officeFile()), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := config.ReadOffice(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range series {
		for n := range desksOfRoom {
			d, ok := p.Desk(deskID(i, n))
			if !ok || len(d.Services) != 1 || string(d.Services[0]) != room(i) {
				t.Errorf("desk %d of %s is %+v", n, room(i), d)
			}
		}
	}
}
