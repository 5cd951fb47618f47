package main

import (
	"context"
	"os/signal"
	"syscall"

	"golang.org/x/sys/windows/svc"
)

// serviceName is what packages call the service.
const serviceName = "Okienko"

// handOverFor is how long Windows is asked to wait while the member hands over
// its lead and its vote.
const handOverFor = 10_000 // milliseconds

// service runs an order until Windows stops the service or shuts down.
type service struct {
	do  func(context.Context) error
	err error
}

// asService does what the program was told, as a service where Windows started
// it as one.
func asService(do func(context.Context) error) error {
	is, err := svc.IsWindowsService()
	if err != nil {
		return err
	}
	if !is {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
		defer stop()
		return do(ctx)
	}
	s := &service{do: do}
	if err := svc.Run(serviceName, s); err != nil {
		return err
	}
	return s.err
}

// Execute answers Windows. Pre-shutdown comes before a shutdown and, unlike it,
// leaves the time to hand over.
func (s *service) Execute(_ []string, asked <-chan svc.ChangeRequest, tell chan<- svc.Status) (bool, uint32) {
	const accepts = svc.AcceptStop | svc.AcceptPreShutdown
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- s.do(ctx) }()
	tell <- svc.Status{State: svc.Running, Accepts: accepts}
	for {
		select {
		case s.err = <-ended:
			if s.err != nil {
				return true, uint32(exitCode(s.err))
			}
			return false, 0
		case c := <-asked:
			switch c.Cmd {
			case svc.Interrogate:
				tell <- c.CurrentStatus
			case svc.Stop, svc.PreShutdown:
				tell <- svc.Status{State: svc.StopPending, WaitHint: handOverFor}
				cancel()
			}
		}
	}
}
