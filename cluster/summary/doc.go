// Package summary keeps what package figures makes of sealed days, in one file
// beside the days themselves, so that ten years can be counted in the time in which
// one day could be read.
//
//	store, err := summary.Open(folder)
//	err = store.Put(address, sum.Encode())
//	err = store.Each(addresses, func(sum []byte) { ... })
//
// Everything here is derived. A summary that its disk has spoilt is forgotten and
// made anew from its day, and so is a file of another version.
package summary
