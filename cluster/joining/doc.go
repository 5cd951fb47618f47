// Package joining is how a machine becomes a part of an office: invitations, the
// talk between a newcomer and a member, certificates, the office's own key under
// seal, and the beacon by which offices are found.
//
// There are two ways to be invited. An Invitation is a text or a QR code: it
// holds 128 bits of secret and the hash of the office's key, so the newcomer
// knows whom it talks to, and nobody has to compare anything. A ShortCode is
// nine symbols to be typed: both sides prove that they know it without saying it
// (CPace), then show the same six digits, and a person on the inviting side says
// yes. A machine that was off until its certificate ended comes back with the
// key that the office has registered (Renew).
//
// The package knows no log. What a member has to decide and to write down stands
// behind Host.
package joining

// Protocol is how TLS tells a newcomer's connection from the others on a
// member's port. The newcomer has no certificate yet.
const Protocol = "okienko/join/1"
