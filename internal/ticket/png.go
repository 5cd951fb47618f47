package ticket

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/png"
	"io"
)

// headerEnd is where the IHDR chunk of a PNG ends: 8 bytes of signature, then
// length, name, 13 bytes and checksum.
const headerEnd = 8 + 4 + 4 + 13 + 4

// WritePNG writes the raster as a PNG that knows its size on paper, so that a
// viewer or an office printer shows 25 mm as 25 mm.
func (r *Raster) WritePNG(w io.Writer) error {
	var plain bytes.Buffer
	if err := png.Encode(&plain, r.Image()); err != nil {
		return fmt.Errorf("ticket: encode png: %w", err)
	}
	data := plain.Bytes()
	for _, part := range [][]byte{data[:headerEnd], density(), data[headerEnd:]} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("ticket: write png: %w", err)
		}
	}
	return nil
}

// density is the pHYs chunk, which image/png does not write.
func density() []byte {
	const perMetre = DotsPerMM * 1000
	body := []byte("pHYs")
	body = binary.BigEndian.AppendUint32(body, perMetre)
	body = binary.BigEndian.AppendUint32(body, perMetre)
	body = append(body, 1) // the unit is the metre
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	chunk = append(chunk, body...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body))
}
