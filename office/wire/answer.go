package wire

import (
	"encoding/json"
	"fmt"
	"reflect"

	"okienko/office"
	"okienko/office/queue"
)

// event is the form of an event within answers.
type event struct {
	Kind string          `json:"kind"`
	Fact json.RawMessage `json:"fact"`
}

// answer is the form of an answer.
type answer struct {
	Events  []event        `json:"events,omitempty"`
	Refusal *queue.Refusal `json:"refusal,omitempty"`
}

// EncodeAnswer returns the bytes of an answer, for its caller.
func EncodeAnswer(a office.Answer) ([]byte, error) {
	form, err := formOf(a)
	if err != nil {
		return nil, err
	}
	return json.Marshal(form)
}

// DecodeAnswer reads an answer. Events that this program does not know are left
// out: they are news about things that it does not show.
func DecodeAnswer(b []byte) (office.Answer, error) {
	var form answer
	if err := json.Unmarshal(b, &form); err != nil {
		return office.Answer{}, fmt.Errorf("read answer: %w", err)
	}
	return form.open()
}

func formOf(a office.Answer) (answer, error) {
	form := answer{Refusal: a.Refusal}
	for _, e := range a.Events {
		fact, err := json.Marshal(e)
		if err != nil {
			return answer{}, fmt.Errorf("encode event %s: %w", e.Kind(), err)
		}
		form.Events = append(form.Events, event{e.Kind(), fact})
	}
	return form, nil
}

func (form answer) open() (office.Answer, error) {
	a := office.Answer{Refusal: form.Refusal}
	for _, e := range form.Events {
		kindOf, known := eventKinds[e.Kind]
		if !known {
			continue
		}
		value := reflect.New(kindOf)
		if err := json.Unmarshal(e.Fact, value.Interface()); err != nil {
			return office.Answer{}, fmt.Errorf("read event %s: %w", e.Kind, err)
		}
		a.Events = append(a.Events, value.Elem().Interface().(queue.Event))
	}
	return a, nil
}
