// Versions of definitions for the county's administrators: lists, differences, export, import, plans of migration.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { exportDefinition, importDefinition } from '../../db/definition-transfer.ts';
import { procedureOverviews, versionHeads } from '../../db/definition-versions.ts';
import type { VersionHead } from '../../db/definition-versions.ts';
import { findDefinition } from '../../db/definitions.ts';
import { runningCases } from '../../db/running-cases.ts';
import type { Json } from '../../domain/case/state.ts';
import { planMoves } from '../../domain/definition/stage-moves.ts';
import {
  DefinitionOverview,
  DiffQuery,
  DiffView,
  HashPath,
  ImportBody,
  Imported,
  MigrationQuery,
  MigrationView,
  ProcedurePath,
  RunningView,
  Transfer,
  VersionView,
  VersionWhole,
} from '../contracts/definitions.ts';
import { definitionDiff, stageTitles } from '../definition-diff.ts';
import { personNamer } from '../people-short.ts';
import { Problem } from '../problem.ts';
import { accepted } from '../publishing-views.ts';
import { requireCountyAdministrator } from '../require-administrator.ts';
import { plain } from '../terms.ts';

const tags = ['definitions'];

export const definitionRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, now, config } = deps;
  const view = () => ({ at: now(), rehearsal: config.rehearsal });

  const definitionOf = async (hash: string) => {
    const definition = await findDefinition(db, hash);
    if (definition === null) throw new Problem('NOT_FOUND');
    return definition;
  };

  const versionViews = async (heads: readonly VersionHead[]) => {
    const named = await personNamer(
      db,
      heads.map(({ publishedBy }) => publishedBy),
    );
    return heads.map(({ hash, publishedBy, ...head }) => ({
      ...head,
      version: hash,
      publishedBy: publishedBy === null ? null : named(publishedBy),
    }));
  };

  app.get(
    '/definitions',
    {
      schema: {
        tags,
        summary: '全部事项的版本概况 · Every procedure: what is in force, what is planned',
        response: { 200: z.object({ items: z.array(DefinitionOverview) }) },
      },
    },
    async ({ actor }) => {
      requireCountyAdministrator(actor);
      return { items: await procedureOverviews(db, view()) };
    },
  );

  app.get(
    '/procedures/:procedure/versions',
    {
      schema: {
        tags,
        summary: '一个事项的全部版本 · Its versions, newest first',
        params: ProcedurePath,
        response: { 200: z.object({ items: z.array(VersionView) }) },
      },
    },
    async ({ actor, params: { procedure } }) => {
      requireCountyAdministrator(actor);
      const heads = await versionHeads(db, { procedure }, view());
      if (heads.length === 0) throw new Problem('NOT_FOUND');
      return { items: await versionViews(heads) };
    },
  );

  app.get(
    '/procedures/:procedure/running',
    {
      schema: {
        tags,
        summary: '在办案件：按版本和环节 · Open cases by version and stage',
        params: ProcedurePath,
        response: { 200: RunningView },
      },
    },
    async ({ actor, params: { procedure } }) => {
      requireCountyAdministrator(actor);
      const heads = await versionHeads(db, { procedure }, view());
      if (heads.length === 0) throw new Problem('NOT_FOUND');
      const running = await runningCases(db, procedure, config.rehearsal);
      const versions = await Promise.all(
        running.map(async ({ stages, ...counts }) => {
          const definition = await findDefinition(db, counts.version);
          const titled = definition === null ? plain : stageTitles(definition);
          const inForce = heads.some(({ hash, inForce: is }) => hash === counts.version && is);
          return { ...counts, inForce, stages: stages.map((one) => ({ ...one, title: titled(one.stage) })) };
        }),
      );
      return { procedure, versions };
    },
  );

  app.get(
    '/definitions/diff',
    {
      schema: {
        tags,
        summary: '两个版本（或草稿）的差异 · What changed between two versions or drafts, in words',
        querystring: DiffQuery,
        response: { 200: DiffView },
      },
    },
    async ({ actor, query: { from, to } }) => {
      requireCountyAdministrator(actor);
      return definitionDiff(deps, from, to);
    },
  );

  app.post(
    '/definitions/import',
    {
      schema: {
        tags,
        summary: '导入其他县的定义 · Import what another county exported',
        description: 'Stored under the hash that it names, and not in force by that. Refused with every fault.',
        body: ImportBody,
        response: { 200: Imported, 201: Imported },
      },
    },
    async ({ actor, body: { transfer, note, dryRun } }, reply) => {
      requireCountyAdministrator(actor);
      const given = { note, by: actor.person.id, at: now(), dryRun };
      const { ok: _ok, hash, definition, ...found } = accepted(await importDefinition(db, transfer as Json, given));
      const answer = { ...found, version: hash, procedure: definition.id, title: definition.title };
      return reply.code(dryRun || found.known ? 200 : 201).send(answer);
    },
  );

  app.get(
    '/definitions/:hash',
    {
      schema: {
        tags,
        summary: '一个版本 · One version with its definition',
        params: HashPath,
        response: { 200: VersionWhole },
      },
    },
    async ({ actor, params: { hash } }) => {
      requireCountyAdministrator(actor);
      const definition = await definitionOf(hash);
      const [head] = await versionViews(await versionHeads(db, { hash }, view()));
      if (head === undefined) throw new Problem('NOT_FOUND');
      return { ...head, definition: { ...definition } };
    },
  );

  app.get(
    '/definitions/:hash/export',
    {
      schema: {
        tags,
        summary: '导出为 JSON · Export it as JSON for another county',
        params: HashPath,
        response: { 200: Transfer },
      },
    },
    async ({ actor, params: { hash } }, reply) => {
      requireCountyAdministrator(actor);
      const transfer = await exportDefinition(db, hash);
      if (transfer === null) throw new Problem('NOT_FOUND');
      const name = `${String(transfer.definition['id'])}-${hash.slice(0, 12)}.json`;
      return reply.header('content-disposition', `attachment; filename="${name}"`).send(transfer);
    },
  );

  app.get(
    '/definitions/:hash/migration',
    {
      schema: {
        tags,
        summary: '在办案件迁移方案 · How its open cases would go over to another version',
        params: HashPath,
        querystring: MigrationQuery,
        response: { 200: MigrationView },
      },
    },
    async ({ actor, params: { hash }, query: { to } }) => {
      requireCountyAdministrator(actor);
      const [older, newer] = await Promise.all([definitionOf(hash), definitionOf(to)]);
      const running = (await runningCases(db, older.id, config.rehearsal)).find(({ version }) => version === hash);
      const open = Object.fromEntries((running?.stages ?? []).map(({ stage, cases }) => [stage, cases]));
      const plan = planMoves(older, newer, open);
      const head = { from: hash, to, open: running?.open ?? 0 };
      if (!plan.possible) {
        return { ...head, possible: false, because: plan.because, stages: [], needsMapping: [], order: null };
      }
      const order = {
        repair: { kind: 'migrate' as const, definitionHash: to, mapping: plan.mapping },
        cases: { procedure: older.id, version: hash },
        reason: '',
      };
      const needsMapping = plan.moves.filter((move) => move.cases > 0 && move.to === null).map(({ stage }) => stage);
      return { ...head, possible: true, because: null, stages: plan.moves, needsMapping, order };
    },
  );
};
