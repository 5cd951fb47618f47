package flow

import "time"

// warnFor is how long before the end of a visit it says that it will end.
const warnFor = 20 * time.Second

// idle is how long nobody has touched anything. A page that came by itself, such
// as the ticket after a slow answer, gives its whole time.
func (m Model) idle() time.Duration {
	return m.now.Since(max(m.visit.touched, m.visit.since))
}

// warning is how much of the warning is left, 0 to 1, when there is one.
func (m Model) warning() (float32, bool) {
	left := m.cfg.IdleAfter - m.idle()
	if m.fresh() || left > warnFor {
		return 0, false
	}
	return max(0, float32(left)/float32(warnFor)), true
}
