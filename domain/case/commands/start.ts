// Filing a case.
import { inScope, levelOf, organisationAt } from '../../organisations.ts';
import { ADMINISTRATOR } from '../../scope.ts';
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
import type { PersonRef } from '../people.ts';
import { reserveQuotas } from '../quota.ts';
import type { PaperSource, TakenOver } from '../taken-over.ts';
import { filingDataOf, takeOver } from './take-over.ts';

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

/** The place of a case on paper: whoever runs the system there takes it over, whoever filed it. */
function placeOnPaper(draft: Draft, command: StartCommand): InName & { filedAt: string } {
  const { actor, organisation } = command;
  const administers =
    actor.kind === 'administrator' ||
    (actor.kind === 'person' &&
      actor.holdings.some((held) => held.role === ADMINISTRATOR && inScope(held.organisation, organisation)));
  if (actor.kind === 'system' || !administers) {
    refuse(
      'NOT_ALLOWED',
      { zh: '只有该地的系统管理员可以接管纸质事项。', en: 'Only an administrator there takes over from paper.' },
      { field: '/organisation' },
    );
  }
  draft.actor = { kind: 'administrator', person: personOf(actor) };
  const [by] = draft.definition.filing.by;
  const place = by === undefined ? null : organisationAt(organisation, by.level, by.body);
  return { filedAt: place ?? organisation };
}

function filerOf(command: StartCommand, onBehalfOf: PersonRef | undefined): PersonRef {
  if (command.takenOver !== undefined) return command.takenOver.filer ?? NO_FILER;
  return command.actor.kind === 'system' ? NO_FILER : (onBehalfOf ?? personOf(command.actor));
}

const NO_FILER: PersonRef = { id: SYSTEM_FILER, name: '系统' };

/** Whether a start takes over a case from paper. */
function isFromPaper(command: StartCommand): command is StartCommand & { takenOver: TakenOver } {
  return command.takenOver !== undefined;
}

/**
 * `start`: checks the place, the subject, the form and the rules of filing, then enters the first stage; a case from
 * paper then goes on to where it lies. One open case per subject is PostgreSQL's to keep; the caller is refused there.
 */
export function start(draft: Draft, command: StartCommand): void {
  const { definition } = draft;
  const { takenOver } = command;
  requireLevel(draft, command);
  const { filedAt, onBehalfOf } = takenOver === undefined ? filingPlace(draft, command) : placeOnPaper(draft, command);
  if (onBehalfOf !== undefined) draft.actor = { ...draft.actor, onBehalfOf };
  if (command.subject === null || command.subject.kind !== definition.subject.kind) {
    refuse(
      'UNKNOWN_SUBJECT',
      { zh: '须指明本事项所涉对象，且类别相符。', en: 'The subject is missing or of another kind.' },
      { field: '/subject' },
    );
  }
  draft.businessDate = requireBusinessDate(command.businessDate, draft.now, null);
  const data = isFromPaper(command) ? filingDataOf(draft, command) : command.data;
  if (takenOver === undefined) requireForm(draft, definition.filing.form, data, {}, true);
  requireRules(definition.filing.rules, data, draft.parameters);
  if (takenOver !== undefined) draft.paper = { row: takenOver.row, by: [] };
  emit(draft, {
    type: 'caseStarted',
    caseId: command.caseId,
    procedure: definition.id,
    definitionHash: command.definitionHash,
    organisation: command.organisation,
    filedAt,
    subject: command.subject,
    applicant: command.applicant,
    filer: filerOf(command, onBehalfOf),
    relatives: command.relatives,
    origin: command.origin,
    data,
    ...addressees(draft, data),
    calendar: command.calendar,
    rehearsal: command.rehearsal,
    ...(takenOver === undefined ? {} : { takenOver: sourceOf(takenOver) }),
  });
  reserveQuotas(draft);
  happened(draft, { on: 'started' }, null);
  const first = definition.stages[0];
  if (first === undefined) throw new Error('a definition has at least one stage');
  enter(draft, first.key, null);
  if (isFromPaper(command)) takeOver(draft, command);
}

const sourceOf = ({ number, file, row }: TakenOver): PaperSource => ({ number, file, row });

function requireLevel({ definition }: Draft, { organisation }: StartCommand): void {
  if (levelOf(organisation) === definition.filing.level) return;
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
