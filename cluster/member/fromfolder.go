package member

import (
	"errors"
	"slices"

	"okienko/cluster"
	"okienko/cluster/joining"
)

// FromFolder fills in who the machine is, from its identity folder, and whether it
// begins its office or waits to be added. A machine that was removed does neither.
func (c *Config) FromFolder(folder joining.Folder) error {
	identity, papers, err := cluster.LoadJoined(folder)
	if err != nil {
		return err
	}
	if folder.Removed() {
		return removedFault(papers.Machine, errors.New("the office has said so before"))
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
	c.PutOut = folder.MarkRemoved
	if c.Found != nil {
		// It begins alone, whoever else has joined since.
		c.Bootstrap = slices.DeleteFunc(slices.Clone(c.Members), func(m cluster.Member) bool { return m.ID != c.ID })
	}
	return nil
}
