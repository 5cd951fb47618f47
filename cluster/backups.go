package cluster

import "okienko/office/queue"

// AboutBackup asks the member of one's own machine for a backup now. It answers
// with a BackupMade.
const AboutBackup = "backup"

// BackupMade is the backup that a member has made, or why it has not.
type BackupMade struct {
	Path    string       `json:"path,omitempty"` // on the member's machine
	Made    queue.Moment `json:"made,omitempty"`
	Current bool         `json:"current,omitempty"` // the member was in touch with the others
	Problem string       `json:"problem,omitempty"`
}

// BackupFailed says why a machine's last try at a backup failed.
type BackupFailed string

// Why a backup fails.
const (
	BackupBroke   BackupFailed = "failed"   // it could not be written, or not be restored for a test
	BackupNoSpace BackupFailed = "no_space" // there is too little room for it
)
