package member_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/joining"
	"okienko/cluster/member"
	"okienko/cluster/member/journal"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
)

// officeKey is what an office whose keys were made by hand has instead of a
// recovery key.
func officeKey(t *testing.T, o *clustertest.Office) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(o.Keys, "office.key"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// incarnate signs the life that would follow the one that a member knows, which
// does not run.
func incarnate(t *testing.T, o *clustertest.Office, id string) joining.Incarnation {
	t.Helper()
	return incarnateOn(t, o, id, id)
}

func incarnateOn(t *testing.T, o *clustertest.Office, id, machine string) joining.Incarnation {
	t.Helper()
	known, err := member.Inspect(o.Config(id))
	if err != nil {
		t.Fatal(err)
	}
	authority, err := cluster.OpenOffice(&known.State.Machines, officeKey(t, o))
	if err != nil {
		t.Fatal(err)
	}
	in, err := authority.Incarnate(known.Next(), machine, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// recoverOn begins the office's next life on a member that does not run.
func recoverOn(t *testing.T, o *clustertest.Office, id string) {
	t.Helper()
	old, err := member.Recover(o.Config(id), incarnate(t, o, id))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(old, "log.db")); err != nil {
		t.Errorf("the old store is gone: %v", err)
	}
}

// busy is an office of three with a few tickets, which then loses its first two
// machines. It returns how many tickets were given.
func busy(t *testing.T) (*clustertest.Office, int) {
	t.Helper()
	o, given := trio(t)
	o.Drop("m1")
	o.Drop("m2")
	return o, given
}

// trio is an office of three with a few tickets. It returns how many.
func trio(t *testing.T, tune ...func(*clustertest.Office)) (*clustertest.Office, int) {
	t.Helper()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	for _, m := range o.Members {
		hasty(o, m.ID)
	}
	for _, change := range tune {
		change(o)
	}
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	w := o.Window("m3")
	w.OpenDay()
	for range 5 {
		w.Must(clustertest.Issue())
	}
	w.Until("everything is there", hasTickets(5))
	// Whoever is not in the register when the majority is lost is not looked for.
	for _, m := range o.Members {
		w.Until(registered(machines.ID(m.ID)))
	}
	return o, 5
}

func hasTickets(n int) func(*office.State) bool {
	return func(s *office.State) bool { return len(s.Queue.Tickets) == n }
}

func incarnation(n int) func(*office.State) bool {
	return func(s *office.State) bool { return s.Machines.Incarnation == n }
}

// comeBack starts a member as its program does, again and again until it runs:
// a store of an older life is set aside, and the machine is let in again.
func comeBack(t *testing.T, o *clustertest.Office, id string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); {
		cfg := o.Config(id)
		if _, err := member.Mend(cfg.Dir, func(order string) error { return member.DoOrder(order, cfg.Dir) }); err != nil {
			if _, err := member.SetAside(cfg.Dir, id, err, time.Now()); err != nil {
				t.Fatal(err)
			}
		}
		if member.Readmit(t.Context(), cfg) == nil && o.TryStart(id) == nil {
			return
		}
	}
	t.Fatalf("%s does not come back", id)
}

// endsOutlived waits until a running member has heard of the newer life.
func endsOutlived(t *testing.T, o *clustertest.Office, id string) {
	t.Helper()
	select {
	case f := <-o.Running(id).Failed():
		if f.Trouble != feed.BeingRepaired {
			t.Errorf("%s ends with %v", id, f)
		}
	case <-time.After(time.Minute):
		t.Fatalf("%s goes on in a life that is over", id)
	}
	o.Stop(id)
}

// TestTheLastOneGoesOnAlone: two of three machines are burnt. The third has
// everything, gives further tickets, and new stores of the other two fill again.
func TestTheLastOneGoesOnAlone(t *testing.T) {
	t.Parallel()
	o, given := busy(t)
	o.Stop("m3")
	recoverOn(t, o, "m3")
	o.Start("m3")
	w := o.Window("m3")
	w.Until("the next life has begun", incarnation(1))
	w.Must(clustertest.Issue())
	w.Until("nothing is lost", hasTickets(given+1))
	// A machine with an empty disk, under its old name.
	for _, id := range []string{"m1", "m2"} {
		if err := os.RemoveAll(o.Dir(id)); err != nil {
			t.Fatal(err)
		}
		o.Tune(id, also(o.Tuned(id), func(c *member.Config) { c.Joined = true }))
		o.Start(id)
	}
	health(t, w, "all are part of it again", belong("m1", "m2", "m3"))
	o.Window("m1").Until("a new machine has everything", hasTickets(given+1))
}

// also does one thing and then another one to a configuration.
func also(all ...func(*member.Config)) func(*member.Config) {
	return func(c *member.Config) {
		for _, f := range all {
			f(c)
		}
	}
}

// TestWhatNobodyHasConfirmedIsTakenIn: the last entry stands on this machine alone,
// as far as it knows. Somebody may have been answered for it.
func TestWhatNobodyHasConfirmedIsTakenIn(t *testing.T) {
	t.Parallel()
	// A leader that does not notice for long that it leads nobody.
	var usual func(*member.Config)
	o, given := trio(t, func(o *clustertest.Office) {
		usual = o.Tuned("m3")
		o.Tune("m3", also(usual, func(c *member.Config) {
			c.Raft.Heartbeat, c.Raft.Election, c.Raft.Lease = 20*time.Second, 20*time.Second, 20*time.Second
		}))
	})
	o.Lead("m3")
	w := o.Window("m3")
	w.Until("the office", hasTickets(given))
	ticket, ended := clustertest.Issue(), make(chan struct{})
	o.Drop("m1") // gone for good: a window that found them would stay in the old life
	o.Drop("m2")
	ctx, cancel := context.WithCancel(t.Context())
	go func() { defer close(ended); _, _ = w.Do(ctx, ticket) }()
	// The log grows by other commands too, of the windows and of the leader's duties.
	for deadline := time.Now().Add(time.Minute); !journaled(t, o, "m3", string(ticket.Ticket)); {
		if time.Now().After(deadline) {
			t.Fatal("it is not even stored")
		}
	}
	cancel()
	<-ended
	o.Drop("m3")
	o.Tune("m3", usual) // or it takes as long to lead alone
	recoverOn(t, o, "m3")
	o.Start("m3")
	w.Until("the ticket is there", func(s *office.State) bool {
		_, known := s.Queue.Ticket(ticket.Ticket)
		return known && incarnation(1)(s)
	})
}

// journaled says whether a text stands in what a running member wrote of its log.
func journaled(t *testing.T, o *clustertest.Office, id, text string) bool {
	t.Helper()
	return slices.ContainsFunc(journal.Files(o.Dir(id)), func(path string) bool {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(b, []byte(text))
	})
}

// TestAMachineThatWasThoughtLostComesBackAnew: its old store is moved aside, and
// it loads everything from the new office.
func TestAMachineThatWasThoughtLostComesBackAnew(t *testing.T) {
	t.Parallel()
	o, given := busy(t)
	o.Stop("m3")
	recoverOn(t, o, "m3")
	o.Start("m3")
	w := o.Window("m3")
	w.Must(clustertest.Issue())
	o.Start("m1")
	endsOutlived(t, o, "m1")
	comeBack(t, o, "m1")
	if _, err := os.Stat(filepath.Join(o.Dir("m1"), "damaged-"+time.Now().UTC().Format("2006-01-02")+"-1", "log.db")); err != nil {
		t.Errorf("its old store is gone: %v", err)
	}
	o.Window("m1").Until("it has everything", hasTickets(given+1))
	health(t, w, "it belongs to the office", belong("m1"))
}

// belong says that these machines are part of the office and answer.
func belong(ids ...machines.ID) func(cluster.Health) bool {
	return func(h cluster.Health) bool {
		there := 0
		for _, m := range h.Machines {
			if slices.Contains(ids, m.Machine) && m.Listed && m.Reachable {
				there++
			}
		}
		return there == len(ids)
	}
}

// TestAnOldMajorityIsTurnedAway: both lost machines come back together and are a
// majority by themselves. They may serve each other until they meet the new
// office; a window that has seen it never goes back to them.
func TestAnOldMajorityIsTurnedAway(t *testing.T) {
	t.Parallel()
	o, given := busy(t)
	o.Stop("m3")
	recoverOn(t, o, "m3")
	o.Start("m3")
	seen := o.Window()
	seen.Until("it knows the new life", incarnation(1))
	o.Cut("m3") // from the other members; windows reach it
	o.Start("m1")
	o.Start("m2")
	old := o.Window("m1", "m2")
	old.Until("the old majority serves whom nobody has told", hasTickets(given))
	old.Must(clustertest.Issue())
	old.Until("it goes on", hasTickets(given+1))
	o.Stop("m3") // all that is left to the windows is the old majority
	seen.UntilContact("it has nobody", func(c feed.Contact) bool { return !c.Current })
	// It tells them of the new life as soon as it calls them.
	endsOutlived(t, o, "m1")
	endsOutlived(t, o, "m2")
	if s := seen.State(); s.Machines.Incarnation != 1 || len(s.Queue.Tickets) != given {
		t.Errorf("the window went back to incarnation %d with %d tickets", s.Machines.Incarnation, len(s.Queue.Tickets))
	}
	o.Join("m3")
	o.Start("m3")
	seen.Must(clustertest.Issue())
	comeBack(t, o, "m1")
	comeBack(t, o, "m2")
	old.Until("the other window is with the new office", incarnation(1))
	health(t, seen, "all of them are with the new office", belong("m1", "m2", "m3"))
}

// TestTheWrongKeyChangesNothing: neither another office's key nor a proof that
// another office has signed.
func TestTheWrongKeyChangesNothing(t *testing.T) {
	t.Parallel()
	o, given := busy(t)
	o.Stop("m3")
	known, err := member.Inspect(o.Config("m3"))
	if err != nil {
		t.Fatal(err)
	}
	stranger := clustertest.Prepare(t, 1, officetest.Plan())
	if _, err := cluster.OpenOffice(&known.State.Machines, officeKey(t, stranger)); !errors.Is(err, cluster.ErrWrongKey) {
		t.Errorf("another office's key opens this one: %v", err)
	}
	theirs, err := joining.NewAuthority("", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	in, err := theirs.Incarnate(1, "m3", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := member.Recover(o.Config("m3"), in); err == nil {
		t.Fatal("another office's signature counts")
	}
	if _, err := member.Recover(o.Config("m3"), incarnateOn(t, o, "m3", "m1")); err == nil {
		t.Fatal("a life that begins on another machine begins on this one")
	}
	o.Start("m1")
	o.Start("m2")
	o.Start("m3")
	w := o.Window()
	w.Must(clustertest.Issue())
	w.Until("all is as it was", func(s *office.State) bool { return hasTickets(given+1)(s) && incarnation(0)(s) })
}

// TestTheRecoveryKeyOpensTheOffice: what was printed when the office began opens
// its own key, in capitals or not, and no other one does.
func TestTheRecoveryKeyOpensTheOffice(t *testing.T) {
	t.Parallel()
	f, printed := clustertest.Found(t, officetest.Plan())
	w := f.Window()
	w.Until("the office", func(s *office.State) bool { return s.Machines.Founded() })
	s := w.State().Machines
	if _, err := cluster.OpenOffice(&s, printed); err != nil {
		t.Errorf("it does not open: %v", err)
	}
	other, _, err := joining.NewSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cluster.OpenOffice(&s, joining.PrintedRecoveryKey(other)); !errors.Is(err, cluster.ErrWrongKey) {
		t.Errorf("another key: %v", err)
	}
	wrong := "Q"
	if strings.HasSuffix(strings.ToUpper(printed), wrong) {
		wrong = "P"
	}
	if _, err := cluster.OpenOffice(&s, printed[:len(printed)-1]+wrong); err == nil || errors.Is(err, cluster.ErrWrongKey) {
		t.Errorf("a typing mistake is no other key: %v", err)
	}
}

// TestWhoKnowsMost: the machine with the newest log is the one to go on with, and
// an office that has a majority is not to be recovered.
func TestWhoKnowsMost(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window("m3")
	w.OpenDay()
	o.Lead("m1")
	o.Stop("m2")
	w.Must(clustertest.Issue())
	found := cluster.Survey(t.Context(), o.Identity("window"), o.Members)
	if !cluster.Lives(found) || len(found) != 2 {
		t.Errorf("two of three answer, and it has to be recovered: %+v", found)
	}
	o.Drop("m1")
	o.Drop("m3")
	o.Start("m2")
	alone := cluster.Survey(t.Context(), o.Identity("window"), o.Members)
	o.Start("m3")
	o.Cut("m2")
	for deadline := time.Now().Add(time.Minute); cluster.Newest(cluster.Survey(t.Context(), o.Identity("window"), o.Members)).Machine != "m3"; {
		if time.Now().After(deadline) {
			t.Fatal("m3 knows more than m2, and is not the newest")
		}
	}
	if s := alone[machines.ID("m2")]; len(alone) != 1 || cluster.Lives(alone) || s.At == 0 || len(s.Voters) != 3 {
		t.Errorf("m2 alone is %+v", alone)
	}
}

// TestARecoveryThatIsKilledAnywhere: before the new store is decided on, the old
// one is untouched; afterwards the next start brings the new one to its place.
func TestARecoveryThatIsKilledAnywhere(t *testing.T) {
	t.Parallel()
	o, given := busy(t)
	o.Stop("m3")
	in := incarnate(t, o, "m3")
	data, kept := o.Dir("m3"), o.Dir("kept")
	if err := os.Rename(data, kept); err != nil {
		t.Fatal(err)
	}
	var steps []string
	for k := 0; k == 0 || k <= len(steps); k++ {
		if err := errors.Join(os.RemoveAll(data), os.CopyFS(data, os.DirFS(kept))); err != nil {
			t.Fatal(err)
		}
		if k == 0 { // nobody kills it
			if err := member.RecoverInSteps(o.Config("m3"), in, func(s string) { steps = append(steps, s) }); err != nil {
				t.Fatal(err)
			}
			known(t, o, 1, given)
			continue
		}
		killedAt(t, o, in, k)
		if decided := slices.Index(steps, "decide") + 1; k <= decided {
			known(t, o, 0, given)
			recoverOn(t, o, "m3")
		}
		known(t, o, 1, given)
		if _, err := member.CarryOut(o.Config("m3")); err != nil {
			t.Errorf("killed before %q: %v", steps[k-1], err)
		}
		known(t, o, 1, given)
	}
	o.Start("m3")
	o.Window("m3").Must(clustertest.Issue())
}

// killedAt ends a recovery before its step of that number.
func killedAt(t *testing.T, o *clustertest.Office, in joining.Incarnation, n int) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Fatalf("there is no step %d", n)
		}
	}()
	_ = member.RecoverInSteps(o.Config("m3"), in, func(string) {
		if n--; n == 0 {
			panic("killed")
		}
	})
}

// known expects what the folder of m3 knows.
func known(t *testing.T, o *clustertest.Office, number, given int) {
	t.Helper()
	k, err := member.Inspect(o.Config("m3"))
	if err != nil {
		t.Fatal(err)
	}
	if k.Incarnation != number || len(k.State.Queue.Tickets) != given {
		t.Fatalf("it knows %d tickets of incarnation %d", len(k.State.Queue.Tickets), k.Incarnation)
	}
}

// TestAnOrderIsCarriedOutAtTheNextStart: a member that runs is told to go on
// alone, with what only the recovery key can sign.
func TestAnOrderIsCarriedOutAtTheNextStart(t *testing.T) {
	t.Parallel()
	o, given := busy(t)
	at := cluster.Member{ID: "m3", Address: o.Address("m3")}
	ask := func(in joining.Incarnation) error {
		return cluster.AskMember(t.Context(), o.Identity("window"), at, cluster.AboutRecover, cluster.Recover{Proof: in.Proof()}, nil)
	}
	w := o.Window("m3")
	w.Until("the office", hasTickets(given))
	register := w.State().Machines
	authority, err := cluster.OpenOffice(&register, officeKey(t, o))
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := joining.NewAuthority("", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for what, a := range map[string]struct {
		by      joining.Authority
		machine string
	}{"of another office": {theirs, "m3"}, "for another machine": {authority, "m1"}} {
		in, err := a.by.Incarnate(1, a.machine, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		if err := ask(in); err == nil {
			t.Errorf("it follows an order %s", what)
		}
	}
	in, err := authority.Incarnate(1, "m3", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	// At first it still takes the office for alive; in the end it ends, perhaps before
	// it has answered.
	ordered := make(chan struct{})
	go func() {
		defer close(ordered)
		for t.Context().Err() == nil && ask(in) != nil && !written(o.Dir("m3")) {
		}
	}()
	endsOutlived(t, o, "m3")
	<-ordered
	if _, err := member.CarryOut(o.Config("m3")); err != nil {
		t.Fatal(err)
	}
	o.Start("m3")
	w.Until("it goes on", func(s *office.State) bool { return incarnation(1)(s) && hasTickets(given)(s) })
	w.Must(clustertest.Issue())
}

// written says whether an order is kept in a folder.
func written(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "incarnation-order.pem"))
	return err == nil
}

// TestAWindowRescuesTheOffice: the manager's window tells the machine, which ends
// and is started again by whoever keeps it running.
func TestAWindowRescuesTheOffice(t *testing.T) {
	t.Parallel()
	o, given := busy(t)
	w := o.Window("m3")
	w.Until("the office", hasTickets(given))
	register := w.State().Machines
	kept := make(chan struct{})
	go func() {
		defer close(kept)
		select {
		case <-o.Running("m3").Failed():
		case <-t.Context().Done():
			return
		}
		o.Stop("m3")
		if _, err := member.CarryOut(o.Config("m3")); err != nil {
			t.Error(err)
		}
		if err := o.TryStart("m3"); err != nil {
			t.Error(err)
		}
	}()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	err := cluster.ErrOfficeLives
	for errors.Is(err, cluster.ErrOfficeLives) { // at first it has not noticed
		err = cluster.Rescue(ctx, o.Identity("window"), &register, o.Members, "m3", officeKey(t, o))
	}
	if err != nil {
		t.Fatal(err)
	}
	<-kept
	w.Until("it goes on", func(s *office.State) bool { return incarnation(1)(s) && hasTickets(given)(s) })
	w.Must(clustertest.Issue())
}

// TestAnOfficeThatWorksIsNotRecovered.
func TestAnOfficeThatWorksIsNotRecovered(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window("m1")
	w.Until("the office", func(s *office.State) bool { return s.Machines.Founded() })
	register := w.State().Machines
	authority, err := cluster.OpenOffice(&register, officeKey(t, o))
	if err != nil {
		t.Fatal(err)
	}
	in, err := authority.Incarnate(1, "m1", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	o.Leader()
	at := cluster.Member{ID: "m1", Address: o.Address("m1")}
	if err := cluster.Rescue(t.Context(), o.Identity("window"), &register, o.Members, "m1", officeKey(t, o)); !errors.Is(err, cluster.ErrOfficeLives) {
		t.Errorf("a window rescues it: %v", err)
	}
	err = cluster.AskMember(t.Context(), o.Identity("window"), at, cluster.AboutRecover, cluster.Recover{Proof: in.Proof()}, nil)
	var refused *cluster.RefusedError
	if !errors.As(err, &refused) || refused.Code != "office_lives" {
		t.Errorf("it says %v", err)
	}
	if _, err := member.Inspect(o.Config("m1")); err == nil {
		t.Error("the folder of a member that runs is opened")
	}
}

// TestNobodyMakesUpALife: a machine of the office that was turned against it shows
// a proof of its own making. It is not spoken with, and nobody ends.
func TestNobodyMakesUpALife(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 1, officetest.Plan())
	theirs, err := joining.NewAuthority("", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	in, err := theirs.Incarnate(7, "m1", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	turned := o.Identity("clerk")
	turned.Live(in)
	var s cluster.Stored
	at := cluster.Member{ID: "m1", Address: o.Address("m1")}
	if err := cluster.AskMember(t.Context(), turned, at, cluster.AboutStored, nil, &s); err == nil {
		t.Error("it is spoken with")
	}
	w := o.Window()
	w.OpenDay()
	w.Must(clustertest.Issue())
}

// TestALifeOutlivesAChangeOfTheAuthority: a machine that joins after both knows
// only the new authority, and still believes in the life.
func TestALifeOutlivesAChangeOfTheAuthority(t *testing.T) {
	t.Parallel()
	f, printed := clustertest.Found(t, officetest.Plan())
	w := f.Window()
	w.Until("the office", func(s *office.State) bool { return s.Machines.Founded() })
	register := w.State().Machines
	authority, err := cluster.OpenOffice(&register, printed)
	if err != nil {
		t.Fatal(err)
	}
	in, err := authority.Incarnate(1, string(register.Machines[0].ID), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	f.Stop()
	c := member.Config{Dir: f.Dir}
	if err := c.FromFolder(f.Folder); err != nil {
		t.Fatal(err)
	}
	if _, err := member.Recover(c, in); err != nil {
		t.Fatal(err)
	}
	f.Start()
	w.Until("the next life", incarnation(1))
	if err := f.Member.ChangeAuthority(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Until("the old authority is dropped", func(s *office.State) bool {
		return len(s.Machines.Authorities) == 1 && string(s.Machines.Authorities[0].Certificate) != string(register.Authorities[0].Certificate)
	})
	n := clustertest.Machine(t)
	n.Join(f.Window().Invite("hall", machines.Hall, true).Text)
	n.Start()
	n.Window().Until("it has everything", incarnation(1))
}

// TestTwoRecoveriesMeet: two people recovered the office on two machines. The same
// one goes on for everybody, and the other one loads anew.
func TestTwoRecoveriesMeet(t *testing.T) {
	t.Parallel()
	o, given := busy(t)
	o.Stop("m3")
	lives := map[string]joining.Incarnation{}
	for _, id := range []string{"m2", "m3"} {
		lives[id] = incarnate(t, o, id)
		if _, err := member.Recover(o.Config(id), lives[id]); err != nil {
			t.Fatal(err)
		}
	}
	later, earlier := "m2", "m3"
	if lives["m3"].Compare(lives["m2"]) > 0 {
		later, earlier = "m3", "m2"
	}
	o.Cut(later)
	o.Start(earlier)
	w := o.Window(earlier)
	w.Must(clustertest.Issue()) // while the window can find no other life to give it to
	o.Start(later)
	o.Join(later)
	endsOutlived(t, o, earlier)
	comeBack(t, o, earlier)
	w.Until("it is as on the other one", func(s *office.State) bool { return incarnation(1)(s) && hasTickets(given)(s) })
	o.Window(later).Must(clustertest.Issue())
}
