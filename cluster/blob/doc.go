// Package blob keeps large files that never change, beside the log: days that
// were sealed. A file has an address, the SHA-256 of its manifest, and the log
// tells the addresses. So a file can be fetched from anybody: first the manifest,
// which the address proves, then chunk by chunk, each proven by the manifest.
//
//	store, err := blob.Open(folder, nil)
//	address, err := store.Put(file)
//	err = blob.Fetch(ctx, conn, store, address, pace)
//
// On the disk each chunk is compressed. A fetch that was cut goes on where it was
// cut. A file that its disk has spoilt is found by Check and fetched anew.
package blob
