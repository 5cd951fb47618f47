// Package machines is the office's register of its computers: who they are, what
// they are for, which certificates speak for them, and who may still join.
//
// The register is part of the office's state and follows the same rules: it is a
// pure function of the log. A machine that was revoked stays in it, so that its
// identifier is never given again. Keys lie in it only sealed to those who may
// open them; the rules never look inside.
package machines
