// Package cluster is how a window talks to the office: the client and its
// protocol. It knows nothing of raft; package member does.
//
// A Client holds one TLS connection to one member, the one on its own machine
// first. It receives a snapshot and then every committed command, and runs the
// office's rules on them, so that a window has the whole state in memory and
// never asks. It sends commands and gets their answers. When the member is lost
// it goes to the next one and resumes at the same place in the log; it never
// goes back. A command that was not answered is repeated with the same identity
// and happens once.
package cluster
