package station

// installedFile is where packages put the machine file.
const installedFile = `C:\ProgramData\Okienko\machine.yaml`
