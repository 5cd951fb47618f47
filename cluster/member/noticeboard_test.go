package member

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"okienko/cluster"
	"okienko/office/machines"
)

func put(t *testing.T, b *noticeboard, machine machines.ID, body string) []cluster.Notice {
	t.Helper()
	asked, err := json.Marshal(cluster.PutUp{Body: json.RawMessage(body)})
	if err != nil {
		t.Fatal(err)
	}
	told, err := b.exchange(context.Background(), asker{Machine: machine}, asked)
	if err != nil {
		t.Fatal(err)
	}
	return told.([]cluster.Notice)
}

func TestNoticesAreReplacedAndFade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &noticeboard{}
		put(t, b, "k", `1`)
		put(t, b, "d", `2`)
		if got := put(t, b, "k", `3`); len(got) != 2 || got[0].Machine != "d" || string(got[1].Body) != "3" {
			t.Errorf("put up are %v", got)
		}
		time.Sleep(noticeFor - time.Second)
		put(t, b, "k", `4`)
		time.Sleep(2 * time.Second)
		if got := put(t, b, "x", ``); len(got) != 1 || string(got[0].Body) != "4" {
			t.Errorf("later there are %v", got)
		}
	})
}

func TestNobodyFillsTheNoticeboard(t *testing.T) {
	b := &noticeboard{}
	large, _ := json.Marshal(cluster.PutUp{Body: json.RawMessage(`"` + strings.Repeat("x", maxNotice) + `"`)})
	for _, asked := range []string{string(large), "garbage"} {
		if _, err := b.exchange(context.Background(), asker{}, json.RawMessage(asked)); err == nil {
			t.Errorf("%d bytes are put up", len(asked))
		}
	}
	for i := range 2 * maxNotices {
		put(t, b, machines.ID(fmt.Sprint(i)), `1`)
	}
	if n := len(put(t, b, "reader", ``)); n != maxNotices {
		t.Errorf("%d notices are put up", n)
	}
}
