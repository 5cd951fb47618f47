// Package backup writes an office into one file and reads it back.
//
//	folder := backup.Folder{Dir: dir, Machine: id, Secret: sealingKey}
//	file, err := folder.Make(ctx, about, state, blobs)
//	about, state, err := backup.Read(f, recoveryKey, nil)
//
// A backup is an age file, so that the age program can open it too. It is sealed
// to the office's recovery key, which lies in a safe, and to the machine that
// makes it, which so can prove it: Make restores each backup into nowhere before
// it gives it its name. Inside are a head, the state of the office as package wire
// writes it, compressed, and the files of the sealed days as package blob stores
// them. Read proves every byte, or says what is wrong and returns nothing.
//
// Due and Superfluous say when a machine makes its next backup and which old ones
// it lets go; both are functions of times alone.
package backup
