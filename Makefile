.DEFAULT_GOAL := help
.PHONY: help run test format benchmark migration gate image

help: ## Say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

run: ## Serve the demo on http://localhost:5080
	dotnet run --project src/LinkDirectory

test: ## Run every test
	dotnet test

format: ## Put the code's formatting right
	dotnet format

benchmark: ## Measure imports and queries; FILE=… imports that extract
	dotnet run -c Release --project benchmarks/LinkDirectory.Benchmarks -- import $(FILE)
	dotnet run -c Release --project benchmarks/LinkDirectory.Benchmarks -- hot-paths
	dotnet run -c Release --project benchmarks/LinkDirectory.Benchmarks -- graphql $(FILE)

migration: ## Scaffold a migration for both engines: make migration NAME=WhatChanges
	@test -n "$(NAME)" || { echo "Say its name: make migration NAME=WhatChanges" >&2; exit 1; }
	dotnet run --project tools/AddMigration -- add $(NAME)

gate: ## Run what a change must pass
	.ci/run

image: ## Build the container image; BUILDER=podman or 'buildah bud' for other tools
	$(or $(BUILDER),docker) $(if $(filter buildah%,$(BUILDER)),,build) -t linkdirectory .
