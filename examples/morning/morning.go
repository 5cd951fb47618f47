package main

import (
	"context"
	"fmt"

	"okienko/internal/lab"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// morning is the example office with a screen for each window.
type morning struct {
	*lab.Office
	kiosk, desk, hall *lab.Display
	sound             *lab.Sound
	members           map[string]*lab.Process
}

// play opens the office, lets residents come and clerks call, and takes a
// picture of every screen on the way.
func (m *morning) play(ctx context.Context) error {
	for _, step := range []struct {
		what string
		do   func(context.Context) error
	}{
		{"Starting three machines", m.start},
		{"A closed morning", m.closed},
		{"The office opens", m.opens},
		{"A clerk signs in", m.signIn},
		{"Residents take tickets", m.residents},
		{"The clerk calls", m.calls},
		{"In English, in Ukrainian, with contrast and large letters", m.looks},
		{"The leader loses its power, and the office goes on", m.leaderDies},
	} {
		fmt.Println(step.what)
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
	}
	return nil
}

func (m *morning) start(ctx context.Context) error {
	var err error
	if m.kiosk, err = m.Display("kiosk", 1080, 1920); err != nil {
		return err
	}
	if m.desk, err = m.Display("desk", 1100, 720); err != nil {
		return err
	}
	if m.hall, err = m.Display("hall", 1920, 1080); err != nil {
		return err
	}
	if m.sound, err = m.Sound(ctx); err != nil {
		return err
	}
	m.members = make(map[string]*lab.Process)
	for _, machine := range m.Machines() {
		if m.members[machine.ID], err = m.Member(machine); err != nil {
			return err
		}
	}
	if _, err = m.Window("kiosk", m.FrontDoor, m.kiosk.Env()); err != nil {
		return err
	}
	if _, err = m.Window("desk", m.Clerk, m.desk.Env()); err != nil {
		return err
	}
	if _, err = m.Window("hall", m.Hall, m.hall.Env(), m.sound.Env()); err != nil {
		return err
	}
	return m.Watch()
}

// closed takes the pictures of an office that is not open yet, if it is not.
func (m *morning) closed(ctx context.Context) error {
	state, err := m.Observer.State(ctx)
	if err != nil || state.Queue.Day.Open {
		return err
	}
	if err := m.kiosk.Shows(ctx, "kiosk-closed", "nieczynne"); err != nil {
		return err
	}
	_, err = m.hall.Picture(ctx, "hall-closed")
	return err
}

func (m *morning) opens(ctx context.Context) error {
	if err := m.OpenDay(ctx); err != nil {
		return err
	}
	return m.kiosk.Shows(ctx, "kiosk-start", "W czym")
}

func (m *morning) signIn(ctx context.Context) error {
	if err := m.desk.Shows(ctx, "desk-sign-in", "Kancelaria"); err != nil {
		return err
	}
	if err := m.desk.Type(ctx, "Anna Nowak"); err != nil {
		return err
	}
	if err := m.desk.Key(ctx, "Return"); err != nil {
		return err
	}
	if err := m.Observer.Until(ctx, "the clerk", func(s *office.State) bool {
		d, _ := s.Queue.Desk("desk-3")
		return d.Taken()
	}); err != nil {
		return err
	}
	_, err := m.desk.Picture(ctx, "desk-empty")
	return err
}

func (m *morning) residents(ctx context.Context) error {
	for i, service := range []plan.ServiceID{"identity-card", "residence", "identity-card", "property-tax", "identity-card"} {
		resident := m.Resident(m.kiosk)
		if _, err := resident.Take(ctx, service); err != nil {
			return err
		}
		if i == 0 {
			if err := m.kiosk.Shows(ctx, "kiosk-ticket", "Twój numer"); err != nil {
				return err
			}
		}
		if err := m.kiosk.Key(ctx, "Escape"); err != nil {
			return err
		}
	}
	return nil
}

func (m *morning) calls(ctx context.Context) error {
	for _, step := range []struct {
		key  string
		then queue.Phase
		name string
	}{
		{"F2", queue.Called, "called"}, {"F4", queue.Serving, "serving"}, {"F8", queue.Finished, "finished"},
		{"F2", queue.Called, "called"},
	} {
		if err := m.desk.Key(ctx, step.key); err != nil {
			return err
		}
		if err := m.Observer.Until(ctx, step.name, func(s *office.State) bool {
			return count(s, step.then) == 1
		}); err != nil {
			return err
		}
		if err := m.desk.Still(ctx, "desk-"+step.name); err != nil {
			return err
		}
	}
	if err := m.Observer.Until(ctx, "the display's word", func(s *office.State) bool {
		return len(s.Queue.Calls) == 2 && len(s.Queue.Calls[1].Shown) > 0
	}); err != nil {
		return err
	}
	if _, err := m.hall.Picture(ctx, "hall-calling"); err != nil {
		return err
	}
	return m.desk.Still(ctx, "desk-called") // by now both tell the same wait
}

func count(s *office.State, p queue.Phase) int {
	n := 0
	for _, t := range s.Queue.Tickets {
		if t.Phase == p {
			n++
		}
	}
	return n
}

// looks shows the kiosk as different people use it.
func (m *morning) looks(ctx context.Context) error {
	for _, look := range []struct {
		name    string
		touches []string
	}{
		{"kiosk-english", []string{"lang:en"}},
		{"kiosk-ukrainian", []string{"lang:uk"}},
		{"kiosk-contrast-large", []string{"contrast", "large"}},
		{"kiosk-low", []string{"low"}},
	} {
		if err := m.kiosk.Shows(ctx, "kiosk", "W czym"); err != nil {
			return err
		}
		if err := m.Resident(m.kiosk).Touch(ctx, look.touches...); err != nil {
			return err
		}
		if err := m.kiosk.Still(ctx, look.name); err != nil {
			return err
		}
		if err := m.putBack(ctx, look.touches); err != nil {
			return err
		}
	}
	return nil
}

// putBack leaves the kiosk as it was found.
func (m *morning) putBack(ctx context.Context, touches []string) error {
	all := append([]string(nil), touches...)
	for i := len(touches) - 1; i >= 0; i-- {
		if back := touches[i]; back == "lang:en" || back == "lang:uk" {
			all = append(all, "lang:pl")
		} else {
			all = append(all, back)
		}
	}
	return m.Resident(m.kiosk).Repeat(ctx, len(touches), all...)
}

// leaderDies kills the member that leads and takes one more ticket.
func (m *morning) leaderDies(ctx context.Context) error {
	leader, err := m.Leader(ctx)
	if err != nil {
		return err
	}
	m.members[leader.ID].Kill()
	ticket, err := m.Resident(m.kiosk).Take(ctx, "identity-card")
	if err != nil {
		return err
	}
	fmt.Printf("  %s led and is gone; %s was given all the same\n", leader.ID, ticket.Number())
	_, err = m.kiosk.Picture(ctx, "kiosk-after")
	return err
}
