// Package lan is a small network of computers inside one machine, for tests:
// each host is a network namespace with one card, and all cards end in a switch
// of our own that delays, loses, doubles and cuts what it is told to. It needs
// root and Linux.
//
// No host can reach anything but the others: there is no way out of the switch.
package lan
