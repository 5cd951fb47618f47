package cluster

import (
	"context"
	"time"

	"okienko/office/machines"
)

// What a member is asked about when a machine is to join.
const (
	AboutInvitation = "invitation" // Wanted: makes one, tells Invited
	AboutNewcomer   = "newcomer"   // Inviting: waits until somebody has typed the code, tells Newcomer
	AboutConfirming = "confirming" // Confirmed: whether the digits are the same
	AboutAuthority  = "authority"  // nothing: makes a new authority for the office, tells nothing
)

// AwaitFor is how long a question about a newcomer waits before it is asked anew.
const AwaitFor = 5 * time.Second

// Wanted is a machine that is to join.
type Wanted struct {
	Name    string        `json:"name"` // what people will call it
	Role    machines.Role `json:"role"`
	Keeps   bool          `json:"keeps"`    // it is to keep the office's log
	StaysOn bool          `json:"stays_on"` // it may hold a vote
}

// Invited is an invitation as it is shown. It is told to whoever asked, and the
// log does not hold its secrets.
type Invited struct {
	ID          string    `json:"id"`
	Text        string    `json:"text"` // to paste
	QR          string    `json:"qr"`   // the same for a QR code
	Code        string    `json:"code"` // to type at the other machine
	CodeExpires time.Time `json:"code_expires"`
	Expires     time.Time `json:"expires"`
	Addresses   []string  `json:"addresses"` // where the code can be typed to, this machine's
}

// Inviting names an invitation.
type Inviting struct {
	ID string `json:"id"`
}

// Newcomer is a machine at which somebody has typed the code.
type Newcomer struct {
	Waits   bool   `json:"waits"` // false: nobody yet, ask again
	Machine string `json:"machine,omitempty"`
	Address string `json:"address,omitempty"`
	Digits  string `json:"digits,omitempty"` // have to be the same on its screen
}

// Confirmed is what a person says about the digits.
type Confirmed struct {
	ID      string `json:"id"`
	Machine string `json:"machine"`
	Yes     bool   `json:"yes"`
}

// Invite asks for an invitation. Only a manager's machine may.
func (c *Client) Invite(ctx context.Context, w Wanted) (Invited, error) {
	var i Invited
	err := c.Ask(ctx, AboutInvitation, w, &i)
	return i, err
}

// AwaitNewcomer waits until somebody has typed the code of an invitation at
// another machine. That the machine has joined in the end stands in the register.
func (c *Client) AwaitNewcomer(ctx context.Context, invitation string) (Newcomer, error) {
	for {
		asking, cancel := context.WithTimeoutCause(ctx, answerFor, ErrNoAnswer)
		var n Newcomer
		err := c.Ask(asking, AboutNewcomer, Inviting{invitation}, &n)
		cancel()
		if err != nil || n.Waits {
			return n, err
		}
	}
}

// Confirm says whether the digits on both screens are the same.
func (c *Client) Confirm(ctx context.Context, invitation, machine string, yes bool) error {
	return c.Ask(ctx, AboutConfirming, Confirmed{invitation, machine, yes}, nil)
}
