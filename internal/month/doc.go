// Package month plays whole business days of an office against three real members,
// at a thousand times the pace of life: a kiosk, clerks at all desks of the example
// office and whoever comes, each with a connection of their own. Every day one of
// the members is cut off in the middle of the morning.
//
// What it holds the office to is kept beside it, from the answers alone: who got a
// ticket, who was served, who gave up. In the end all members have to tell these
// figures.
package month
