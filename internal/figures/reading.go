package figures

import (
	"fmt"
	"os"
	"runtime"
)

// Reading is what this process takes at a moment.
type Reading struct {
	Heap        uint64 // bytes, after the garbage was collected
	Goroutines  int
	Descriptors int // 0 on a system that does not tell
}

// Take collects the garbage and reads.
func Take() Reading {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	open, _ := os.ReadDir("/proc/self/fd")
	return Reading{m.HeapAlloc, runtime.NumGoroutine(), len(open)}
}

// String tells the reading in a line.
func (r Reading) String() string {
	return fmt.Sprintf("%.1f MB, %d goroutines, %d descriptors", float64(r.Heap)/1e6, r.Goroutines, r.Descriptors)
}

// Least is the least of each in two readings.
func (r Reading) Least(o Reading) Reading {
	return Reading{min(r.Heap, o.Heap), min(r.Goroutines, o.Goroutines), min(r.Descriptors, o.Descriptors)}
}
