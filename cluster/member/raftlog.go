package member

import (
	"context"
	"log/slog"
	"strings"

	"github.com/hashicorp/go-hclog"
)

// raftLog passes raft's own words on to our log, warnings and worse only: what
// it says at every heartbeat to a machine that is switched off helps nobody.
func raftLog(log *slog.Logger) hclog.Logger {
	return hclog.New(&hclog.LoggerOptions{
		Name: "raft", Level: hclog.Warn, DisableTime: true, Output: lines{log},
	})
}

// lines turns written lines into log records.
type lines struct{ log *slog.Logger }

// Write logs one line.
func (l lines) Write(p []byte) (int, error) {
	l.log.Log(context.Background(), slog.LevelDebug, strings.TrimSpace(string(p)))
	return len(p), nil
}
