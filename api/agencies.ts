// Setting an agency up and ending it.
import type { z } from 'zod';
import { endAgency, findAgency, openAgency, postsOn } from '../db/agencies.ts';
import type { AgencyReaders, StoredAgency } from '../db/agencies.ts';
import { addDays, localDateOf } from '../domain/calendar/index.ts';
import { roleTitle } from '../domain/roles.ts';
import { administeredRegions, administersAll } from './administered.ts';
import type { AgencyBody, AgencyView } from './contracts/agencies.ts';
import type { Deps } from './deps.ts';
import { requireReferences } from './known-references.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem, refused } from './problem.ts';
import { problemAt } from './refusals.ts';

/** What of agencies a caller reads. */
export function agencyReaders(actor: Caller): AgencyReaders {
  return { person: actor.person.id, regions: administeredRegions(actor) };
}

/**
 * Sets an agency up: for oneself, or by an administrator for whoever holds posts in his region.
 * @throws {Problem} with the field that stands against it
 */
export async function setUpAgency(deps: Deps, actor: Caller, body: AgencyBody): Promise<StoredAgency> {
  const { db, now } = deps;
  const { principal = actor.person.id, agent, from, to, role, organisation, ground } = body;
  if ((role === undefined) !== (organisation === undefined)) {
    const field = role === undefined ? '/role' : '/organisation';
    throw problemAt('FIELD_REQUIRED', field, {
      zh: '指定岗位时，角色与单位须一并填写',
      en: 'A post is a role at an organisation: give both or neither',
    });
  }
  await requireReferences(deps, actor, [
    { kind: 'person', id: principal, field: '/principal' },
    { kind: 'person', id: agent, field: '/agent' },
    ...(organisation === undefined
      ? []
      : [{ kind: 'organisation' as const, id: organisation, field: '/organisation' }]),
  ]);
  await requireMayRepresent(deps, actor, principal, from);
  if (agent === actor.person.id && principal !== actor.person.id) {
    throw problemAt('NOT_ALLOWED', '/agent', {
      zh: '不能为自己取得他人的代理权，须由本人或其他管理员设置',
      en: 'Nobody makes himself the agent of another; he himself or another administrator must',
    });
  }
  const found = await openAgency(db, {
    principal,
    agent,
    role: role ?? null,
    organisation: organisation ?? null,
    from,
    until: addDays(to, 1),
    ground,
    by: actor.person.id,
    at: now(),
  });
  if ('code' in found) throw refused(found);
  return found;
}

async function requireMayRepresent({ db }: Deps, actor: Caller, principal: string, day: string): Promise<void> {
  if (principal === actor.person.id || administersAll(actor, await postsOn(db, principal, day))) return;
  throw problemAt('NOT_ALLOWED', '/principal', {
    zh: '只有本人或其岗位所在地的管理员可以设置代理',
    en: 'Only he himself or an administrator of his posts may set an agency up',
  });
}

/**
 * Ends an agency early: by the principal, the agent, or an administrator.
 * @throws {Problem} 404 for one that the caller may not read
 */
export async function endAgencyEarly(
  deps: Deps,
  actor: Caller,
  id: number,
  { day, ground }: { day?: string | undefined; ground: string },
): Promise<StoredAgency> {
  const { db, now } = deps;
  const readers = agencyReaders(actor);
  if ((await findAgency(db, readers, id)) === null) throw new Problem('NOT_FOUND');
  const today = localDateOf(now());
  const over = day ?? today;
  if (over < today) {
    throw problemAt('DAY_IN_PAST', '/day', {
      zh: `不能自过去之日（${over}）结束`,
      en: `It can't end in the past (${over})`,
    });
  }
  const ended = await endAgency(db, id, { day: over, by: actor.person.id, at: now(), ground });
  if (!ended) throw problemAt('AGENCY_ENDED', '/day', { zh: '届时该代理已经结束', en: 'It is over by then' });
  const found = await findAgency(db, readers, id);
  if (found === null) throw new Error(`agency ${id} is gone`);
  return found;
}

/** An agency as its readers see it. */
export function agencyView({ post, ...agency }: StoredAgency, today: string): z.infer<typeof AgencyView> {
  return {
    ...agency,
    post: post === null ? null : { ...post, roleTitle: roleTitle(post.role) },
    inForce: agency.from <= today && today <= agency.to,
  };
}
