package edit

import (
	"reflect"

	"okienko/office/plan"
)

// Clone is a plan that shares nothing with another one.
func Clone(p plan.Plan) plan.Plan {
	out := p
	detach(reflect.ValueOf(&out).Elem())
	return out
}

// detach gives every list within a value an array of its own.
func detach(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			detach(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range v.Len() {
			detach(v.Index(i))
		}
	}
}
