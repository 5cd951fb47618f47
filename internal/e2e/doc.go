// Package e2e holds no program: its tests run the real programs of an office as
// real processes, touch the kiosk, read the paper, press the clerk's keys, look
// at the hall and listen to it.
package e2e
