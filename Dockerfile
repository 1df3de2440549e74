# One image for the API, the worker and the jobs; the command says which.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY console/package.json ./console/
# The Node that npm brings for development machines is left out: the image has its own.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

# The console's files; nothing of what builds them is in the image.
FROM node:24-slim AS console
WORKDIR /app
COPY package.json package-lock.json ./
COPY console/package.json ./console/
RUN npm ci --workspace console --no-audit --no-fund
COPY console ./console
RUN npm run build --workspace console

FROM node:24-slim
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY --from=console /app/console/dist ./console/dist
COPY activities ./activities
COPY api ./api
COPY archive ./archive
COPY cli ./cli
COPY config ./config
COPY db ./db
COPY dispatcher ./dispatcher
COPY domain ./domain
COPY procedures ./procedures
COPY spreadsheet ./spreadsheet
COPY takeover ./takeover
COPY scripts/build-workflow-bundle.ts ./scripts/build-workflow-bundle.ts
COPY telemetry ./telemetry
COPY worker ./worker
COPY workflows ./workflows
RUN node scripts/build-workflow-bundle.ts dist/workflow-bundle.js && mkdir -p /var/lib/banjie/attachments /var/lib/banjie/archive && chown node:node /var/lib/banjie/*
ENV WORKFLOW_BUNDLE=/app/dist/workflow-bundle.js ATTACHMENTS_DIR=/var/lib/banjie/attachments ARCHIVE_DIR=/var/lib/banjie/archive API_HOST=0.0.0.0
USER node
EXPOSE 8080
CMD ["node", "api/main.ts"]
