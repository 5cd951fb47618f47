package main

import (
	"errors"

	"okienko/apps/admin/flow/staff"
	"okienko/internal/feed"
	"okienko/internal/secrets"
)

// give draws a PIN and gives it to a person. Only the page sees its digits.
func (m *manager) give(i staff.Give) {
	digits := secrets.RandomPIN()
	c, err := m.prover.Keeper.SetPIN(i.Person, i.Pepper, digits)
	switch {
	case errors.Is(err, secrets.ErrNoKey):
		m.pump.Send(staff.Failed{Tag: i.Tag, Why: "pin.no_key"})
		return
	case err != nil:
		m.pump.Send(staff.Failed{Tag: i.Tag, Why: "pin.not_shared"})
		return
	}
	m.link.Send(feed.Send{Tag: i.Tag, Command: c}, func(a feed.Answered) {
		if !a.Lost && a.Answer.Refusal == nil {
			m.pump.Send(staff.Given{Tag: i.Tag, Digits: digits})
			return
		}
		m.pump.Send(a)
	})
}
