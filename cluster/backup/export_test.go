package backup

// Decode reads what is under the seal.
var Decode = decode

// AfterWriting lets a test at the file before it is proven.
func (f *Folder) AfterWriting(spoil func(path string)) { f.written = spoil }
