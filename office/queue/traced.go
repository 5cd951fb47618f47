package queue

// Traced is one change of the office that no ticket's history tells of: who made
// it, where, when, and from what to what. Package trace says what is traced.
type Traced struct {
	At      Moment `json:"at"`
	Machine string `json:"machine,omitempty"`
	Person  string `json:"person,omitempty"` // plan.PersonID; empty when a machine did it by itself
	Desk    string `json:"desk,omitempty"`   // of a ticket's move: where it was made
	What    string `json:"what"`             // the kind of the command
	About   string `json:"about"`            // what has changed, as "desk/d1"
	From    string `json:"from,omitempty"`
	To      string `json:"to,omitempty"`
	Times   int    `json:"times,omitempty"` // how many changes in a row it stands for; 0 is one
}
