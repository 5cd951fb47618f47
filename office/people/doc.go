// Package people knows who of an office has proven to be who: the PINs of its
// people, wrong tries and locks, who is signed in in which window, and the
// secrets that trusted machines share.
//
// Who works here, and what each may do, stands in the plan. The state of this
// package holds what proves it, and lies on kiosks in public halls as the rest of
// the log does. So it holds nothing from which a PIN could be guessed there:
//
//   - A PIN is a key. The window computes it from the digits, a salt, and a
//     secret of the office that only trusted machines can open; it keeps the key
//     for the moment and sends a signature. The state holds the public half.
//   - A signature counts once, from one window, on one machine. Who reads it in
//     the log can do nothing with it.
//   - Secrets lie in the state sealed to machines. The rules never look inside.
//
// The office whose plan knows nobody, or in which nobody who may edit people has
// a PIN, works by names alone: whoever signs in is believed.
package people
