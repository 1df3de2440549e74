// What a unit hands in, checked against the part's form and rules, and the cases that it opens.
import { localDateOf } from '../calendar/index.ts';
import { evaluateCondition } from '../conditions.ts';
import { Refused, refuse } from '../case/draft.ts';
import { requireRules } from '../case/form-check.ts';
import { refusalOf } from '../case/refusal.ts';
import type { CaseData, Json } from '../case/state.ts';
import { checkForm } from '../form.ts';
import { divisionOf, inScope } from '../organisations.ts';
import type { RoundDraft } from './draft.ts';
import { emit, roundOf } from './draft.ts';
import { termOf } from './items.ts';
import { itemFormOf } from './part.ts';
import type { Entry } from './state.ts';
import { requireMeasured } from './measure.ts';

/** Checks an entry as a whole and refuses with every fault of its form. */
export function requireEntry(draft: RoundDraft, data: CaseData, existing: CaseData): void {
  const { fields, form } = itemFormOf(draft.part);
  const refusal = refusalOf(checkForm(fields, form, data, existing, localDateOf(draft.now)));
  if (refusal !== null) throw new Refused(refusal);
  const whole = merged(existing, data);
  if (draft.part.kind === 'duty') requireRules(draft.part.duty.item.rules, whole, draft.parameters);
  else requireMeasured(draft.part.indicator, whole);
}

/** An entry with what is given in place of the old; null clears. */
export function merged(existing: CaseData, data: CaseData): CaseData {
  return Object.fromEntries(Object.entries({ ...existing, ...data }).filter(([, value]) => value !== null));
}

/**
 * Asks for the cases that the entries of an item open, each once: what was asked for stays, whatever a correction says
 * later. An entry that a checker has still to accept opens nothing yet.
 */
export function openLinks(draft: RoundDraft, at: { term: string; unit: string }, entries: readonly Entry[]): void {
  if (draft.part.kind !== 'duty') return;
  const { caseId, units } = roundOf(draft);
  const place = units.findIndex((unit) => unit.path === at.unit) + 1;
  const { visit } = termOf(roundOf(draft), at.term);
  for (const entry of entries) {
    if (entry.nothing) continue;
    for (const [index, link] of draft.part.duty.item.opens.entries()) {
      // short enough to name a subject of the register
      const effectId = `${caseId}:${visit ?? 0}.${place}:${entry.number}.${index}`;
      if (roundOf(draft).links.some((one) => one.effectId === effectId)) continue;
      if (!holds(draft, link.when, entry.data)) continue;
      const subject = link.subject === undefined ? undefined : entry.data[link.subject];
      const filedAt = link.organisation === undefined ? undefined : entry.data[link.organisation];
      emit(draft, {
        type: 'effectRequested',
        effectId,
        visitId: visit ?? 0,
        ...at,
        entry: entry.number,
        request: {
          kind: 'link',
          mode: 'open',
          procedure: link.procedure,
          data: handedOver(link.hands, entry.data),
          outcome: null,
          ...(typeof subject === 'string' ? { subject } : {}),
          ...(typeof filedAt === 'string' ? { organisation: filedAt } : {}),
        },
      });
    }
  }
}

/** Refuses an entry whose data leave open whether a case follows from it, or would open it outside the unit's region. */
export function requireLinksDecided(draft: RoundDraft, unit: string, data: CaseData): void {
  if (draft.part.kind !== 'duty') return;
  for (const { when, organisation } of draft.part.duty.item.opens) {
    const place = organisation === undefined ? undefined : data[organisation];
    if (!holds(draft, when, data) || organisation === undefined) continue;
    if (typeof place === 'string' && inScope(divisionOf(unit), place)) continue;
    refuse(
      'UNKNOWN_ORGANISATION',
      { zh: '须指明本辖区内的村（镇）。', en: 'A division within the region of the unit is needed.' },
      { field: `/data/${organisation}` },
    );
  }
}

function holds(draft: RoundDraft, when: string, data: CaseData): boolean {
  const verdict = evaluateCondition(when, data, draft.parameters);
  if (verdict !== 'undecided') return verdict;
  return refuse(
    'RULE_UNDECIDED',
    {
      zh: `条件“${when}”缺少数据，无法判断是否转办。`,
      en: `The condition "${when}" lacks data; whether a case follows can't be decided.`,
    },
    { details: { rule: when } },
  );
}

function handedOver(hands: readonly { to: string; from: string }[], data: CaseData): CaseData {
  return Object.fromEntries(
    hands.flatMap(({ to, from }): [string, Json][] => (data[from] === undefined ? [] : [[to, data[from]]])),
  );
}
