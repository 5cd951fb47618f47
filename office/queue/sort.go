package queue

import "sort"

// sortTickets orders tickets; equal ones keep the order of their issue.
func sortTickets(list []Ticket, before func(a, b *Ticket) bool) {
	sort.SliceStable(list, func(i, j int) bool { return before(&list[i], &list[j]) })
}
