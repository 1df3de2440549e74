// 送达: it is recorded how, to whom and when a letter was served; also after the case has ended.
import { localDateOf } from '../../calendar/index.ts';
import type { LetterAction } from '../../definition/letter.ts';
import { placeOf } from '../../definition/stage-index.ts';
import { effectiveDay, EXPLAINED_WAYS, remediesFrom } from '../../letters/service.ts';
import type { IssuedLetter } from '../../letters/issued.ts';
import { levelOf, inScope, bodyOf } from '../../organisations.ts';
import { isOffice } from '../../roles.ts';
import type { HumanCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, refuse, stateOf } from '../draft.ts';
import type { Actor } from '../people.ts';
import type { CaseState } from '../state.ts';

type Recording = Extract<HumanCommand, { type: 'recordService' }>;

/** `recordService`: once for each letter, by whoever serves for the organisation that issued it. */
export function recordService(draft: Draft, { actor, letter: id, service }: Recording): void {
  const state = stateOf(draft);
  const letter = (state.letters ?? []).find((one) => one.id === id);
  if (letter === undefined) refuse('NOT_FOUND', { zh: '该事项没有这份文书。', en: 'This case has no such letter.' });
  requireMayServe(state, letter, actor);
  if (letter.served !== null) {
    refuse('LETTER_SERVED', {
      zh: `${letter.number} 已于${letter.served}送达。`,
      en: `${letter.number} was served on ${letter.served} already.`,
    });
  }
  requireDay(service.servedOn, letter, localDateOf(draft.now));
  requireRecord(service);
  const effectiveOn = effectiveDay(service);
  draft.businessDate = service.servedOn;
  emit(draft, {
    type: 'letterServed',
    letter: id,
    number: letter.number,
    ...service,
    effectiveOn,
    remedies: remediesFrom(effectiveOn, actionOf(draft, letter)?.remedies ?? [], state.calendar),
  });
}

function actionOf({ definition }: Draft, { stage }: IssuedLetter): LetterAction | undefined {
  const found = placeOf(definition, stage)?.stage;
  return found?.kind === 'service' && found.action.do === 'letter' ? found.action : undefined;
}

/** Whoever holds a post at the issuer, or in the village or township of the case; never the addressee or his relatives. */
function requireMayServe(state: CaseState, { issuer }: IssuedLetter, actor: Actor): void {
  const person = actor.kind === 'system' ? null : actor.person;
  const isParty = person !== null && (person.id === state.applicant?.id || state.relatives.includes(person.id));
  const mayServe =
    actor.kind !== 'system' &&
    (actor.kind === 'administrator' ||
      actor.holdings.some(
        ({ role, organisation }) =>
          isOffice(role) &&
          (organisation === issuer ||
            (bodyOf(organisation) === null &&
              levelOf(organisation) !== 'county' &&
              inScope(organisation, state.organisation))),
      ));
  if (isParty || !mayServe) {
    refuse('NOT_ALLOWED', {
      zh: '送达由发文单位或事项所在镇、村的工作人员登记，当事人不得自行登记。',
      en: 'Service is recorded by the issuing organisation or the township or village of the case, never by a party.',
    });
  }
}

function requireDay(servedOn: string, { issuedOn }: IssuedLetter, today: string): void {
  const field = '/servedOn';
  if (servedOn > today) {
    refuse(
      'BUSINESS_DATE_IN_FUTURE',
      { zh: `送达日期不得晚于今天（${today}）。`, en: `A letter can't be served after today (${today}).` },
      { field },
    );
  }
  if (servedOn < issuedOn) {
    refuse(
      'SERVICE_BEFORE_LETTER',
      {
        zh: `送达日期不得早于文书日期（${issuedOn}）。`,
        en: `A letter can't be served before its date (${issuedOn}).`,
      },
      { field },
    );
  }
}

function requireRecord({ how, to, proof, note = '' }: Recording['service']): void {
  if (to.trim() === '') {
    refuse('FIELD_REQUIRED', { zh: '须写明受送达人或签收人。', en: 'Say who received it.' }, { field: '/to' });
  }
  if (proof.length === 0) {
    const message = { zh: '须附送达回证或其他送达凭证。', en: 'Attach the receipt or another proof of service.' };
    refuse('FIELD_REQUIRED', message, { field: '/proof' });
  }
  if (EXPLAINED_WAYS.includes(how) && note.trim() === '') {
    const message = {
      zh: '留置送达、公告送达须写明原因和经过。',
      en: 'Say why the letter was left, or why it was served by public notice.',
    };
    refuse('FIELD_REQUIRED', message, { field: '/note' });
  }
}
