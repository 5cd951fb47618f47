// Package view draws the first start: the pages of package flow, as package
// page/view draws pages. Its tests keep a picture of each.
package view

import "okienko/internal/page/view"

// New makes the content of the window. It sends what a person does.
func New(send func(any)) *view.View { return view.New(send) }
