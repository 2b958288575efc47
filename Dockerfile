# syntax=docker/dockerfile:1
# One image for every site: names, URLs and keys are settings of the container (docs/decisions/containers.md). The version of Node
# is the one that package.json pins; a test compares them.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /srv/safe-harbor
COPY . .
RUN --mount=type=cache,target=/root/.npm node scripts/run.mjs build
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf .next/cache

FROM node:24.21.0-bookworm-slim
# tini collects exited processes and passes signals on.
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/safe-harbor
# Owned by root, so that the site cannot change itself.
COPY --from=build /srv/safe-harbor ./
RUN install -d -o node -g node -m 700 /data
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data NEXT_TELEMETRY_DISABLED=1
VOLUME /data
EXPOSE 3000
USER node
# Of a container that serves. Those with another command switch it off.
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=4 CMD ["node", "scripts/check-health.ts"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "scripts/start.ts"]
