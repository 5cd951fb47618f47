// Package journal makes a store of raft's log quick to write and able to mend
// itself. It stands in front of raft-boltdb, which needs two flushes for each
// transaction; the journal needs one.
//
//	err := journal.Create(cfg)              // once, in a new folder
//	j, err := journal.Open(cfg, boltStore)  // brings the store up to date
//	...                                     // j is a raft.LogStore and a raft.StableStore
//	j.Close()                               // everything is in the store
//
// What is stored is appended to a file as a frame with a checksum, flushed once,
// and served from memory. A moment later it is moved into the store, many
// entries in one transaction. Two files take turns; one is written over when all
// that it holds has been moved.
//
// A frame says what was done to the log (operation.go), so reading the frames in
// their order and doing all of it again ends in the same log, wherever the store
// had got to. That is how the journal is brought in after a power cut, and how a
// store is mended that lost its last transaction or an entry (Read, Changes).
//
// Frames are numbered without a gap. A frame that was cut off by a power cut is
// the last one, was never acknowledged, and is ignored. A frame that is missing
// before the last one and was not in the store yet is damage, and is refused.
// (One thing cannot be told apart: a byte that flips in the very last frame,
// before it was moved, looks like a power cut. The commit file of package member
// then tells, where others had acknowledged the entry as well.)
package journal
