// Package docs is the handbook. There is nothing in it to import: its tests
// hold what the handbook says to the sources.
package docs
