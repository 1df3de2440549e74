// From the body of a request to the core's command: the actor is the verified caller, and people get the names that
// the register has.
import type { HumanCommand } from '../domain/case/command.ts';
import type { ItemCommand } from '../domain/round/command.ts';
import type { Actor, PersonRef } from '../domain/case/people.ts';
import type { CommandBody } from './contracts/commands.ts';

/** The command; `people` holds everyone that the body names, in its data too, as checked before. */
export function humanCommand(
  body: CommandBody,
  actor: Actor,
  people: ReadonlyMap<string, PersonRef>,
): HumanCommand | ItemCommand {
  const named = (id: string): PersonRef => {
    const person = people.get(id);
    if (person === undefined) throw new Error(`person ${id} was not looked up`);
    return person;
  };
  switch (body.type) {
    case 'transfer':
    case 'delegate':
    case 'addSigner':
      return withoutAbsent({ ...body, actor, to: named(body.to) });
    case 'copy':
      return withoutAbsent({ ...body, actor, to: body.to.map(named) });
    case 'decide':
    case 'recordVote':
    case 'post':
    case 'report':
    case 'correct':
      return withoutAbsent({
        ...body,
        actor,
        people: peopleIn(body.type === 'correct' ? [body.value] : data(body), people),
      });
    default:
      return withoutAbsent({ ...body, actor });
  }
}

const data = (body: { data?: Record<string, unknown> | undefined }): unknown[] => Object.values(body.data ?? {});

/** Those of the people whom values name; undefined where there are none. */
function peopleIn(values: readonly unknown[], people: ReadonlyMap<string, PersonRef>): PersonRef[] | undefined {
  const found = values.flatMap((value) => (typeof value === 'string' ? (people.get(value) ?? []) : []));
  return found.length === 0 ? undefined : found;
}

/** Absent members are left out: a payload must be the same before and after it was JSON. */
function withoutAbsent(command: { [key: string]: unknown; type: CommandBody['type'] }): HumanCommand | ItemCommand {
  return Object.fromEntries(Object.entries(command).filter(([, value]) => value !== undefined)) as never;
}
