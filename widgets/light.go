package widgets

// Light is how it goes somewhere. It is told by a shape and a word besides its
// colour.
type Light int

// The lights, the calmest first.
const (
	NoLight Light = iota // nothing goes on there
	Calm
	Slow
	Long
	TooLong
)

// look is the coat and the shape of a light.
func (l Light) look() (coat, Icon) {
	switch l {
	case Calm:
		return coat{Surface, Good, Good}, IconCircleCheck
	case Slow:
		return coat{Notice, OnNotice, OnNotice}, IconDiamond
	case Long:
		return coat{Call, OnCall, OnCall}, IconWarning
	case TooLong:
		return coat{Alert, Alert, OnAlert}, IconOctagon
	}
	return coat{Ground, Line, Soft}, IconDash
}
