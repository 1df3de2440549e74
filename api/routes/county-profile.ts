// What the county sets: one document, tried before it holds.
import { setImmediate } from 'node:timers/promises';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { currentProfile, listProfiles, ProfileMoved, releaseSources } from '../../db/county-profiles.ts';
import type { StoredProfile } from '../../db/county-profiles.ts';
import { findDefinition } from '../../db/definitions.ts';
import { publishWithContent } from '../../db/publish.ts';
import type { Prepared } from '../../db/publish.ts';
import { readCountyProfile } from '../../domain/definition/county-profile.ts';
import { diffDefinitions } from '../../domain/definition/diff.ts';
import {
  ProfileBody,
  ProfileDryRun,
  ProfileEffect,
  ProfileNow,
  ProfilePage,
  ProfileQuery,
} from '../contracts/county-profile.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { personNamer } from '../people-short.ts';
import { publishingProblem, alignSchedules } from '../publishing-views.ts';
import { requireCountyAdministrator } from '../require-administrator.ts';

const tags = ['definitions'];
const ProfileCursor = z.int().positive();

export const countyProfileRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, now } = deps;

  const viewsOf = async (profiles: readonly StoredProfile[]) => {
    const named = await personNamer(
      db,
      profiles.map(({ setBy }) => setBy),
    );
    return profiles.map((one) => ({ ...one, profile: { ...one.profile }, setBy: named(one.setBy) }));
  };

  /** Publishes the release by a profile, or says what that would change; other requests are heard meanwhile. */
  const tried = async (
    json: unknown,
    given: { by: string; ground: string; before?: number | null; dryRun: boolean },
  ) => {
    const procedures = await releaseSources(db);
    const read = readCountyProfile(json, procedures);
    if (!read.ok) throw publishingProblem({ ok: false, code: 'PROFILE_REFUSED', faults: read.faults });
    const { before: profileBefore, ...more } = given;
    return publishWithContent(db, {
      procedures,
      profile: read.profile,
      at: now(),
      onProgress: () => setImmediate(),
      ...more,
      ...(profileBefore === undefined ? {} : { profileBefore }),
    });
  };

  const effectOf = async (all: readonly Prepared[]) => {
    const changed = all.filter(({ publication: { state } }) => state !== 'inForce');
    const procedures = await Promise.all(
      changed.map(async ({ publication, definition }) => {
        const { procedure, title, state, version, basedOn, unset, faults } = publication;
        const before = basedOn === null ? null : await findDefinition(db, basedOn);
        const changes = before === null || definition === null ? [] : diffDefinitions(before, definition);
        return {
          procedure,
          title,
          state: state === 'inForce' ? ('kept' as const) : state,
          version,
          basedOn,
          changes: changes.map(({ text }) => text),
          unset: unset.length,
          faults,
        };
      }),
    );
    return { procedures, unchanged: all.length - changed.length };
  };

  app.get(
    '/county-profile',
    {
      schema: {
        tags,
        summary: '县级配置：参数、计划年度、岗位、升级阶梯 · What the county sets now',
        response: { 200: ProfileNow },
      },
    },
    async ({ actor }) => {
      requireCountyAdministrator(actor);
      const current = await currentProfile(db);
      const [view] = await viewsOf(current === null ? [] : [current]);
      return { current: view ?? null };
    },
  );

  app.get(
    '/county-profile/history',
    {
      schema: {
        tags,
        summary: '县级配置的历次修改 · Its changes, newest first',
        querystring: ProfileQuery,
        response: { 200: ProfilePage },
      },
    },
    async ({ actor, query: { limit, cursor } }) => {
      requireCountyAdministrator(actor);
      const before = cursorPosition(ProfileCursor, cursor);
      const found = await listProfiles(db, { limit: limit + 1, ...(before === null ? {} : { before }) });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const next = found.length > limit && last !== undefined ? cursorText(last.id) : null;
      return { items: await viewsOf(shown), next };
    },
  );

  app.post(
    '/county-profile/dry-run',
    {
      schema: {
        tags,
        summary: '试算：哪些事项会变 · Which definitions would change, and what in them',
        body: ProfileDryRun,
        response: { 200: ProfileEffect },
      },
    },
    async ({ actor, body: { profile } }) => {
      requireCountyAdministrator(actor);
      const all = await tried(profile, { by: actor.person.id, ground: '', dryRun: true });
      return { ...(await effectOf(all)), profile: null, schedules: 'notAsked' as const };
    },
  );

  app.put(
    '/county-profile',
    {
      schema: {
        tags,
        summary: '修改县级配置（整份） · Set it as a whole',
        description:
          'Definitions that change are new versions, in force at once where somebody is there to do them. A version that a person put in force stays.',
        body: ProfileBody,
        response: { 200: ProfileEffect },
      },
    },
    async ({ actor, body: { profile, ground, before } }) => {
      requireCountyAdministrator(actor);
      try {
        const all = await tried(profile, { by: actor.person.id, ground, before, dryRun: false });
        const effect = await effectOf(all);
        const schedules = await alignSchedules(deps);
        return { ...effect, profile: (await currentProfile(db))?.id ?? null, schedules };
      } catch (error) {
        if (!(error instanceof ProfileMoved)) throw error;
        const details = {
          profile: error.now?.id ?? null,
          setBy: error.now?.setBy ?? null,
          setAt: error.now?.setAt ?? null,
        };
        throw publishingProblem({ ok: false, code: 'CHANGED_MEANWHILE', details });
      }
    },
  );
};
