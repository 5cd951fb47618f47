package clustertest

import (
	"log/slog"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/cluster/member"
	"okienko/internal/loopback"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/plan"
)

// Formed is a machine of an office that was formed by codes: each has its own
// folders and nobody has prepared anything.
type Formed struct {
	T       testing.TB
	Dir     string
	Address string
	Folder  joining.Folder
	Keys    joining.Keys
	Member  *member.Member // nil while it does not run
	Tune    func(*member.Config)

	plan plan.Plan
}

// Machine is a machine before it belongs to any office.
func Machine(t testing.TB) *Formed {
	t.Helper()
	f := &Formed{T: t, Dir: t.TempDir(), Address: loopback.Address()}
	f.Folder = joining.FolderIn(f.Dir)
	var err error
	if f.Keys, err = f.Folder.Keys(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Stop)
	return f
}

// Found makes a new office of one machine and starts it. The printed recovery
// key is returned.
func Found(t testing.TB, p plan.Plan) (f *Formed, recovery string) {
	t.Helper()
	return FoundTuned(t, p, nil)
}

// FoundTuned is Found with a member that is configured otherwise.
func FoundTuned(t testing.TB, p plan.Plan, tune func(*member.Config)) (f *Formed, recovery string) {
	t.Helper()
	f = Machine(t)
	f.plan, f.Tune = p, tune
	recovery, err := cluster.Found(f.Folder, cluster.Founding{Machine: "back office", Addresses: []string{f.Address}}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	f.Start()
	return f, recovery
}

// Start starts the machine's member.
func (f *Formed) Start() {
	f.T.Helper()
	c := member.Config{Listen: f.Address, Dir: f.Dir, Raft: Times, Plan: f.plan, Log: slog.New(slog.DiscardHandler)}
	if err := c.FromFolder(f.Folder); err != nil {
		f.T.Fatal(err)
	}
	if f.Tune != nil {
		f.Tune(&c)
	}
	var err error
	if f.Member, err = member.Open(c); err != nil {
		f.T.Fatal(err)
	}
}

// Stop ends the machine's member in good order.
func (f *Formed) Stop() {
	if f.Member != nil {
		f.Member.Close()
		f.Member = nil
	}
}

// Window opens a client with the machine's identity. It ends with the test.
func (f *Formed) Window() *Window {
	f.T.Helper()
	identity, papers, err := cluster.LoadJoined(f.Folder)
	if err != nil {
		f.T.Fatal(err)
	}
	return Watch(f.T, cluster.ClientConfig{Identity: identity, Members: cluster.MembersOf(papers)})
}

// Invite asks for an invitation when the office is ready for it.
func (w *Window) Invite(name string, role machines.Role, keeps bool) cluster.Invited {
	w.t.Helper()
	w.Until("the office", func(s *office.State) bool { return s.Machines.Founded() })
	i, err := w.Client.Invite(w.t.Context(), cluster.Wanted{Name: name, Role: role, Keeps: keeps, StaysOn: keeps})
	if err != nil {
		w.t.Fatal(err)
	}
	return i
}

// Papers are those of a machine that belongs to an office.
func (f *Formed) Papers() joining.Papers {
	f.T.Helper()
	p, err := f.Folder.Papers()
	if err != nil {
		f.T.Fatal(err)
	}
	return p
}

// Newcomer is the machine as it asks to join.
func (f *Formed) Newcomer() joining.Newcomer {
	return joining.Newcomer{Key: f.Keys.Machine, Recipient: f.Keys.Recipient, Addresses: []string{f.Address}, Level: office.Level}
}

// Join joins with the text of an invitation and keeps the papers.
func (f *Formed) Join(text string) joining.Papers {
	f.T.Helper()
	i, err := joining.ParseInvitation(text)
	if err != nil {
		f.T.Fatal(err)
	}
	p, err := f.Newcomer().ByInvitation(f.T.Context(), i)
	if err == nil {
		err = f.Folder.Keep(p)
	}
	if err != nil {
		f.T.Fatal(err)
	}
	return p
}
