package figures

import (
	"slices"

	"okienko/office/history"
	"okienko/office/queue"
)

// overtakings finds for each visit the longest case in which somebody went first
// who had come later. The reason is the one that was kept when it was decided.
func (b *builder) overtakings(tickets []history.Ticket) {
	numbers := make(map[queue.TicketID]string, len(tickets))
	for i := range tickets {
		numbers[tickets[i].ID] = queue.Ticket{Series: tickets[i].Series, No: tickets[i].No}.Number()
	}
	longest := make(map[int]int) // of a visit, its place in Overs
	for i := range tickets {
		t := &tickets[i]
		for _, m := range standing(t.Moves) {
			if m.Why == nil {
				continue
			}
			for _, id := range m.Why.PassedOver {
				if over, is := b.over(t.ID, id, m.At); is {
					over.Number, over.By = b.word(numbers[id]), b.word(numbers[t.ID])
					over.Class, over.Rail = b.word(string(t.Class)), b.word(string(m.Why.Rail))
					b.keep(over, longest)
				}
			}
		}
	}
	// Of two cases that are as long, the one of who came first is told.
	slices.SortFunc(b.sum.Overs, func(a, b Over) int { return a.Visit - b.Visit })
}

// over tells by how much one ticket had come later than another one before which
// it was called at a moment. It is nothing when it had not, or when the other one
// is in the file of another day.
func (b *builder) over(first, passed queue.TicketID, at queue.Moment) (Over, bool) {
	mine, theirs := b.at(first, at), b.at(passed, at)
	if mine == nil || theirs == nil || theirs.reference >= mine.reference {
		return Over{}, false
	}
	return Over{Visit: theirs.visit, Seconds: seconds(int64(mine.reference - theirs.reference))}, true
}

// keep keeps a case if it is the longest of its visit so far.
func (b *builder) keep(over Over, longest map[int]int) {
	k, known := longest[over.Visit]
	switch {
	case !known:
		longest[over.Visit] = len(b.sum.Overs)
		b.sum.Overs = append(b.sum.Overs, over)
	case b.sum.Overs[k].Seconds < over.Seconds:
		b.sum.Overs[k] = over
	}
}

// at is the leg that a ticket was in at a moment.
func (b *builder) at(id queue.TicketID, m queue.Moment) *place {
	stays := b.stays[id]
	for i := len(stays) - 1; i >= 0; i-- {
		if stays[i].began <= m {
			return &stays[i]
		}
	}
	return nil
}
