// The procedures in force, for whoever has an account: what may be done is public, cases are not.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { definitionInForce, definitionsInForce, findDefinition, listVersions } from '../../db/definitions.ts';
import type { StoredDefinition } from '../../db/definitions.ts';
import { outlineOf } from '../../domain/definition/outline/index.ts';
import { graphOf } from '../../domain/graph.ts';
import {
  PictureQuery,
  Procedure,
  ProcedureForms,
  ProcedureGraph,
  ProcedureOutline,
  ProcedurePath,
  ProcedureQuery,
  ProcedureShort,
  VersionQuery,
} from '../contracts/procedures.ts';
import { NO_PICTURE, wantsGraph } from '../picture/format.ts';
import { createPictures } from '../picture/pictures.ts';
import { Problem } from '../problem.ts';
import { formsOf, notSetOf, procedureShort } from '../procedure-view.ts';

const tags = ['procedures'];

export const procedureRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, now } = app.deps;
  const pictureOf = createPictures();

  const versionOf = async (procedure: string, version: string | undefined): Promise<StoredDefinition> => {
    if (version === undefined) {
      const inForce = await definitionInForce(db, procedure, now());
      if (inForce === null) throw new Problem('NOT_FOUND');
      return inForce;
    }
    const definition = await findDefinition(db, version);
    if (definition?.id !== procedure) throw new Problem('NOT_FOUND');
    return { hash: version, definition };
  };

  app.get(
    '/procedures',
    {
      schema: {
        tags,
        summary: '事项清单 · Procedures in force',
        querystring: ProcedureQuery,
        response: { 200: z.object({ items: z.array(ProcedureShort) }) },
      },
    },
    async ({ actor, query: { field, kind, form, mayFile } }) => {
      const all = await definitionsInForce(db, now());
      const items = all
        .map((stored) => procedureShort(stored, actor))
        .filter((one) => field === undefined || one.field === field)
        .filter((one) => kind === undefined || one.kind === kind)
        .filter((one) => form === undefined || one.form === form)
        .filter((one) => mayFile === undefined || (one.filing?.mayFile ?? false) === mayFile);
      return { items };
    },
  );

  app.get(
    '/procedures/:procedure',
    {
      schema: {
        tags,
        summary: '一个事项：定义、依据、版本 · One procedure: definition, basis, versions',
        params: ProcedurePath,
        querystring: VersionQuery,
        response: { 200: Procedure },
      },
    },
    async ({ actor, params: { procedure }, query: { version } }) => {
      const stored = await versionOf(procedure, version);
      const [inForce, versions] = await Promise.all([
        definitionInForce(db, procedure, now()),
        listVersions(db, procedure),
      ]);
      return {
        ...procedureShort(stored, actor),
        basis: stored.definition.basis,
        versions: versions.map(({ hash, origin, basedOn, createdAt }) => ({
          version: hash,
          origin,
          basedOn,
          createdAt,
          inForce: hash === inForce?.hash,
        })),
        notSet: notSetOf(versions.find(({ hash }) => hash === stored.hash)?.unset ?? []),
        definition: { ...stored.definition },
      };
    },
  );

  app.get(
    '/procedures/:procedure/forms',
    {
      schema: {
        tags,
        summary: '各环节表单的 JSON Schema · JSON Schema of its forms, in the caller’s language',
        params: ProcedurePath,
        querystring: VersionQuery,
        response: { 200: ProcedureForms },
      },
    },
    async ({ language, params: { procedure }, query: { version } }, reply) => {
      const { hash, definition } = await versionOf(procedure, version);
      reply.headers({ vary: 'accept-language', 'content-language': language });
      return { version: hash, ...formsOf(definition, language) };
    },
  );

  app.get(
    '/procedures/:procedure/outline',
    {
      schema: {
        tags,
        summary: '环节、时限、依据的说明 · Its stages, limits and their basis in words',
        params: ProcedurePath,
        querystring: VersionQuery,
        response: { 200: ProcedureOutline },
      },
    },
    async ({ params: { procedure }, query: { version } }) => {
      const { hash, definition } = await versionOf(procedure, version);
      return { version: hash, ...outlineOf(definition) };
    },
  );

  app.get(
    '/procedures/:procedure/picture',
    {
      schema: {
        tags,
        summary: '流程图：SVG 或图数据 · Its picture, as SVG or as graph data',
        params: ProcedurePath,
        querystring: PictureQuery,
        response: {
          200: {
            description: '流程图 · The picture',
            content: {
              'image/svg+xml': { schema: z.string() },
              'application/json': { schema: ProcedureGraph },
            },
          },
        },
      },
    },
    async ({ headers, language, params: { procedure }, query: { version, format } }, reply) => {
      const { hash, definition } = await versionOf(procedure, version);
      if (definition.form !== 'case') throw new Problem('NOT_FOUND', { message: NO_PICTURE });
      reply.header('vary', 'accept, accept-language');
      if (wantsGraph(format, headers.accept)) return { version: hash, ...graphOf(definition) };
      return reply
        .header('content-language', language)
        .type('image/svg+xml')
        .send(pictureOf(hash, definition, language));
    },
  );
};
