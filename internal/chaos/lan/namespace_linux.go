package lan

import (
	"fmt"
	"net/netip"
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// card is the name of a host's network card.
const card = "eth0"

// frameSize is more than the largest frame of an Ethernet.
const frameSize = 2048

// newNamespace makes a network namespace, unless it is to be the one of this
// process, with a card of that address. It returns the namespace and the far end
// of the card's cable.
func newNamespace(address netip.Prefix, here bool) (space, cable *os.File, err error) {
	err = onThread(func() error {
		if !here {
			if err := unix.Unshare(unix.CLONE_NEWNET); err != nil {
				return fmt.Errorf("make a network namespace: %w", err)
			}
		}
		if space, err = os.Open("/proc/thread-self/ns/net"); err != nil {
			return err
		}
		if cable, err = newCard(address); err != nil {
			space.Close()
		}
		return err
	})
	return space, cable, err
}

// onThread runs f on a thread of its own, which ends with f: it may move the
// thread to another namespace.
func onThread(f func() error) error {
	ended := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // never unlocked, so Go throws the thread away
		ended <- f()
	}()
	return <-ended
}

// inside runs f on a thread that is in a namespace. Sockets that it opens and
// programs that it starts stay there.
func inside(space *os.File, f func() error) error {
	return onThread(func() error {
		if err := unix.Setns(int(space.Fd()), unix.CLONE_NEWNET); err != nil {
			return fmt.Errorf("enter a network namespace: %w", err)
		}
		return f()
	})
}

// newCard makes a card in the thread's namespace and sets its address.
func newCard(address netip.Prefix) (*os.File, error) {
	fd, err := unix.Open("/dev/net/tun", unix.O_RDWR|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, fmt.Errorf("open /dev/net/tun: %w", err)
	}
	request, _ := unix.NewIfreq(card) // fails only for a longer name
	request.SetUint16(unix.IFF_TAP | unix.IFF_NO_PI)
	if err := unix.IoctlIfreq(fd, unix.TUNSETIFF, request); err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("make a network card: %w", err)
	}
	cable := os.NewFile(uintptr(fd), card)
	if err := bringUp(address); err != nil {
		cable.Close()
		return nil, fmt.Errorf("set the address %s: %w", address, err)
	}
	return cable, nil
}

// bringUp sets the addresses of the thread's namespace and switches its cards on.
func bringUp(address netip.Prefix) error {
	socket, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(socket)
	if err := setAddress(socket, address); err != nil {
		return err
	}
	for _, name := range []string{"lo", card} {
		request, _ := unix.NewIfreq(name)
		request.SetUint16(unix.IFF_UP | unix.IFF_RUNNING)
		if err := unix.IoctlIfreq(socket, unix.SIOCSIFFLAGS, request); err != nil {
			return err
		}
	}
	return nil
}

func setAddress(socket int, address netip.Prefix) error {
	mask := netip.PrefixFrom(netip.MustParseAddr("255.255.255.255"), address.Bits()).Masked().Addr()
	for _, set := range []struct {
		request uint
		to      netip.Addr
	}{{unix.SIOCSIFADDR, address.Addr()}, {unix.SIOCSIFNETMASK, mask}} {
		request, _ := unix.NewIfreq(card)
		if err := request.SetInet4Addr(set.to.AsSlice()); err != nil {
			return err
		}
		if err := unix.IoctlIfreq(socket, set.request, request); err != nil {
			return err
		}
	}
	return nil
}
