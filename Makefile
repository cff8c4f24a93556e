# One command per chore. `make` alone lists them.

PYTHON ?= python3
BOOTSTRAP := $(PYTHON) scripts/bootstrap.py
BIN := .venv/bin
COMPILE := uv pip compile --quiet --no-annotate --custom-compile-command "make requirements" $(if $(UPGRADE),--upgrade)

ifdef PORT
export ASSISTANT_PORT := $(PORT)
endif

# What is measured: a shop's own feed, the real one of the tests where it lies beside the project, or the demo shop.
BENCH := $(BIN)/python -m benchmarks
DEMO := .assistant/bench/demo
SHARED := $(or $(SHARED_DATA),../shared)
MEASURED = $(or $(CATALOG),$(wildcard $(SHARED)/luma/feed.tsv),$(DEMO)/feed.tsv)
NO_VIEWS := the demo shop has one picture of each color and none to hold out; name a feed with CATALOG=feed.tsv.
HINT3 := $(SHARED)/hint3
OUTFITS := $(SHARED)/outfits/valid.json
HEARD = $(BENCH).nlu --train $(HINT3)/$(1)_train.csv --test $(HINT3)/$(1)_test.csv
RECORDED = --audio $(SHARED)/$(1)/audio --labels $(SHARED)/$(1)/$(2).json $(3)
TRANSCRIBED = $(if $(wildcard $(SHARED)/$(1)),$(BENCH).transcription $(RECORDED),echo "Skipped transcription: $(SHARED)/$(1) is not there.")
RENTALS := $(SHARED)/rtr
RANKED = $(BENCH).scene_ranking --train $(RENTALS)/train.parquet --valid $(RENTALS)/valid.parquet
SCALE ?= 100000

.DEFAULT_GOAL := help
.PHONY: help run shell train test lint format bench screenshots scenes conversations requirements licences clean environments develop

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: environments ## Start the shop and print its address (PORT=8001, CATALOG=feed.tsv, REVIEWS=reviews.tsv)
	@$(BIN)/assistant run $(if $(CATALOG),--catalog "$(CATALOG)") $(if $(REVIEWS),--reviews "$(REVIEWS)")

shell: environments ## Talk to the same shop in this terminal
	@$(BIN)/assistant shell

train: environments ## Train the dialogue model if its inputs changed
	@$(BIN)/assistant train

test: develop ## Run every test; what was skipped is listed with its reason
	@$(BIN)/python -m pytest --numprocesses 3  # calls are held in real time: who waits leaves the processors to others

lint: develop ## Check style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: develop ## Rewrite the sources in the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: develop ## Measure quality and speed (CATALOG=feed.tsv of a shop with photos, SCALE="100000 1000000")
	@$(BIN)/assistant demo build $(DEMO)
	@$(if $(filter $(DEMO)/%,$(MEASURED)),echo "Skipped photo_search: $(NO_VIEWS)",$(BENCH).photo_search --catalog "$(MEASURED)")
	@$(BENCH).text_search --catalog "$(MEASURED)"
	@$(BENCH).policies
	@$(BENCH).knowing --feed $(DEMO)/feed.tsv
	@$(BENCH).sentiment --reviews $(DEMO)/reviews.tsv --opinions assistant/catalog/demo/opinions.yml
	@$(BENCH).composed_search --catalog "$(MEASURED)"
	@$(BENCH).sights --catalog "$(MEASURED)"
	@$(if $(filter $(DEMO)/%,$(MEASURED)),echo "Skipped scene_search: the real feed is not there.",$(BENCH).scene_search --catalog "$(MEASURED)")
	@$(if $(wildcard $(OUTFITS)),$(BENCH).outfits --valid $(OUTFITS) $(if $(TEST_OUTFITS),--test $(TEST_OUTFITS)),echo "Skipped outfits: $(OUTFITS) is not there.")
	@$(BENCH).understanding
	@$(BENCH).scale $(foreach n,$(SCALE),--n $(n))
	@$(BENCH).import --feed $(DEMO)/feed.tsv --copies 10
	@$(BENCH).learning
	@$(BENCH).dialogues
	@$(BENCH).turns
	@$(BENCH).load
	@$(BENCH).voice_turns
	@$(call TRANSCRIBED,spoken_orders,labels,--corpus $(SHARED)/spoken_orders/corpus.txt)
	@$(call TRANSCRIBED,an4,transcripts)
	@$(if $(wildcard $(RENTALS)),$(RANKED),echo "Skipped scene_ranking: $(RENTALS) is not there.")
	@$(if $(wildcard $(RENTALS)),$(BENCH).recommend --ratings $(RENTALS)/train.parquet,echo "Skipped recommend: $(RENTALS) is not there.")
	@$(BENCH).rasa_test
	@$(BENCH).nlu_choices --train data/nlu
	@$(if $(wildcard $(HINT3)),$(foreach bot,curekart powerplay11,$(call HEARD,$(bot)) &&) true,echo "Skipped nlu: $(HINT3) is not there.")

screenshots: develop ## Take the pictures of the documentation anew
	@$(BIN)/python scripts/screenshots.py

scenes: develop ## Show what scenes change in the documentation anew
	@$(BIN)/python scripts/scenes.py $(if $(filter $(DEMO)/%,$(MEASURED)),,"$(MEASURED)")

conversations: develop ## Hold the free conversations of the documentation anew
	@$(BIN)/python scripts/conversations.py

requirements: export PATH := $(PATH):$(CURDIR)/.venv-tools/bin
requirements: environments ## Pin requirements/*.in anew in requirements/*.txt with uv (UPGRADE=1 takes newer versions)
	@cd requirements && $(COMPILE) --universal --python-version 3.11 assistant.in --output-file assistant.txt
	@cd requirements && $(COMPILE) --universal --python-version 3.11 develop.in -c assistant.txt --output-file develop.txt
	@cd requirements && $(COMPILE) --python-version 3.10 rasa.in --output-file rasa.txt

licences: develop ## Write the tables of licenses in docs/licences.md anew
	@$(BIN)/python scripts/licences.py

clean: ## Remove the environments and .assistant, after asking (YES=1 does not ask)
	@echo "This removes .venv, .venv-rasa, .venv-tools and .assistant (catalogue, models, conversations, logs)."
	@if [ "$(YES)" != 1 ]; then printf "Type yes to go on: "; read -r answer && [ "$$answer" = yes ]; fi
	rm -rf .venv .venv-rasa .venv-tools .assistant *.egg-info

environments:
	@$(BOOTSTRAP) assistant rasa

develop: ## Make the environment of tests, lint and benchmarks
	@$(BOOTSTRAP) develop rasa
