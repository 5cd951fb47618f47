package cluster

import (
	"context"
	"errors"
	"fmt"

	"okienko/office/figures"
	"okienko/office/history"
	"okienko/office/manifest"
)

// What a member can be asked about days that are over. It is answered from the
// files that the member has; what is missing there it says.
const (
	AboutFigures  = "figures"   // a figures.Question: tells a figures.Report
	AboutPastDays = "past_days" // PastDaysAsked: tells PastDays
	AboutPastDay  = "past_day"  // PastDayAsked: tells PastDayPart
)

// PastDaysAsked asks for the sealed days after a date, oldest first.
type PastDaysAsked struct {
	After string `json:"after,omitempty"` // "" begins with the first
}

// MaxPastDays is how many days one answer lists.
const MaxPastDays = 1000

// PastDays are sealed days.
type PastDays struct {
	Days []PastDay `json:"days"`
	More bool      `json:"more,omitempty"` // there are later ones
}

// PastDay is a sealed day.
type PastDay struct {
	history.Seal
	Here bool `json:"here"` // the member has its file
}

// PastDayAsked asks for a part of a day's file.
type PastDayAsked struct {
	Date string `json:"date"`
	From int    `json:"from"` // the first byte
}

// PastDayPart is a part of a day's file. Without the clerks' names it is not the
// file that was sealed, and its address is another one.
type PastDayPart struct {
	Size     int    `json:"size"` // of the whole file
	Bytes    []byte `json:"bytes"`
	Address  string `json:"address"`            // of the whole file
	Nameless bool   `json:"nameless,omitempty"` // who asked may not see single clerks
}

// PartSize is how much of a day's file one answer has, at most.
const PartSize = 256 << 10

// maxPastDay bounds a day's file for whoever asks for it.
const maxPastDay = 256 << 20

// Figures asks for figures.
func (c *Client) Figures(ctx context.Context, q figures.Question) (figures.Report, error) {
	var r figures.Report
	err := c.Ask(ctx, AboutFigures, q, &r)
	return r, err
}

// PastDays lists all sealed days, oldest first.
func (c *Client) PastDays(ctx context.Context) ([]PastDay, error) {
	var all []PastDay
	for after := ""; ; {
		var told PastDays
		if err := c.Ask(ctx, AboutPastDays, PastDaysAsked{after}, &told); err != nil {
			return nil, err
		}
		all = append(all, told.Days...)
		if !told.More || len(told.Days) == 0 {
			return all, nil
		}
		after = told.Days[len(told.Days)-1].Date
	}
}

// maxAnew is how often a fetch begins again because another member answers, whose
// file is another one.
const maxAnew = 3

// PastDay fetches a sealed day, part by part, from whichever member answers. What
// it returns is proven by the seal, unless the names of clerks were left out: then
// nameless is true, and the member is believed.
func (c *Client) PastDay(ctx context.Context, seal history.Seal) (day history.Day, nameless bool, err error) {
	file, nameless, err := c.fetchDay(ctx, seal.Date)
	if err == nil && !nameless && manifest.Of(file).Address().String() != seal.Sum {
		err = errors.New("the member's file is not the one that was sealed")
	}
	if err == nil {
		day, err = history.Decode(file)
	}
	if err != nil {
		return history.Day{}, false, fmt.Errorf("fetch the day %s: %w", seal.Date, err)
	}
	return day, nameless, nil
}

func (c *Client) fetchDay(ctx context.Context, date string) (file []byte, nameless bool, err error) {
	address := ""
	for anew := 0; anew <= maxAnew; {
		var part PastDayPart
		if err := c.Ask(ctx, AboutPastDay, PastDayAsked{date, len(file)}, &part); err != nil {
			return nil, false, err
		}
		switch {
		case part.Size > maxPastDay || len(part.Bytes) == 0 || len(file)+len(part.Bytes) > part.Size:
			return nil, false, errors.New("the member tells nonsense")
		case address != "" && address != part.Address:
			file, address = nil, ""
			anew++
			continue
		}
		address = part.Address
		if file = append(file, part.Bytes...); len(file) == part.Size {
			return file, part.Nameless, nil
		}
	}
	return nil, false, ErrNoAnswer
}
