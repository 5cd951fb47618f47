package member

// Connections is how many connections the member holds.
func (m *Member) Connections() int {
	m.port.mu.Lock()
	defer m.port.mu.Unlock()
	return len(m.port.conns)
}
