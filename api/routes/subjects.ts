// The subject register, and the file of one subject (一户一档).
import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listCases } from '../../db/cases.ts';
import { subjectFile } from '../../db/subject-file.ts';
import { findSubject, listSubjects } from '../../db/subjects.ts';
import type { SubjectRow } from '../../db/subjects.ts';
import { maskValue } from '../../domain/masks.ts';
import { scopeOf } from '../../domain/scope.ts';
import { placeNames, summariesOf } from '../case-reading.ts';
import {
  SubjectBody,
  SubjectFile,
  SubjectPage,
  SubjectQuery,
  SubjectView,
  type SubjectView as View,
} from '../contracts/subjects.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { isInRegister, registerRegions } from '../subject-scope.ts';
import { registerSubject } from '../subject-registration.ts';

const tags = ['subjects'];
/** Cases in a file; one subject has few. */
const FILE_CASES = 200;

export const subjectRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, crypto } = deps;

  app.post(
    '/subjects',
    {
      schema: {
        tags,
        summary: '登记对象 · Register a household, person, house, project, village or organisation',
        body: SubjectBody,
        response: { 201: SubjectView },
      },
    },
    async ({ actor, body }, reply) => {
      const subject = await registerSubject(deps, actor, body, randomUUID());
      reply.code(201).header('location', `/api/v1/subjects/${subject.id}`);
      return oneShown(deps, subject);
    },
  );

  app.get(
    '/subjects',
    {
      schema: {
        tags,
        summary: '对象列表 · Subjects in the caller’s regions',
        description: '`q` is a part of the name, or a whole national id number or phone.',
        querystring: SubjectQuery,
        response: { 200: SubjectPage },
      },
    },
    async ({ actor, query: { cursor, limit, organisation, q, kind } }) => {
      const filter = { regions: registerRegions(actor), kind, region: organisation, search: q };
      const page = await listSubjects(db, crypto, filter, { limit, after: cursorPosition(z.string(), cursor) });
      return { items: await shown(deps, page.rows), next: page.next === null ? null : cursorText(page.next) };
    },
  );

  app.get(
    '/subjects/:subjectId',
    {
      schema: {
        tags,
        summary: '一户一档 · A subject with its file: cases, entries, payments, letters, attachments',
        params: z.object({ subjectId: z.string().min(1).max(64) }),
        response: { 200: SubjectFile },
      },
    },
    async ({ actor, params: { subjectId } }) => {
      const scope = scopeOf(actor);
      const { rehearsal } = deps.config;
      const subject = await findSubject(db, crypto, subjectId);
      if (subject === null) throw new Problem('NOT_FOUND');
      const { rows } = await listCases(db, scope, { subjectId, rehearsal }, { limit: FILE_CASES });
      // Somebody from elsewhere who handles one of its cases sees what that case is about.
      if (rows.length === 0 && !isInRegister(actor, subject)) throw new Problem('NOT_FOUND');
      const [view, cases, file] = await Promise.all([
        oneShown(deps, subject),
        summariesOf(deps, rows),
        subjectFile(db, scope, subjectId, rehearsal),
      ]);
      return { ...view, cases, ...file };
    },
  );
};

async function oneShown(deps: Deps, subject: SubjectRow): Promise<View> {
  const [view] = await shown(deps, [subject]);
  if (view === undefined) throw new Error('a subject has a view');
  return view;
}

async function shown(deps: Deps, subjects: readonly SubjectRow[]): Promise<View[]> {
  const places = await placeNames(
    deps,
    subjects.map((subject) => subject.organisation),
  );
  return subjects.map(({ idNumber, phone, organisation, ...subject }) => ({
    ...subject,
    organisation: places(organisation),
    idNumber: idNumber === null ? null : String(maskValue('idNumber', idNumber)),
    phone: phone === null ? null : String(maskValue('phone', phone)),
  }));
}
