// Package report writes tables of plain values for other programs and for paper:
// CSV and XLSX for spreadsheets, PDF to print. All three have the same numbers,
// because a number is rounded before it comes here.
//
//	doc := screen.Document{Title: screen.T("figures.title"), Tables: tables}
//	err := report.CSV(file, doc, "pl", say)
//
// Texts are turned into the reader's language by whoever calls.
package report
