// Package apart runs a program again in namespaces of its own, so that what it
// mounts, what cards it makes and what it starts are nobody else's and end with
// it.
package apart
