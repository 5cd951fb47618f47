package station

import (
	"crypto/ed25519"
	"errors"

	"okienko/cluster/joining"
	"okienko/internal/feed"
	"okienko/internal/secrets"
	"okienko/internal/signin"
	"okienko/office"
	"okienko/office/people"
)

// openKeeper makes the keeper of the secrets that the office shares with this
// machine. One that was set up by hand has no key, and its keeper opens nothing.
func (s *Station) openKeeper() {
	s.Keeper = secrets.New("")
	if !s.Machine.Joins {
		return
	}
	keys, err := joining.Folder(s.Machine.Identity).Keys()
	if err != nil {
		s.Log.Warn("this machine opens nothing that the office shares", "error", err)
		return
	}
	s.Keeper = secrets.New(keys.Sealing)
}

// Prover does for a sign-in what takes the key of this machine. A try costs the
// processor a fifth of a second, so it is not to be called where a window draws.
type Prover struct {
	Keeper  *secrets.Keeper
	Machine string
	Line    *Link
	Tell    func(signin.Msg) // feed.Answered, signin.Unable or signin.Checked
}

// Carry does what a sign-in asks for, and says whether it was about that.
func (p *Prover) Carry(i signin.Intent) bool {
	switch i := i.(type) {
	case signin.Prove:
		p.prove(i)
	case signin.Make:
		c, err := p.Keeper.SetPIN(i.Person, i.Pepper, i.Digits)
		p.send(i.Tag, c, err)
	default:
		return false
	}
	return true
}

func (p *Prover) prove(i signin.Prove) {
	client := p.Line.Client().Name()
	c, err := p.Keeper.SignIn(i.PIN, i.Pepper, i.Digits, p.Machine, client)
	if i.Alone && err == nil {
		said := people.Statement(c.Person, p.Machine, client, c.Use)
		p.Tell(signin.Checked{Tag: i.Tag, Right: ed25519.Verify(i.PIN.Verifier, said, c.Proof)})
		return
	}
	p.send(i.Tag, c, err)
}

func (p *Prover) send(tag string, c office.Command, err error) {
	switch {
	case errors.Is(err, secrets.ErrNoKey):
		p.Tell(signin.Unable{Tag: tag, Why: signin.NoKey})
	case err != nil:
		p.Tell(signin.Unable{Tag: tag, Why: signin.NotShared})
	default:
		p.Line.Send(feed.Send{Tag: tag, Command: c}, func(a feed.Answered) { p.Tell(a) })
	}
}
