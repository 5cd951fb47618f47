// Package member is one machine's part in the cluster that keeps the office's
// log. It alone knows raft and its store; everybody else is a client (package
// cluster).
//
// A member opens its data folder (store.go), listens on its one TLS port
// (listen.go), takes part in raft (transport.go, machine.go), gathers commands
// into log entries when it leads (batch.go) and passes them on when it does not
// (forward.go), streams what is committed to windows (stream.go, serve.go), and
// does what nobody asks for: opens and closes the day, lets timers run
// (duties.go). DESIGN.md tells what it promises and why.
package member
