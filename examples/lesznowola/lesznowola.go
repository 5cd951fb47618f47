// Package lesznowola holds the example office, for machines that begin without a
// file of their own.
package lesznowola

import _ "embed"

// Office is the example's office file.
//
//go:embed office.yaml
var Office []byte
