// Which stage of a new version takes the place of one of the old.
import type { CaseForm } from '../definition/forms.ts';
import { allStages, placeOf } from '../definition/stage-index.ts';
import type { StagePlace } from '../definition/stage-index.ts';
import type { MigrationFault } from './migration-plan.ts';

/** The two versions of a migration, and the mapping of their stages. */
export interface Versions {
  from: CaseForm;
  to: CaseForm;
  /** Stage of `from` to stage of `to`; equal keys need no entry. */
  mapping: Readonly<Record<string, string>>;
}

/** Key of the stage that takes another's place. */
export function mappedKey(mapping: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(mapping, key) ? (mapping[key] ?? key) : key;
}

/** The stage of the new version that takes a stage's place; undefined when there is none. */
export function counterpart({ to, mapping }: Versions, key: string): StagePlace | undefined {
  return placeOf(to, mappedKey(mapping, key));
}

/** The entries of the mapping that change a key. */
export function renamed({ mapping }: Versions): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).filter(([from, to]) => from !== to));
}

/** What is wrong with the mapping itself, whatever the case's stages are. */
export function mappingFaults({ from, to, mapping }: Versions): MigrationFault[] {
  return Object.entries(mapping).flatMap(([key, target]): MigrationFault[] => {
    const [before, after] = [placeOf(from, key)?.stage, placeOf(to, target)?.stage];
    if (before === undefined) return [unknown(key, { zh: '原版本', en: 'The old version' })];
    if (after === undefined) return [unknown(target, { zh: '新版本', en: 'The new version' })];
    return before.kind === after.kind ? [] : [otherKind(before, after)];
  });
}

/** Stages of the old version that the new one lacks: what a mapping must speak of where they are open. */
export function vanishedStages({ from, to }: Pick<Versions, 'from' | 'to'>): string[] {
  return allStages(from).flatMap(({ stage }) => (placeOf(to, stage.key) === undefined ? [stage.key] : []));
}

function unknown(key: string, version: { zh: string; en: string }): MigrationFault {
  return {
    reason: 'unknownStage',
    at: key,
    message: { zh: `${version.zh}没有环节“${key}”。`, en: `${version.en} has no stage "${key}".` },
  };
}

/** A stage takes the place only of one of its kind. */
export function otherKind(before: StagePlace['stage'], after: StagePlace['stage']): MigrationFault {
  return {
    reason: 'otherKind',
    at: before.key,
    message: {
      zh: `“${before.title.zh}”（${before.kind}）不能对应“${after.title.zh}”（${after.kind}）：环节类型不同。`,
      en: `"${before.title.en}" (${before.kind}) can't become "${after.title.en}" (${after.kind}): they are of different kinds.`,
    },
  };
}
