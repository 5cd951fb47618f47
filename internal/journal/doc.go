// Package journal keeps what a program must not forget: a few entries by key, on
// the disk before Put returns.
//
//	j, err := journal.Open(path)
//	err = j.Put("paper/A950", body) // fsync
//	for _, e := range j.Entries() { ... } // in the order in which they came
//	err = j.Drop("paper/A950")
//
// It is one file to which records are added, each with checksums of its own, and
// which is written anew when most of it is history. After kill -9 or a power cut
// every Put that returned is there. A record that was cut off at the end had not
// been answered, and is dropped. Any other damage sets the file aside under
// another name; what could be read before it is kept, and Damaged says so,
// because something that was promised may be missing. One process at a time.
package journal
