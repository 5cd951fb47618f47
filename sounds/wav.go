package sounds

import (
	"encoding/binary"
	"io"
	"math"
)

// WriteWAV writes the sound as a WAV file of 16 bits, which every program
// reads. What is beyond full scale is cut off.
func WriteWAV(w io.Writer, p PCM) error {
	const frame, header = 2 * Channels, 44
	size := len(p) * 2
	le := binary.LittleEndian
	out := make([]byte, 0, header+size)
	out = append(out, "RIFF"...)
	out = le.AppendUint32(out, uint32(header-8+size))
	out = append(out, "WAVEfmt "...)
	out = le.AppendUint32(out, 16) // bytes of the format
	out = le.AppendUint16(out, 1)  // whole numbers
	out = le.AppendUint16(out, Channels)
	out = le.AppendUint32(out, Rate)
	out = le.AppendUint32(out, Rate*frame)
	out = le.AppendUint16(out, frame)
	out = le.AppendUint16(out, 16) // bits
	out = append(out, "data"...)
	out = le.AppendUint32(out, uint32(size))
	for _, v := range p {
		out = le.AppendUint16(out, uint16(int16(math.Round(math.MaxInt16*max(-1, min(1, float64(v)))))))
	}
	_, err := w.Write(out)
	return err
}
