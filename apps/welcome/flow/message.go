package flow

import "time"

// Msg is what Update takes: those of package page, or one of the messages below.
type Msg = any

// Intent is what Update wants done outside.
type Intent = any

// Office is one that is heard on the network.
type Office struct {
	ID        string
	Name      string
	Addresses []string
}

// Heard lists the offices that are heard now.
type Heard struct{ Offices []Office }

// Looked says whether the machine belongs to an office now: another window of the
// same machine may have joined.
type Looked struct{ Belongs bool }

// Join asks to join with a code or with the text of an invitation.
type Join struct {
	Code      string   // as it was typed or pasted
	Addresses []string // where to try
	SetAside  bool     // the data of another office on this machine
}

// Compare says which digits the other screen has to show.
type Compare struct{ Digits string }

// Joined says that the machine belongs to an office.
type Joined struct {
	Name string // what people call the machine there
	Role string // what it is for
}

// Failed says why not, as a key of the catalogue.
type Failed struct{ Why string }

// Cancel ends what is on its way.
type Cancel struct{}

// Found asks for a new office.
type Found struct {
	Office   string // its name
	Machine  string // what people will call this one
	Empty    bool   // it has no departments yet: the manager's window leads through them
	File     string // with departments and desks; without one, an example's
	SetAside bool
}

// Founded says that there is a new office, with the key that opens it again. The
// key is kept nowhere else.
type Founded struct{ Key string }

// SaveKey asks for a sheet to print with the recovery key.
type SaveKey struct{ Key, Office, Lang string }

// Saved says where the sheet is; empty when it could not be written.
type Saved struct{ Path string }

// FindBackups asks for backups: the file or those of the folder that was written
// down, or without one those of the usual folders.
type FindBackups struct{ In string }

// Backup is a file that is called as a backup.
type Backup struct {
	Path   string
	Name   string
	Folder string
	Made   time.Time
}

// BackupsFound is the answer to FindBackups, newest first.
type BackupsFound struct {
	In    string
	File  bool // In is a file, and the only one
	Files []Backup
}

// OpenBackup asks what is in a backup. All of it is read and proven, and nothing is
// written.
type OpenBackup struct{ Path, Key string }

// Progress says how much of a backup was read.
type Progress struct{ Percent int }

// Holds is what is in a backup.
type Holds struct {
	Office  map[string]string // its name, by language
	Made    time.Time
	By      string // the machine that has made it
	Tickets int    // of the last day
	Days    int    // earlier ones
	Lacks   int    // earlier ones that are not in it
}

// Restore asks for the office of a backup, on this machine.
type Restore struct{ Path, Key, Machine string }

// Restored says that the office is there.
type Restored struct{}

// Start asks for the program to begin its work.
type Start struct{}
