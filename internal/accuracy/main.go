// Accuracy measures how well waits are foretold on invented days (package days):
// by our forecast, and by four simple ways that offices use.
//
//	go run ./internal/accuracy                          # prints the table
//	go run ./internal/accuracy -write docs/forecast.md  # and puts it into the handbook
//
// Everything is drawn from fixed seeds, so the same program prints the same table.
package main

import (
	"flag"
	"fmt"
	"os"

	"okienko/internal/days"
	"okienko/internal/figures"
)

func main() {
	page := flag.String("write", "", "put the table into this page")
	offices := flag.Int("offices", 4, "how many offices of each kind")
	flag.Parse()
	if err := run(*page, *offices); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(page string, offices int) error {
	fmt.Print(header)
	var rows []row
	for _, s := range days.Settings() {
		rows = append(rows, row{s.Name, measure(s, offices, warmUp)})
		fmt.Println(rows[len(rows)-1].line())
	}
	rows = append(rows, row{"the first day of an office", measure(days.Usual("", 3, 0.85), offices, 0)})
	fmt.Printf("%s\n%s\n", rows[len(rows)-1].line(), all(rows).line())
	if page == "" {
		return nil
	}
	return figures.Rewrite(page, "make forecast", write(rows))
}

// warmUp is how many days an office has learned from before the one that counts.
const warmUp = 5
