// Opening a round or a series.
import { localDateOf } from '../../calendar/index.ts';
import { refuse } from '../../case/draft.ts';
import type { OpenRoundCommand } from '../command.ts';
import type { RoundDraft } from '../draft.ts';
import { emit } from '../draft.ts';
import { runDue } from '../due.ts';
import { requireLead } from '../guards.ts';
import { planTerms } from '../plan.ts';

/** Before every instant: whatever has rung since the round should have opened is dealt with at once. */
const BEGINNING = '';

/** `openRound`: every unit owes its item; what a late opening has missed is recorded with it. */
export function openRound(draft: RoundDraft, command: OpenRoundCommand): void {
  const { units, part, period, openedOn, organisation, calendar } = command;
  if (command.actor.kind !== 'system') requireLead(draft.part, organisation, command.actor);
  requireUnits(units.map((unit) => unit.path));
  const terms = planTerms(draft.part, period, openedOn, calendar);
  const today = localDateOf(draft.now);
  if (terms.length === 0 || openedOn > today) {
    refuse(
      'PERIOD_NOT_OPEN',
      {
        zh: `本期尚未开始或已无报送期（${period.label}）。`,
        en: `Nothing opens in the period ${period.label} yet, or any more.`,
      },
      { field: '/openedOn' },
    );
  }
  draft.businessDate = openedOn;
  emit(draft, {
    type: 'roundOpened',
    kind: part.kind === 'duty' ? 'round' : 'series',
    caseId: command.caseId,
    procedure: draft.definition.id,
    definitionHash: command.definitionHash,
    part,
    period,
    openedOn,
    organisation,
    units,
    terms,
    calendar,
    rehearsal: command.rehearsal,
  });
  runDue(draft, BEGINNING);
}

function requireUnits(paths: readonly string[]): void {
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (paths.length > 0 && twice === undefined) return;
  refuse(
    'UNIT_NOT_IN_ROUND',
    twice === undefined
      ? { zh: '没有应报送的单位。', en: 'No organisation owes anything.' }
      : { zh: `报送单位重复：${twice}。`, en: `A unit is listed twice: ${twice}.` },
    { field: '/units' },
  );
}
