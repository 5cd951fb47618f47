package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/config"
	"okienko/internal/version"
	"okienko/office"
)

// join joins the office that has invited this machine.
func join(flags *flag.FlagSet) func(context.Context, string) error {
	text := flags.String("invitation", "", "the text that the inviting machine shows; - reads it from the input")
	code := flags.String("code", "", "the nine symbols that the inviting machine shows")
	at := flags.String("at", "", "where it shows them, host:port; several with commas. Without it, whoever is heard on the network is asked")
	answers := flags.String("answers", "", "a file with these answers")
	aside := flags.Bool("set-aside", false, "set data of another office on this machine aside; it is kept")
	return func(ctx context.Context, file string) error {
		a := config.Answers{Invitation: *text, Code: *code, SetAside: *aside}
		if *at != "" {
			a.At = strings.Split(*at, ",")
		}
		var err error
		switch {
		case *answers != "":
			a, err = config.ReadAnswers(*answers)
		case *text == "-" || *text == "" && *code == "":
			a.Invitation, err = typed("Paste the text of the invitation: ")
		}
		if err != nil {
			return err
		}
		return joinWith(ctx, file, a)
	}
}

func joinWith(ctx context.Context, file string, a config.Answers) error {
	// What was typed is looked at before anything is changed.
	var i joining.Invitation
	var code joining.ShortCode
	var err error
	if a.Code != "" {
		code, err = joining.ParseShortCode(a.Code)
	} else {
		i, err = joining.ParseInvitation(a.Invitation)
	}
	if err != nil {
		return remedied(err)
	}
	m, err := unjoined(file, a.SetAside)
	if err != nil {
		return err
	}
	folder := joining.Folder(m.Identity)
	n, err := newcomer(folder, m.Listen)
	if err != nil {
		return err
	}
	var papers joining.Papers
	if a.Code != "" {
		papers, err = n.ByCode(ctx, code, addressesOr(ctx, a.At)...)
	} else {
		papers, err = n.ByInvitation(ctx, i, a.At...)
	}
	if err != nil {
		return remedied(err)
	}
	if err := folder.Keep(papers); err != nil {
		return err
	}
	fmt.Printf("This machine is %q now, %s. Start it with \"okienko-member run\", or start its window.\n", papers.Name, papers.Machine)
	return nil
}

func newcomer(folder joining.Folder, listen string) (joining.Newcomer, error) {
	keys, err := folder.Keys()
	return joining.Newcomer{
		Key: keys.Machine, Recipient: keys.Recipient, Addresses: cluster.Reachable(listen), Level: office.Level,
		Version: version.Text(),
		Digits: func(d string) {
			fmt.Printf("Digits: %s\nCompare them with those on the other machine, and confirm there.\n", d)
		},
	}, err
}

// addressesOr are the addresses that were typed, or those of the offices that
// are heard.
func addressesOr(ctx context.Context, typed []string) []string {
	if len(typed) > 0 {
		return typed
	}
	var all []string
	for _, o := range joining.Look(ctx, listenFor, nil) {
		all = append(all, o.Addresses...)
	}
	return all
}

// typed reads a line from the input, and no byte further: a later question reads on.
func typed(prompt string) (string, error) {
	fmt.Print(prompt)
	var line []byte
	for b := make([]byte, 1); ; {
		n, err := os.Stdin.Read(b)
		switch {
		case n == 1 && b[0] != '\n':
			line = append(line, b[0])
		case n == 1 || err != nil && len(line) > 0:
			return strings.TrimSpace(string(line)), nil
		case err != nil:
			return "", errors.New("nothing was typed")
		}
	}
}

// remedies say what to do, for who reads a terminal. Windows have the catalogue.
var remedies = map[joining.Code]string{
	joining.TornText:      "A part of the invitation's text is missing or mistyped. Copy it again, whole.",
	joining.NewerText:     "The invitation comes from a newer program. Update Okienko on this machine.",
	joining.MistypedCode:  "There is a typing mistake in the code. Type the nine symbols again; this try does not count.",
	joining.WrongCode:     "Nobody was invited with this code. Look at the other machine and type what it shows now.",
	joining.CodeLocked:    "The code was mistyped too often and is locked. Ask for a new one at the other machine.",
	joining.CodeExpired:   "The invitation has run out. Ask for a new one at the other machine.",
	joining.CodeUsed:      "Another machine has joined with this invitation. Ask for a new one at the other machine.",
	joining.NobodyThere:   "No member of an office answers there. Is the other machine on, and are both on one network? Give its address with -at.",
	joining.OtherOffice:   "Who answers there is not the office that has invited this machine. Ask for a new invitation, and tell whoever looks after the network.",
	joining.SaidNo:        "The person at the other machine said no. If the digits were different, tell whoever looks after the network.",
	joining.MachineGone:   "The office has put this machine out. Set its data aside with -set-aside and join with a new invitation.",
	joining.UnknownHere:   "The office does not know this machine. Ask for an invitation.",
	joining.ClockIsWrong:  "The clock of this machine is wrong by days. Set it and try again.",
	joining.OfficeBusy:    "The office cannot decide now: too few of its machines are on, or the one that answers may not admit others. Try again in a moment.",
	joining.NotAllowed:    "The machine that invites may not do so.",
	joining.Disconnected:  "The line broke. Try again.",
	joining.Misunderstood: "The other side speaks another way. Is Okienko of the same version on both machines?",
}

// remedied adds what to do.
func remedied(err error) error {
	var r *joining.Refusal
	if errors.As(err, &r) {
		return fmt.Errorf("%w\n%s", err, remedies[r.Code])
	}
	return err
}
