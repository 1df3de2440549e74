// The supervision cases that a rung of a round opens: one for each township whose units are late, one for each unit
// above the townships. 督办 of forty villages goes to their townships, not to forty offices.
import type { Rung } from '../definition/clock.ts';
import { divisionAt } from '../organisations.ts';
import { supervisionRequest } from '../supervision.ts';
import type { RoundDraft } from './draft.ts';
import { emit, roundOf } from './draft.ts';
import { openTerms } from './items.ts';
import { scheduleOf } from './part.ts';

/** What a rung says of those who are late; `units` null stands for all together. */
interface LateUnits {
  term: string | null;
  units: readonly (string | null)[];
  dueOn: string | null;
}

/** Asks for the supervision cases of a rung that opens them; the number of its event names them. */
export function supervise(draft: RoundDraft, rung: Rung | undefined, { term, units, dueOn }: LateUnits): void {
  if (rung?.action !== 'superviseCase' || rung.opens === undefined) return;
  const state = roundOf(draft);
  const { sequence, caseId } = state;
  const own = term ?? openTerms(state).at(-1)?.key;
  const visitId = state.terms.find((one) => one.key === own)?.visit;
  if (own === undefined || visitId === undefined || visitId === null) return;
  const { title, owedBy } = scheduleOf(draft.part);
  const names = new Map(state.units.map(({ path, name }) => [path, name]));
  for (const [place, late] of byTownship(units.map((unit) => unit ?? state.organisation))) {
    const [only] = late;
    const isOne = late.length === 1 && only !== undefined && names.has(only);
    const unit = isOne ? only : place;
    const request = supervisionRequest(rung.opens, {
      matter: draft.definition.title.zh,
      limit: `${title.zh} ${own}`,
      caseId,
      dueOn,
      unit,
      role: isOne ? owedBy.role : null,
      units: late.map((path) => names.get(path) ?? path).join('、'),
    });
    const effectId = `${caseId}:supervise:${sequence}:${unit}`;
    emit(draft, { type: 'effectRequested', effectId, visitId, term: own, unit, entry: 0, request });
  }
}

function byTownship(units: readonly string[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const unit of units) {
    const place = divisionAt(unit, 'township') ?? unit;
    places.set(place, [...(places.get(place) ?? []), unit]);
  }
  return places;
}
