// A county's profile as a file: what it sets for the procedures of a release.
import { z } from 'zod';
import { ROLES } from '../roles.ts';
import { fault, type Fault } from '../soundness/fault.ts';
import { Body, Key, Level, Parameter, ProcedureId } from './atoms.ts';
import type { AuthoredDefinition } from './builder.ts';
import { Rung } from './clock.ts';
import { ProcedureKind } from './forms.ts';
import { ladderFaults } from './ladders.ts';
import { parameterFaults } from './parameter-value.ts';
import type { CountyProfile } from './resolve.ts';

const ProcedureOrDefault = z.union([ProcedureId, z.literal('default')]);

/** As a rung of a definition, without what resolution sets. */
const CountyRung = z.strictObject(Rung.omit({ opens: true }).shape);

/** The file's shape: values of parameters by procedure, plan years, who takes a role's place, and ladders. */
export const CountyProfileFile = z.strictObject({
  parameters: z.record(ProcedureId, z.record(Key, Parameter.shape.value)).default({}),
  years: z.record(ProcedureOrDefault, z.int().min(2000).max(2100)).default({}),
  posts: z
    .record(ProcedureOrDefault, z.record(Key, z.strictObject({ role: Key, level: Level, body: Body.nullable() })))
    .default({}),
  ladders: z.record(z.string(), z.array(CountyRung).min(1)).default({}),
});

export type ReadProfile = { ok: true; profile: CountyProfile } | { ok: false; faults: Fault[] };

/**
 * Checks a profile against the release that it is meant for. Every fault of the file is listed: a place that the file
 * does not have, a procedure, parameter or role that the release does not know, a value that does not fit.
 */
export function readCountyProfile(json: unknown, procedures: readonly AuthoredDefinition[]): ReadProfile {
  const parsed = CountyProfileFile.safeParse(json);
  if (!parsed.success) {
    return {
      ok: false,
      faults: parsed.error.issues.map(({ message, path }) =>
        fault(
          'PROFILE_MALFORMED',
          `配置文件不合格式：${message}`,
          `The profile is malformed: ${message}`,
          path.map(String),
        ),
      ),
    };
  }
  const profile = parsed.data;
  const faults = [
    ...(['parameters', 'years', 'posts'] as const).flatMap((part) =>
      unknownProcedures(part, profile[part], procedures),
    ),
    ...procedures.flatMap(({ id, parameters = [] }) =>
      parameterFaults(id, profile.parameters[id] ?? {}, parameters).map(({ path, ...rest }) => ({
        ...rest,
        path: ['parameters', id, ...path.slice(1)],
      })),
    ),
    ...Object.entries(profile.posts).flatMap(([id, posts]) => unknownRoles(id, Object.keys(posts))),
    ...Object.entries(profile.ladders).flatMap(([of, ladder]) => [
      ...unknownLadder(of, procedures),
      ...ladderFaults(ladder, ['ladders', of]),
    ]),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, profile };
}

function unknownProcedures(
  part: string,
  values: Record<string, unknown>,
  procedures: readonly AuthoredDefinition[],
): Fault[] {
  return Object.keys(values)
    .filter((id) => !(id === 'default' && part !== 'parameters') && !procedures.some((one) => one.id === id))
    .map((id) => fault('PROCEDURE_UNKNOWN', `本版本没有事项 ${id}`, `This release has no procedure ${id}`, [part, id]));
}

/** A ladder is for a kind, a procedure, one part of a procedure that has ladders, or all. */
function unknownLadder(of: string, procedures: readonly AuthoredDefinition[]): Fault[] {
  const [id, key] = of.split('/');
  const procedure = procedures.find((one) => one.id === id);
  const isWide = of === 'default' || ProcedureKind.options.some((kind) => kind === of);
  if (isWide || (procedure !== undefined && (key === undefined || partsOf(procedure).includes(key)))) return [];
  const message = `阶梯所指的“${of}”既非事项类别，也非本版本的事项或其时限`;
  const en = `"${of}" is neither a kind nor a procedure of this release nor a clock, duty or indicator of one`;
  return [fault('LADDER_UNKNOWN', message, en, ['ladders', of])];
}

function partsOf(procedure: AuthoredDefinition): string[] {
  const clocks = procedure.form === 'case' ? (procedure.clocks ?? []) : [];
  return [...clocks, ...(procedure.duties ?? []), ...(procedure.indicators ?? [])].map(({ key }) => key);
}

/** Whom a county puts in a role's place may be of its own; the role that is replaced is one of the field. */
function unknownRoles(id: string, roles: readonly string[]): Fault[] {
  return roles
    .filter((role) => !ROLES.some(({ key }) => key === role))
    .map((role) => fault('ROLE_UNKNOWN', `没有角色 ${role}`, `There is no role ${role}`, ['posts', id, role]));
}
