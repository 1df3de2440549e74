// Handing an item in, and correcting what was handed in.
import { refuse } from '../../case/draft.ts';
import type { ItemCommand } from '../command.ts';
import type { RoundDraft } from '../draft.ts';
import { emit, nextTaskId, roundOf } from '../draft.ts';
import { merged, openLinks, requireEntry, requireLinksDecided } from '../entry.ts';
import { judgeReport } from '../gates.ts';
import { requireItem, requireNotExcused, requireNotFiled, requireUnitPost, requireWords } from '../guards.ts';
import { isDue, itemOf, owes, termOf } from '../items.ts';
import { addressFor, scheduleOf } from '../part.ts';
import type { Entry, Item } from '../state.ts';
import { addressIn } from '../tasks.ts';

type Command<Type extends ItemCommand['type']> = Extract<ItemCommand, { type: Type }>;

/** How many entries make an item of the part complete. */
function needed(draft: RoundDraft): number {
  return draft.part.kind === 'duty' ? draft.part.duty.item.atLeast : 1;
}

/** `fileItem`: one entry, or that there was nothing. What comes after the due instant is taken and kept as late. */
export function fileItem(draft: RoundDraft, command: Command<'fileItem'>): void {
  const { term, item, visit } = requireItem(roundOf(draft), command);
  const post = { role: scheduleOf(draft.part).owedBy.role, organisation: command.unit };
  const onBehalf = requireUnitPost(addressIn(roundOf(draft), item.taskId, post), command.actor);
  requireNotExcused(item);
  const nothing = command.nothingToReport === true;
  requireRoom(draft, item, nothing);
  const data = command.data ?? {};
  if (nothing) requireNothingAllowed(draft, Object.keys(data).length > 0);
  else {
    requireEntry(draft, data, {});
    requireLinksDecided(draft, command.unit, data);
  }
  draft.actor = { ...draft.actor, ...onBehalf };
  const complete = !owes(item) || nothing || item.entries.length + 1 >= needed(draft);
  emit(draft, {
    type: 'itemFiled',
    term: term.key,
    unit: command.unit,
    taskId: item.taskId,
    entry: item.entryCount + 1,
    data: merged({}, data),
    nothing,
    ...(command.note === undefined ? {} : { note: command.note }),
    ...(command.attachments === undefined ? {} : { attachments: command.attachments }),
    late: isDue(term, draft.now),
    complete,
  });
  const at = { term: term.key, unit: command.unit };
  if (complete) handedIn(draft, at, visit);
  else if (draft.part.kind === 'duty' && draft.part.duty.check === undefined) {
    // what one of several entries finds does not wait for the others
    openLinks(draft, at, itemOf(roundOf(draft), termOf(roundOf(draft), at.term), at.unit).entries);
  }
}

/**
 * Whether another entry is wanted: one that says 'nothing' stands alone, and a complete item takes more only where n is
 * a least number, or where each entry is a matter of its own that may open a case.
 */
function requireRoom(draft: RoundDraft, item: Item, nothing: boolean): void {
  const opensCases = draft.part.kind === 'duty' && draft.part.duty.item.opens.length > 0;
  const takesMore = (needed(draft) > 1 || opensCases) && item.checkTaskId === null && item.state !== 'checked';
  const clashes = item.entries.some((entry) => entry.nothing) || (nothing && item.entries.length > 0);
  if (clashes || (!owes(item) && !takesMore)) requireNotFiled(item);
}

function requireNothingAllowed(draft: RoundDraft, hasData: boolean): void {
  if (hasData) {
    refuse(
      'FIELD_NOT_WRITABLE',
      { zh: '申报“无情况”时不再填写数据。', en: '"Nothing to report" comes without data.' },
      { field: '/data' },
    );
  }
  if (draft.part.kind === 'duty' && draft.part.duty.item.nothingToReport) return;
  refuse(
    'NOTHING_NOT_ACCEPTED',
    { zh: '此项不接受“无情况”，须填报内容。', en: 'This item may not be answered by "nothing to report".' },
    { field: '/nothingToReport' },
  );
}

/** A complete item goes to whoever checks; where nobody does, it counts at once. */
function handedIn(draft: RoundDraft, at: { term: string; unit: string }, visit: number): void {
  const { part } = draft;
  if (part.kind === 'indicator') {
    judgeReport(draft, part.indicator, at);
    return;
  }
  const { check } = part.duty;
  const state = roundOf(draft);
  const term = termOf(state, at.term);
  if (check === undefined) {
    openLinks(draft, at, itemOf(state, term, at.unit).entries);
    return;
  }
  const to = addressFor(check.by, at.unit, state.organisation);
  emit(draft, { type: 'checkOpened', ...at, taskId: nextTaskId(visit, term.taskCount), to });
}

/** `correctItem`: a new entry in place of an old one; what rested on the old is judged again, what was accepted is checked again. */
export function correctItem(draft: RoundDraft, command: Command<'correctItem'>): void {
  const { term, item, visit } = requireItem(roundOf(draft), command);
  const { unit, data, reason } = command;
  const isAdministrator = command.actor.kind === 'administrator';
  const post = { role: scheduleOf(draft.part).owedBy.role, organisation: unit };
  const onBehalf = isAdministrator ? {} : requireUnitPost(post, command.actor);
  requireNotExcused(item);
  const entry = requireWanted(item, command.entry);
  requireWords(reason, '/reason');
  requireEntry(draft, data, entry.data);
  const next = merged(entry.data, data);
  requireLinksDecided(draft, unit, next);
  if (!entry.nothing && JSON.stringify(next) === JSON.stringify(merged(entry.data, {}))) {
    refuse('COMMAND_NOT_APPLICABLE', { zh: '与原值相同，无需更正。', en: 'Nothing differs.' }, { field: '/data' });
  }
  draft.actor = { ...draft.actor, ...onBehalf };
  const at = { term: term.key, unit };
  emit(draft, { type: 'itemCorrected', ...at, entry: entry.number, old: entry.data, data: next, reason });
  if (owes(item) || item.checkTaskId !== null) return;
  handedIn(draft, at, visit);
}

/** The entry that a correction means: the only one, or the one that it names. */
function requireWanted(item: Item, number: number | undefined): Entry {
  const [only] = item.entries;
  if (only === undefined) {
    return refuse(
      'ITEM_NOT_FILED',
      { zh: '本期尚未报送，没有可更正的内容。', en: 'Nothing has been handed in yet.' },
      { field: '/unit' },
    );
  }
  const named = item.entries.find((entry) => entry.number === number);
  if (named !== undefined) return named;
  if (number === undefined && item.entries.length === 1) return only;
  const numbers = item.entries.map((entry) => entry.number).join('、');
  return refuse(
    'FIELD_REQUIRED',
    { zh: `请指明更正第几条（${numbers}）。`, en: `Say which entry is corrected (${numbers}).` },
    { field: '/entry' },
  );
}
