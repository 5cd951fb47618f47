package now

import (
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/queue"
)

// toStop lets no more tickets of a service be taken.
func (m Model) toStop() decision {
	name := m.serviceName(m.service)
	effects := []screen.Text{screen.T("now.effect.stop", "Service", name), screen.Plural("now.effect.stop_waiting", m.waitsThere(m.service))}
	if until := m.until(); until > 0 {
		effects[0] = screen.T("now.effect.stop_until", "Service", name, "Time", m.clock(until))
	}
	d := decision{
		effects: effects, fields: append(m.textFields("now.field_reason"), m.untilField()), glyph: "pause",
		commands: []office.Command{queue.StopService{Service: m.service, Reason: m.form.text, Until: m.until()}},
		done:     screen.T("now.done.stop", "Service", name),
		back:     []office.Command{queue.ResumeService{Service: m.service}}, undone: screen.T("now.done.resume", "Service", name),
	}
	if tooLong(m.form.text) {
		d.fault = screen.T("now.fault_long")
	}
	return d
}

// toResume lets them be taken again.
func (m Model) toResume() decision {
	name := m.serviceName(m.service)
	d := decision{
		effects: []screen.Text{screen.T("now.effect.resume", "Service", name)}, glyph: "repeat",
		commands: []office.Command{queue.ResumeService{Service: m.service}}, done: screen.T("now.done.resume", "Service", name),
	}
	if stop, stopped := m.office.Queue.Stopped(m.service, m.now); stopped {
		d.back = []office.Command{queue.StopService{Service: m.service, Reason: stop.Reason, Until: stop.Until}}
		d.undone = screen.T("now.done.stop", "Service", name)
	}
	return d
}
