package member

import (
	"errors"
	"slices"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/feed"
)

// FromFolder fills in who the machine is, from its identity folder, and whether it
// begins its office or waits to be added. A machine that the
// office does not speak with any more does neither.
func (c *Config) FromFolder(folder joining.Folder) error {
	identity, papers, err := cluster.LoadJoined(folder)
	if err != nil {
		return err
	}
	if why := folder.Farewell(); why != "" {
		return farewellFault(feed.Trouble(why), papers.Machine, errors.New("the office has said so before"))
	}
	keys, err := folder.Keys()
	if err != nil {
		return err
	}
	if c.Found, err = cluster.FoundingIn(folder); err != nil {
		return err
	}
	c.ID, c.Identity, c.Members = papers.Machine, identity, cluster.MembersOf(papers)
	c.Joined, c.Sealing, c.Keep = c.Found == nil, keys.Sealing, folder.Keep
	c.Farewell = folder.KeepFarewell
	if c.Found != nil {
		// It begins alone, whoever else has joined since.
		c.Bootstrap = slices.DeleteFunc(slices.Clone(c.Members), func(m cluster.Member) bool { return m.ID != c.ID })
	}
	return nil
}
