package lab

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Cost is what a process has used: of the processor since its start, of the
// memory now.
type Cost struct {
	CPU    time.Duration
	Memory int64 // resident, in bytes
}

// ticksPerSecond is the unit of /proc/PID/stat, the same on every Linux that we
// run on.
const ticksPerSecond = 100

// CostOf asks Linux what a process has used.
func CostOf(pid int) (Cost, error) {
	dir := filepath.Join("/proc", strconv.Itoa(pid))
	stat, err := os.ReadFile(filepath.Join(dir, "stat"))
	if err != nil {
		return Cost{}, err
	}
	statm, err := os.ReadFile(filepath.Join(dir, "statm"))
	if err != nil {
		return Cost{}, err
	}
	// The name of the program comes second, in brackets, and may hold spaces.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	if len(fields) < 13 {
		return Cost{}, fmt.Errorf("%s/stat is too short", dir)
	}
	user, err1 := strconv.ParseInt(fields[11], 10, 64)
	system, err2 := strconv.ParseInt(fields[12], 10, 64)
	var size, resident int64
	_, err3 := fmt.Sscan(string(statm), &size, &resident)
	return Cost{
		CPU:    time.Duration(user+system) * time.Second / ticksPerSecond,
		Memory: resident * int64(os.Getpagesize()),
	}, errors.Join(err1, err2, err3)
}
