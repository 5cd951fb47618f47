//go:build unix

package station

// installedFile is where packages put the machine file.
const installedFile = "/etc/okienko/machine.yaml"
