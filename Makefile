# Okienko. "make help" says what there is.

GO    ?= $(shell command -v go || echo /usr/local/go/bin/go)
BIN   := build/bin
RACE  := build/race
APPS  := kiosk desk hall admin

# One set of tags everywhere: each other set compiles the toolkit anew, which
# takes minutes. x11: touch works there and not on Wayland. hashicorpmetrics:
# raft and its store agree on one metrics module (see go.mod). The rest: smaller.
TAGS  := x11,hashicorpmetrics,no_emoji,no_metadata
# For people: without the checks that help us find calls from a wrong thread.
FINAL := $(TAGS),migrated_fynedo

# Programs say from which sources they are.
STAMP := -ldflags "-X okienko/internal/version.described=$(shell git describe --tags --always --dirty 2>/dev/null)"

# A source folder that belongs to somebody else is no reason not to build.
export GOFLAGS ?= -buildvcs=false

# Packages whose tests compare pictures. They run without cgo and without the
# race detector, which changes no pixel and costs minutes.
PICTURES = ./widgets/... $(foreach a,$(APPS),./apps/$(a)/view/...) ./apps/welcome/view/... ./internal/page/...

# Packages whose tests run several machines at once, or listen to real sound. Each
# has this machine to itself: beside others, an office's members lose touch for
# seconds, and a chime has gaps.
ALONE = sounds/device cluster/member internal/chaos internal/month internal/e2e

.DEFAULT_GOAL := help
.PHONY: help run test bench forecast chaos sim level month soak damage fuzz lint pictures build windows setup setup-test setup-bench clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## start the example office: three members, kiosk, desk and hall
	@$(GO) run -tags $(FINAL) ./examples/morning $(if $(DISPLAY)$(WAYLAND_DISPLAY),,-headless)

test: setup-test ## every test, real programs included
	@echo "Building the programs with the race detector. The first time takes minutes."
	@mkdir -p $(RACE)
	$(GO) build -race -tags $(TAGS),shiftedclock -o $(RACE)/okienko-member ./apps/member
	@for a in $(APPS); do $(GO) build -race -tags $(TAGS) -o $(RACE)/okienko-$$a ./apps/$$a || exit 1; done
	CGO_ENABLED=0 $(GO) test -tags $(TAGS) $(PICTURES)
	$(GO) test -race -tags $(TAGS) -timeout 20m \
		$$($(GO) list -tags $(TAGS) ./... | grep -v -e '/widgets$$' -e '/view$$' $(foreach p,$(ALONE),-e '/$(p)$$'))
	OKIENKO_PROGRAMS=$(CURDIR)/$(RACE) $(GO) test -race -tags $(TAGS) -timeout 30m -p 1 $(foreach p,$(ALONE),./$(p))

bench: setup-bench build ## the figures of docs/figures.md, measured here and now, etcd beside ours
	cd .ci/etcd && CGO_ENABLED=0 $(GO) build -o ../../$(BIN)/etcdload .
	$(GO) run -tags $(TAGS) ./internal/versus $(if $(WRITE),-docs docs/figures.md)
	$(GO) test -tags $(TAGS) -run '^$$' -bench . -benchtime 3s ./cluster/... ./internal/accuracy
	$(GO) test -tags $(TAGS) -run '^$$' -bench . -benchtime 3s ./office/figures
	OKIENKO_PROGRAMS=$(CURDIR)/$(BIN) $(GO) test -tags $(TAGS) -run '^$$' -bench . ./internal/e2e

forecast: setup ## how well waits are foretold, on invented days; minutes. WRITE=1 keeps the table
	CGO_ENABLED=0 $(GO) run -tags $(TAGS) ./internal/accuracy $(if $(WRITE),-write docs/forecast.md)

# How long, from which seed (0: the clock's) and with how many members.
TIME    ?= 2m
SEED    ?= 0
MEMBERS ?= 3
# WRITE=1 puts the figures of the run into the handbook, and keeps them there.
KEPT    := $(if $(WRITE),docs/figures,build)
RELIABILITY := $(CURDIR)/docs/reliability.md

chaos: setup-test ## break an office of real processes: TIME=30m, SEED=7, MEMBERS=5
	@mkdir -p $(BIN)/shifted
	@$(GO) build -tags $(FINAL),shiftedclock $(STAMP) -o $(BIN)/shifted/okienko-member ./apps/member
	OKIENKO_PROGRAMS=$(CURDIR)/$(BIN)/shifted $(GO) test -tags $(TAGS) -count 1 -timeout 0 -run '^TestChaos$$' -v ./internal/chaos \
		-args -time $(TIME) -seed $(SEED) -members $(MEMBERS) -keep $(CURDIR)/$(KEPT)/chaos.jsonl $(if $(WRITE),-write $(RELIABILITY))

sim: setup-test ## whole offices in virtual time, with faults: TIME=10m, SEED=7
	CGO_ENABLED=0 $(GO) test -tags $(TAGS) -count 1 -timeout 0 -run '^TestSimulation$$' -v ./internal/sim -args -time $(TIME) -seed $(SEED) -virtual 20m \
		-keep $(CURDIR)/$(KEPT)/sim.jsonl $(if $(WRITE),-write $(RELIABILITY))

level: setup-test ## watch memory and descriptors with 57 windows for three virtual days
	CGO_ENABLED=0 $(GO) test -tags $(TAGS) -count 1 -timeout 0 -run '^TestLevel$$' -v ./internal/sim -args -level 73h -seed 1 $(if $(WRITE),-write $(RELIABILITY))

# Business days of a month of four weeks with one holiday or two.
DAYS ?= 20

month: setup-test ## a month's business days at a thousand times the pace of life, on real members; 40 minutes
	CGO_ENABLED=0 $(GO) test -tags $(TAGS) -count 1 -timeout 0 -run '^TestMonth$$' -v ./internal/month -args -days $(DAYS) $(if $(WRITE),-write $(RELIABILITY))

soak: setup-test ## watch memory and descriptors with 57 clients for TIME, an hour say
	@mkdir -p $(BIN)
	@$(GO) build -tags $(FINAL) $(STAMP) -o $(BIN)/okienko-member ./apps/member
	OKIENKO_PROGRAMS=$(CURDIR)/$(BIN) $(GO) test -tags $(TAGS) -count 1 -timeout 0 -run '^TestSoak$$' -v ./internal/chaos -args -soak $(TIME) $(if $(WRITE),-write $(RELIABILITY))

damage: setup-test ## spoil every file of a store in every way, and kill 400 writers
	OKIENKO_LONG=1 OKIENKO_KILLS=400 $(GO) test -tags $(TAGS) -count 1 -timeout 0 -v -run '^(TestDamagedFiles|TestKilledWriters)$$' ./cluster/member

# Each target for so long; what it finds becomes a seed beside its test.
fuzz: setup ## feed nonsense to every decoder: TIME=1m for each
	@grep -rnoE --include='*_test.go' '^func Fuzz[A-Za-z]+' . | sed -E 's#^(.*)/[^/]*:[0-9]+:func #\1 #' | while read -r dir name; do \
		echo "$$dir $$name"; $(GO) test -tags $(TAGS) -run '^$$' -fuzz "^$$name\$$" -fuzztime $(TIME) "$$dir" || exit 1; done

lint: setup ## formatting, vet and staticcheck
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "These files are not formatted: run gofmt -w"; exit 1; }
	@mkdir -p build
	cd .ci/lint && $(GO) build -o ../../build/staticcheck honnef.co/go/tools/cmd/staticcheck
	CGO_ENABLED=0 $(GO) vet -tags $(TAGS) $(SOURCES)
	CGO_ENABLED=0 build/staticcheck -tags $(TAGS) $(SOURCES)
	CGO_ENABLED=0 GOOS=windows $(GO) vet -tags hashicorpmetrics ./apps/member ./cluster/... ./office/... ./internal/...

# Everything but the mains with a window, which need cgo to be looked at.
SOURCES = $(shell $(GO) list -tags $(TAGS) ./... | grep -v -e 'apps/kiosk$$' -e 'apps/desk$$' -e 'apps/hall$$' -e 'apps/admin$$')

pictures: ## draw the pictures that the tests compare with anew
	CGO_ENABLED=0 $(GO) test -tags $(TAGS) $(filter-out ./internal/page/...,$(PICTURES)) ./internal/ticket -update

build: setup ## build the programs into build/bin
	@echo "Building. The first time the toolkit is compiled, which takes three or four minutes."
	@mkdir -p $(BIN)
	@$(GO) build -tags $(FINAL) $(STAMP) -o $(BIN)/okienko-member ./apps/member
	@for a in $(APPS); do echo "  $$a"; $(GO) build -tags $(FINAL) $(STAMP) -o $(BIN)/okienko-$$a ./apps/$$a || exit 1; done

windows: ## cross-build the programs for Windows, into build/windows
	@fyne-cross/windows

setup:
	@.ci/setup build

setup-test:
	@.ci/setup test

setup-bench:
	@.ci/setup bench

clean: ## remove what was built
	rm -rf build
