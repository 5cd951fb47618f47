// Package arrows holds no program: its test holds who may import whom, so that
// the drawing in docs/architecture.md stays true.
package arrows
