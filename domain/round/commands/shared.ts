// Verbs that rounds share with cases: 催办, 抄送, notes, attachments, the retry of an effect.
import { localDateOf } from '../../calendar/index.ts';
import { personOf, refuse } from '../../case/draft.ts';
import type { SharedCommand } from '../command.ts';
import type { RoundDraft } from '../draft.ts';
import { emit, roundOf } from '../draft.ts';
import { owing } from '../items.ts';
import type { RoundEffect, RoundState } from '../state.ts';

type Command<Type extends SharedCommand['type']> = Extract<SharedCommand, { type: Type }>;

/** `urge`: 催办 of all that is open under a visit, or of one unit; once a day for each person. */
export function urge(draft: RoundDraft, command: Command<'urge'>): void {
  const state = roundOf(draft);
  const { visitId, message } = command;
  const unit = command.unit ?? null;
  requireUrgeable(state, visitId, unit);
  const me = personOf(command.actor);
  const today = localDateOf(draft.now);
  const isSame = (one: RoundState['urged'][number]): boolean =>
    one.by === me.id && one.visit === visitId && one.unit === unit && localDateOf(one.at) === today;
  if (state.urged.some(isSame)) {
    refuse(
      'TOO_MANY_REQUESTS',
      { zh: '今天已催办过。', en: 'You have urged this today.' },
      { field: unit === null ? '/visitId' : '/unit' },
    );
  }
  emit(draft, { type: 'urged', visitId, unit, message });
}

function requireUrgeable(state: RoundState, visitId: number, unit: string | null): void {
  const term = state.terms.find((one) => one.visit === visitId);
  const step = state.steps.find((one) => one.visit === visitId);
  if (term === undefined && step === undefined) {
    refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: `没有第${visitId}个环节。`, en: `There is no visit ${visitId}.` },
      { field: '/visitId' },
    );
  }
  if (step?.state === 'done') {
    refuse('VISIT_CLOSED', { zh: '该环节已办理。', en: 'This step is done.' }, { field: '/visitId' });
  }
  if (term === undefined) return;
  const late = owing(state, term);
  if (unit === null ? late.length > 0 : late.includes(unit)) return;
  refuse('ITEM_ALREADY_FILED', { zh: '已报送，无需催办。', en: 'It has been handed in.' }, { field: '/unit' });
}

/** `copy`: 抄送 */
export function copy(draft: RoundDraft, { to, message }: Command<'copy'>): void {
  if (to.length === 0) refuse('FIELD_REQUIRED', { zh: '须指明抄送对象。', en: 'Say to whom.' }, { field: '/to' });
  emit(draft, { type: 'copied', to, ...(message === undefined ? {} : { message }) });
}

/** `comment` */
export function comment(draft: RoundDraft, { text, attachments }: Command<'comment'>): void {
  if (text.trim() === '') {
    refuse('FIELD_REQUIRED', { zh: '须填写内容。', en: 'The comment is empty.' }, { field: '/text' });
  }
  emit(draft, { type: 'commented', text, attachments: attachments ?? [] });
}

/** `attach` */
export function attach(draft: RoundDraft, { attachments, note }: Command<'attach'>): void {
  if (attachments.length === 0) {
    refuse('FIELD_REQUIRED', { zh: '须指明附件。', en: 'No attachment given.' }, { field: '/attachments' });
  }
  emit(draft, { type: 'attached', attachments, ...(note === undefined ? {} : { note }) });
}

/** `retryEffect`: the cases that entries of a visit asked for and that can't be opened are tried again at once. */
export function retryEffect(draft: RoundDraft, { actor, visitId }: Command<'retryEffect'>): void {
  if (actor.kind !== 'administrator') {
    refuse('NOT_ALLOWED', { zh: '只有管理员可以重试。', en: 'Only an administrator may retry.' });
  }
  retryNow(draft, requireFailing(draft, visitId));
}

/** Effects of a visit that wait for their next attempt; refuses where none does. */
export function requireFailing(draft: RoundDraft, visitId: number, effectId?: string): RoundEffect[] {
  const failing = roundOf(draft).effects.filter(
    (effect) =>
      effect.visit === visitId && effect.notBefore !== null && (effectId === undefined || effect.id === effectId),
  );
  if (failing.length === 0) {
    refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '本环节没有待重试的处理。', en: 'There is nothing to retry here.' },
      { field: '/visitId' },
    );
  }
  return failing;
}

/** Makes them due at once. */
export function retryNow(draft: RoundDraft, failing: readonly RoundEffect[]): void {
  for (const { id: effectId, visit: visitId, unit, attempts, stuck } of failing) {
    emit(draft, { type: 'effectFailed', effectId, visitId, unit, error: '', attempts, notBefore: null, stuck });
  }
}
