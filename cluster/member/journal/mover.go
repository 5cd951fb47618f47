package journal

import (
	"maps"
	"slices"
	"time"
)

// nudge wakes the mover, which may be awake.
func nudge(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// keepMoving moves entries into the store until the journal is closed. It sleeps
// while nothing waits. When the store takes nothing any more, entries are safe in
// the journal as long as there is room, and whoever owns it is told.
func (j *Journal) keepMoving() {
	defer close(j.done)
	for {
		select {
		case <-j.stop:
			return
		case <-j.kick:
		}
		pause := time.NewTimer(j.cfg.Wait)
		select {
		case <-j.stop:
		case <-j.full:
		case <-pause.C:
		}
		pause.Stop()
		if err := j.move(); err != nil {
			j.cfg.Failed(err)
			return
		}
	}
}

// move brings everything that waits into the store.
func (j *Journal) move() error {
	j.moving.Lock()
	defer j.moving.Unlock()
	return j.moveAll()
}

// makeRoom sees to it that the other file may be written over. The caller holds
// moving.
func (j *Journal) makeRoom() error {
	if err := j.moveAll(); err != nil {
		return err
	}
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.tape.otherIsFree() {
		return nil
	}
	if j.tape.last[1-j.tape.at] > j.tape.before {
		// Seldom: so much was written that the last transaction is still the one
		// that brought the other file into the store. A further one makes it safe.
		if err := j.store.Set([]byte(touchKey), []byte{1}); err != nil {
			j.tape.broken = err
			return err
		}
		j.tape.before = j.tape.moved
	}
	return j.tape.note()
}

// makeRoomAlone is makeRoom for who does not hold moving.
func (j *Journal) makeRoomAlone() error {
	j.moving.Lock()
	defer j.moving.Unlock()
	return j.makeRoom()
}

// touchKey is a value of the store that says nothing.
const touchKey = "Journal"

// moveAll is move for who holds moving.
func (j *Journal) moveAll() error {
	l := j.mem.toMove()
	if len(l.logs) > 0 {
		if err := j.store.StoreLogs(l.logs); err != nil {
			return err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(l.values)) {
		if err := j.store.Set([]byte(key), l.values[key]); err != nil {
			return err
		}
	}
	j.mem.wasMoved(l)
	j.writing.Lock()
	defer j.writing.Unlock()
	j.tape.settled(l.through)
	return nil
}

// settle notes that nothing waits, if so. The caller holds moving.
func (j *Journal) settle() {
	l := j.mem.toMove()
	if !l.empty() {
		return
	}
	j.writing.Lock()
	defer j.writing.Unlock()
	j.tape.settled(l.through)
}
