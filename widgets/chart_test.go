package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

// comma writes tenths as Polish does.
func comma(v int) string { return fmt.Sprintf("%d,%d", v/10, v%10) }

func services() ChartView {
	return ChartView{
		Title: "Czekanie w minutach", Form: Lying, Digits: 1, Format: comma,
		Labels: []string{"Dowód osobisty", "Wniosek o wydanie zaświadczenia o zameldowaniu", "Podatek od nieruchomości", "Gospodarka odpadami", "Kasa", "Rejestracja działalności gospodarczej"},
		Series: []ChartSeries{
			{Name: "połowa czekała najwyżej", Values: []int{123, 240, 85, 0, 12, NoValue}},
			{Name: "dziewięć z dziesięciu", Values: []int{310, 465, 190, 55, 30, NoValue}},
		},
		Note: "Sześć największych z czternastu.",
	}
}

func hours() ChartView {
	v := ChartView{Title: "Ile osób czeka", Form: Standing, Digits: 1, Format: comma, Axis: "godzina"}
	mean, most := ChartSeries{Name: "średnio"}, ChartSeries{Name: "najwięcej"}
	for i := range 36 {
		v.Labels = append(v.Labels, fmt.Sprintf("%d:%02d", 8+i/4, i%4*15))
		mean.Values = append(mean.Values, 10*(i%13)+5)
		most.Values = append(most.Values, 10*(i%13+3+i%4))
	}
	v.Series = []ChartSeries{mean, most}
	return v
}

func years() ChartView {
	v := ChartView{Title: "Wydane numery", Form: Traced, Axis: "dzień"}
	issued := ChartSeries{Name: "numery"}
	for i := range 365 {
		v.Labels = append(v.Labels, fmt.Sprintf("%02d.%02d", i%28+1, i/31+1))
		n := 200 + 37*(i%7) + i/3
		if i%31 == 30 {
			n = NoValue
		}
		issued.Values = append(issued.Values, n)
	}
	v.Series = []ChartSeries{issued}
	return v
}

func TestCharts(t *testing.T) {
	long := services()
	long.Series = long.Series[:1]
	long.Note = ""
	for name, view := range map[string]ChartView{"lying": services(), "one": long, "standing": hours(), "traced": years(), "nothing": {Title: "Wydane numery"}} {
		for _, palette := range []string{"day", "contrast"} {
			c := NewChart()
			c.Set(view)
			golden.Picture(t, "chart-"+name+"-"+palette, picture(t, palette, 500, 400, spot{c, 16, 16, 468, 368}))
		}
	}
}

// TestAChartIsDrawnAnew: what was there before leaves nothing behind.
func TestAChartIsDrawnAnew(t *testing.T) {
	c, fresh := NewChart(), NewChart()
	c.Set(hours())
	picture(t, "day", 500, 400, spot{c, 16, 16, 468, 368})
	c.Set(services())
	fresh.Set(services())
	a := picture(t, "day", 500, 400, spot{c, 16, 16, 468, 368})
	if golden.Difference(a, picture(t, "day", 500, 400, spot{fresh, 16, 16, 468, 368})) > 0 {
		t.Error("a chart that was another one before looks otherwise")
	}
}

// TestChartsOfAnything do not fail, however small their place is.
func TestChartsOfAnything(t *testing.T) {
	for _, view := range []ChartView{services(), hours(), years(), {}, {Labels: []string{"a"}, Series: []ChartSeries{{}}}, {Form: Standing, Labels: []string{"a"}, Series: []ChartSeries{{Values: []int{NoValue}}}}} {
		for _, size := range []float32{1, 40, 120, 900} {
			c := NewChart()
			c.Set(view)
			picture(t, "day", 400, 400, spot{c, 0, 0, size, size})
		}
	}
}

func TestAChartIsSaid(t *testing.T) {
	c := NewChart()
	c.Set(services())
	if said := c.AccessibilityLabel(); !strings.Contains(said, "Czekanie w minutach") {
		t.Errorf("it says %q", said)
	}
}
