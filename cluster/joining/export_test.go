package joining

import (
	"encoding/binary"
	"hash/crc32"
)

// sealedText is the text of any bytes with a right checksum.
func sealedText(body []byte) string {
	return prefix + base.EncodeToString(binary.BigEndian.AppendUint32(body, crc32.Checksum(body, castagnoli)))
}
