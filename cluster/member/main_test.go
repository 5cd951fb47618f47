package member_test

import (
	"testing"

	"go.uber.org/goleak"

	"okienko/internal/feed"
	"okienko/office"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func isCurrent(c feed.Contact) bool { return c.Current }

func isLost(c feed.Contact) bool { return !c.Current }

func atLeast(n int) func(*office.State) bool {
	return func(s *office.State) bool { return len(s.Queue.Tickets) >= n }
}
