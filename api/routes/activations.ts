// Putting versions in force, now or on a day to come; taking a plan back; retiring a procedure.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { activateVersion, listActivations, retireProcedure, withdrawActivation } from '../../db/activations.ts';
import type { Decided as DecidedHere } from '../../db/activations.ts';
import {
  ActivateBody,
  ActivationPage,
  ActivationPath,
  ActivationQuery,
  Decided,
  RetireBody,
} from '../contracts/activations.ts';
import { HashPath, ProcedurePath } from '../contracts/definitions.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { accepted, activationViews, alignSchedules, instantGiven } from '../publishing-views.ts';
import { requireCountyAdministrator } from '../require-administrator.ts';

const tags = ['definitions'];
const ActivationCursor = z.int().positive();

export const activationRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, now } = deps;

  const answer = async (decided: DecidedHere) => {
    const { activation, linksMissing } = accepted(decided);
    const schedules = await alignSchedules(deps);
    const [view] = await activationViews(db, [activation], now());
    return { activation: view as NonNullable<typeof view>, linksMissing, schedules };
  };

  app.post(
    '/definitions/:hash/activate',
    {
      schema: {
        tags,
        summary: '启用一个版本 · Put a version in force, now or on a day to come',
        description:
          'From that instant cases are opened by it, and Schedules of its duties begin; nothing has to run then. Cases under way keep theirs.',
        params: HashPath,
        body: ActivateBody,
        response: { 201: Decided },
      },
    },
    async ({ actor, params: { hash }, body: { from, ground } }, reply) => {
      requireCountyAdministrator(actor);
      const at = now();
      const decision = { from: instantGiven(from, at), ground, by: actor.person.id, at };
      return reply.code(201).send(await answer(await activateVersion(db, hash, decision)));
    },
  );

  app.post(
    '/procedures/:procedure/retire',
    {
      schema: {
        tags,
        summary: '停用一个事项 · Retire a procedure',
        description: 'No case is opened from then on; running ones go on. Refused while others open cases of it.',
        params: ProcedurePath,
        body: RetireBody,
        response: { 201: Decided },
      },
    },
    async ({ actor, params: { procedure }, body: { from, ground, despiteLinks } }, reply) => {
      requireCountyAdministrator(actor);
      const at = now();
      const decision = { from: instantGiven(from, at), ground, despiteLinks, by: actor.person.id, at };
      return reply.code(201).send(await answer(await retireProcedure(db, procedure, decision)));
    },
  );

  app.get(
    '/procedures/:procedure/activations',
    {
      schema: {
        tags,
        summary: '启用历史 · What was put in force when, by whom and why',
        params: ProcedurePath,
        querystring: ActivationQuery,
        response: { 200: ActivationPage },
      },
    },
    async ({ actor, params: { procedure }, query: { limit, cursor } }) => {
      requireCountyAdministrator(actor);
      const before = cursorPosition(ActivationCursor, cursor);
      const found = await listActivations(db, {
        procedure,
        limit: limit + 1,
        ...(before === null ? {} : { before }),
      });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const next = found.length > limit && last !== undefined ? cursorText(last.id) : null;
      return { items: await activationViews(db, shown, now()), next };
    },
  );

  app.post(
    '/activations/:id/withdraw',
    {
      schema: {
        tags,
        summary: '撤回尚未生效的启用或停用 · Take a plan back before its day',
        params: ActivationPath,
        response: { 200: Decided },
      },
    },
    async ({ actor, params: { id } }) => {
      requireCountyAdministrator(actor);
      return answer(await withdrawActivation(db, id, { by: actor.person.id, at: now() }));
    },
  );
};
