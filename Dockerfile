# Built by: docker build -t linkdirectory .      (or buildah, podman; docs/deploying.md has the rest)
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG NODE_IMAGE=docker.io/library/node:20-bookworm-slim
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${NODE_IMAGE} AS node

FROM ${SDK_IMAGE} AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && mkdir /data /keys
WORKDIR /source
# What decides the packages comes first, so that a change of code alone restores nothing again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/LinkDirectory.GraphQL/LinkDirectory.GraphQL.csproj src/LinkDirectory.GraphQL/packages.lock.json src/LinkDirectory.GraphQL/
COPY src/LinkDirectory.GraphQL.Generators/LinkDirectory.GraphQL.Generators.csproj src/LinkDirectory.GraphQL.Generators/packages.lock.json src/LinkDirectory.GraphQL.Generators/
COPY src/LinkDirectory/*.csproj src/LinkDirectory/*.targets src/LinkDirectory/packages.lock.json src/LinkDirectory/
RUN dotnet restore src/LinkDirectory --locked-mode
COPY .editorconfig BannedSymbols.txt ./
COPY src src
COPY seed-data seed-data
RUN dotnet publish src/LinkDirectory --no-restore -c Release -o /publish

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=build /publish .
COPY --from=build --chown=1654:1654 /data /data
# The keys that seal what the database must not tell are on a volume of their own: a copy of the one opens nothing of the other.
COPY --from=build --chown=1654:1654 --chmod=700 /keys /keys
ENV ASPNETCORE_URLS=http://+:8080 \
    ASPNETCORE_ENVIRONMENT=Production \
    ConnectionStrings__LinkDirectory="Data Source=/data/linkdirectory.db" \
    KeyRing__Folder=/keys
VOLUME ["/data", "/keys"]
EXPOSE 8080
# The number that Microsoft's images give to their user `app`.
USER 1654
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["dotnet", "LinkDirectory.dll", "health"]
ENTRYPOINT ["dotnet", "LinkDirectory.dll"]
