// Filing a case.
import { levelOf, organisationAt } from '../../organisations.ts';
import type { InName } from '../acting.ts';
import { SYSTEM_FILER, entitlement } from '../address.ts';
import { addressees } from '../addressees.ts';
import type { StartCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, personOf, refuse } from '../draft.ts';
import { enter } from '../flow.ts';
import { requireForm, requireRules } from '../form-check.ts';
import { requireBusinessDate } from '../guards.ts';
import { happened } from '../happening.ts';
import { reserveQuotas } from '../quota.ts';

/** Organisation at which the actor may file, and in whose name; or a refusal. */
function filingPlace(draft: Draft, command: StartCommand): InName & { filedAt: string } {
  const { filing } = draft.definition;
  const { actor } = command;
  if (actor.kind === 'system') return { filedAt: command.organisation }; // opened by another case
  const places = filing.by.flatMap((by) => {
    const organisation = organisationAt(command.organisation, by.level, by.body);
    const entitled = organisation === null ? null : entitlement(actor, { role: by.role, organisation });
    return organisation === null || entitled === null ? [] : [{ filedAt: organisation, ...entitled }];
  });
  const own = places.find((place) => place.onBehalfOf === undefined);
  if (own !== undefined) return own;
  if (filing.selfFiling && command.applicant?.id === actor.person.id) return { filedAt: command.organisation };
  if (places[0] !== undefined) return places[0];
  return refuse(
    'NOT_ALLOWED',
    { zh: '您无权在该地申报此事项。', en: 'You may not file this procedure there.' },
    { field: '/organisation' },
  );
}

/**
 * `start`: checks the place, the subject, the form and the rules of filing, then enters the first stage.
 * One open case per subject is PostgreSQL's to keep; the caller is refused there.
 */
export function start(draft: Draft, command: StartCommand): void {
  const { definition } = draft;
  if (levelOf(command.organisation) !== definition.filing.level) {
    const level = {
      village: { zh: '村', en: 'village' },
      township: { zh: '镇', en: 'township' },
      county: { zh: '县', en: 'county' },
    }[definition.filing.level];
    refuse(
      'ORGANISATION_WRONG_LEVEL',
      { zh: `此事项须在${level.zh}级申报。`, en: `This procedure is filed at ${level.en} level.` },
      { field: '/organisation' },
    );
  }
  const { filedAt, onBehalfOf } = filingPlace(draft, command);
  if (onBehalfOf !== undefined) draft.actor = { ...draft.actor, onBehalfOf };
  const filer =
    command.actor.kind === 'system' ? { id: SYSTEM_FILER, name: '系统' } : (onBehalfOf ?? personOf(command.actor));
  if (command.subject === null || command.subject.kind !== definition.subject.kind) {
    refuse(
      'UNKNOWN_SUBJECT',
      { zh: '须指明本事项所涉对象，且类别相符。', en: 'The subject is missing or of another kind.' },
      { field: '/subject' },
    );
  }
  draft.businessDate = requireBusinessDate(command.businessDate, draft.now, null);
  requireForm(draft, definition.filing.form, command.data, {}, true);
  requireRules(definition.filing.rules, command.data, draft.parameters);
  emit(draft, {
    type: 'caseStarted',
    caseId: command.caseId,
    procedure: definition.id,
    definitionHash: command.definitionHash,
    organisation: command.organisation,
    filedAt,
    subject: command.subject,
    applicant: command.applicant,
    filer,
    relatives: command.relatives,
    origin: command.origin,
    data: command.data,
    ...addressees(draft, command.data),
    calendar: command.calendar,
    rehearsal: command.rehearsal,
  });
  reserveQuotas(draft);
  happened(draft, { on: 'started' }, null);
  const first = definition.stages[0];
  if (first === undefined) throw new Error('a definition has at least one stage');
  enter(draft, first.key, null);
}
