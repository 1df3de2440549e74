// 问题台账: found → sorted (立行立改 closes at once; doubles merge; what can't be done yet is deferred with its ground) →
// owner and limit → rectified → verified, by another level where asked → 销号 → looked at again, and reopened.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredStage } from '../../domain/definition/authored.ts';
import { type AuthoredDefinition, defineCase } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits } from '../basis.ts';
import { decisionStage, endStage, entryStage, type HumanStep, way, workStage } from './human-steps.ts';
import { withLedgerFields } from './ledger-fields.ts';
import { deadlineClock, limitsOf } from './step-limits.ts';

/** A step that checks; `pass` and `fail` are the words of its ways out. */
export type LedgerCheck = HumanStep & { pass?: Text; fail?: Text };

export interface ProblemLedger extends Omit<AuthoredCase, 'kind' | 'stages' | 'clocks' | 'fields'> {
  kind?: AuthoredCase['kind'];
  /** Own fields; those of `LEDGER_FIELDS` that it does not declare itself are added where the shape uses them. */
  fields: AuthoredCase['fields'];
  clocks?: NonNullable<AuthoredCase['clocks']>;
  /** Stages of its own, with the ways that `others` lead into. */
  stages?: readonly AuthoredStage[];
  /** Sorts what was found. `unfounded`: words of the way out when there is no problem. */
  sort: HumanStep & { open?: Text; unfounded?: Text };
  /** 立行立改. Closes the matter itself, or goes to the verification. */
  now?: HumanStep & { then: 'close' | 'verify'; chosen?: Text };
  /** From the opening of the ledger to its measures, owner and limit, in order; one of them must ask for `deadline`. */
  enter: readonly [HumanStep, ...HumanStep[]];
  rectify: HumanStep & { done?: Text };
  /** Where the item's own limit comes from, which the field `deadline` holds. */
  deadlineBasis?: readonly Basis[];
  /** Who may grant a later limit when the owner asks for it. */
  extension?: HumanStep;
  /** The verifications, one after the other: the last may be of another level. */
  verify: readonly [LedgerCheck, ...LedgerCheck[]];
  /** Doubles from several sources are merged into one item. */
  merges?: boolean;
  /** What can't be rectified yet: named duty and ground; the conditions are looked at every `reviewDays`. */
  deferral?: { assign: HumanStep; review: HumanStep; from?: 'sort' | 'both' };
  /** 回头看: so many days after 销号 somebody looks again; what has come back is rectified anew. */
  lookBack?: HumanStep & { afterDays: number };
  /** Register of 销号, and the fields that go there. */
  register: { key: string; fields: readonly string[] };
}

const closesAtOnce = assumed(
  '能立即解决的当场解决，不列入台账',
  'What can be solved at once does not enter the ledger',
);
const oneItem = assumed('多个来源反映的同一问题并案整改', 'One problem from several sources is one item');
const laterLimit = assumed('确需延期的，说明理由报批', 'A later limit is asked for with reasons');
const comesBack = assumed('整改不到位或问题反弹的，重新整改', 'What is not done, or comes back, is rectified again');
const struckOffInRegister = assumed('销号记入台账', 'Striking off is entered in the ledger');

/** A ledger of problems, one case for each. */
export function problemLedger(ledger: ProblemLedger): AuthoredDefinition {
  const {
    sort,
    now,
    enter,
    rectify,
    extension,
    verify,
    merges: _merges,
    deferral,
    lookBack,
    register: _register,
    deadlineBasis,
    ...passed
  } = ledger;
  const { stages: own = [], clocks: ownClocks = [], fields, parameters = [], kind = 'caseLedger', ...head } = passed;
  const steps = [
    sort,
    ...(now === undefined ? [] : [now]),
    ...enter,
    rectify,
    ...(extension === undefined ? [] : [extension]),
    ...verify,
    ...(deferral === undefined ? [] : [deferral.assign, deferral.review]),
    ...(lookBack === undefined ? [] : [lookBack]),
  ];
  const stages: AuthoredStage[] = [
    sortStage(ledger),
    ...(now === undefined ? [] : [nowStage(now, enter[0].key, verify[0].key)]),
    ...enter.map((step, index) =>
      workStage(step, [
        way('done', { zh: '完成', en: 'Done' }, 'complete', enter[index + 1]?.key ?? rectify.key, step.rules),
      ]),
    ),
    rectifyStage(ledger),
    ...(extension === undefined ? [] : [extensionStage(extension, rectify.key)]),
    ...(deferral === undefined ? [] : deferralStages(deferral, enter)),
    ...verify.map((step, index) => verifyStage(step, verify[index + 1]?.key ?? 'strikeOff', rectify.key)),
    ...strikeOffStages(ledger),
    ...own,
    ...ends(ledger),
  ];
  const limits = limitsOf(steps);
  const observation =
    lookBack === undefined
      ? []
      : [
          {
            key: 'observationDays',
            title: { zh: '销号后观察天数', en: 'Days of observation after striking off' },
            type: 'integer' as const,
            value: lookBack.afterDays,
            basis: [countySetsLimits],
          },
        ];
  return defineCase<string, string, string, string>({
    ...head,
    kind,
    fields: withLedgerFields(fields, stages),
    parameters: [...parameters, ...limits.map(({ parameter }) => parameter), ...observation],
    stages,
    clocks: [...limits.map(({ clock }) => clock), deadlineClock(rectify.key, deadlineBasis), ...ownClocks],
  });
}

function sortStage({ sort, now, enter, merges = false, deferral }: ProblemLedger): AuthoredStage {
  const form = [...(sort.form ?? []), ...(merges ? [{ field: 'mergedInto', required: false }] : [])];
  const open = sort.open ?? { zh: '列入台账', en: 'Into the ledger' };
  return decisionStage({ ...sort, form }, [
    ...(now === undefined
      ? []
      : [way('fixNow', now.chosen ?? { zh: '立行立改', en: 'Rectify at once' }, 'approve', now.key, sort.rules)]),
    way('open', open, 'approve', enter[0].key, sort.rules),
    ...(deferral === undefined
      ? []
      : [
          way('defer', { zh: '暂不具备整改条件', en: 'Can’t be done yet' }, 'approve', deferral.assign.key, sort.rules),
        ]),
    ...(merges
      ? [
          way('merge', { zh: '与已有问题并案', en: 'Merge with a known item' }, 'refer', 'merged', [
            {
              when: 'mergedInto != null',
              otherwise: { zh: '须填写并入的台账编号', en: 'Name the item into which it is merged' },
              basis: [oneItem],
            },
          ]),
        ]
      : []),
    ...(sort.unfounded === undefined ? [] : [way('unfounded', sort.unfounded, 'reject', 'unfounded')]),
  ]);
}

function nowStage(now: NonNullable<ProblemLedger['now']>, ledgerStage: string, verification: string): AuthoredStage {
  return workStage({ ...now, form: now.form ?? RESULT }, [
    way(
      'solved',
      { zh: '已解决', en: 'Solved' },
      'complete',
      now.then === 'close' ? 'solvedAtOnce' : verification,
      now.rules,
    ),
    way('cannot', { zh: '不能立即解决，列入台账', en: 'Not at once; into the ledger' }, 'return', ledgerStage),
  ]);
}

const RESULT = [{ field: 'result' }, { field: 'evidence', required: false }] as const;

function rectifyStage({ rectify, extension, verify, deferral }: ProblemLedger): AuthoredStage {
  return workStage({ ...rectify, form: rectify.form ?? RESULT }, [
    way(
      'done',
      rectify.done ?? { zh: '整改完成，报验收', en: 'Rectified; to be verified' },
      'complete',
      verify[0].key,
      [...(rectify.rules ?? [])],
    ),
    ...(extension === undefined
      ? []
      : [way('extend', { zh: '申请延期', en: 'Ask for a later limit' }, 'refer', extension.key)]),
    ...(deferral?.from === 'both'
      ? [way('defer', { zh: '暂不具备整改条件', en: 'Can’t be done yet' }, 'refer', deferral.assign.key)]
      : []),
  ]);
}

function extensionStage(extension: HumanStep, rectify: string): AuthoredStage {
  return decisionStage(
    { ...extension, basis: [...extension.basis, laterLimit], form: extension.form ?? [{ field: 'deadline' }] },
    [
      way('approve', { zh: '同意延期', en: 'Grant' }, 'approve', rectify, extension.rules),
      way('reject', { zh: '不同意延期', en: 'Refuse' }, 'reject', rectify),
    ],
  );
}

function deferralStages({ assign, review }: NonNullable<ProblemLedger['deferral']>, enter: ProblemLedger['enter']) {
  const conditions = [
    way(
      'ready',
      { zh: '已具备条件，制定措施', en: 'Possible now; set measures' },
      'complete',
      enter[0].key,
      review.rules,
    ),
    way('still', { zh: '仍不具备条件，继续暂缓', en: 'Still not possible' }, 'complete', review.key),
  ];
  return [
    workStage({ ...assign, form: assign.form ?? [{ field: 'deferralGround' }, { field: 'responsiblePerson' }] }, [
      way(
        'deferred',
        { zh: '明确责任，暂缓整改', en: 'Deferred with a named duty' },
        'complete',
        review.key,
        assign.rules,
      ),
    ]),
    {
      ...workStage({ ...review, form: review.form ?? [{ field: 'deferralState' }] }, conditions),
      suspends: 'suspension',
    },
  ] satisfies AuthoredStage[];
}

function verifyStage(step: LedgerCheck, next: string, rectify: string): AuthoredStage {
  const form = [...(step.form ?? []), { field: 'deadline', required: false }];
  return decisionStage({ ...step, form }, [
    way('pass', step.pass ?? { zh: '整改到位', en: 'Done' }, 'approve', next, step.rules),
    way('fail', step.fail ?? { zh: '整改不到位，继续整改', en: 'Not done; rectify again' }, 'return', rectify),
  ]);
}

function strikeOffStages({ register, lookBack, enter }: ProblemLedger): AuthoredStage[] {
  const entry = (key: string, word: string, title: Text, to: string): AuthoredStage =>
    entryStage({ key, title, basis: [struckOffInRegister], to }, register.key, word, register.fields);
  const strikeOff = entry(
    'strikeOff',
    'struckOff',
    { zh: '台账销号', en: 'Striking off' },
    lookBack ? 'observe' : 'struckOff',
  );
  if (lookBack === undefined) return [strikeOff];
  return [
    strikeOff,
    {
      kind: 'wait',
      key: 'observe',
      title: { zh: '销号后观察', en: 'Observation after striking off' },
      basis: [comesBack],
      until: { kind: 'limit', limit: { kind: 'period', amount: { parameter: 'observationDays' }, unit: 'day' } },
      to: lookBack.key,
    },
    decisionStage(lookBack, [
      way('holds', { zh: '未反弹', en: 'It holds' }, 'approve', 'struckOff', lookBack.rules),
      way('recurred', { zh: '问题反弹，重新整改', en: 'It came back; reopen' }, 'return', 'reopen'),
    ]),
    entry('reopen', 'reopened', { zh: '重新列入台账', en: 'Back into the ledger' }, enter[0].key),
  ];
}

const unfoundedClosed = assumed('核实不属实的不列入台账', 'What proves unfounded is closed');

function ends({ now, merges, sort }: ProblemLedger): AuthoredStage[] {
  const closing = { zh: '已即时解决', en: 'Solved at once' };
  return [
    endStage('struckOff', { zh: '已销号', en: 'Struck off' }, [struckOffInRegister], 'struckOff'),
    ...(now?.then === 'close' ? [endStage('solvedAtOnce', closing, [closesAtOnce], 'completed')] : []),
    ...(merges === true ? [endStage('merged', { zh: '已并案', en: 'Merged' }, [oneItem], 'referred')] : []),
    ...(sort.unfounded === undefined
      ? []
      : [endStage('unfounded', sort.unfounded, [unfoundedClosed], 'notEstablished')]),
  ];
}
