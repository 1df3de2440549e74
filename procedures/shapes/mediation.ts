// 调解: received by whoever is told first and not passed on → the lowest level settles (小事不出村) or hands upward
// (大事不出乡镇, then a leader, the county or the courts) → agreement → return visit, which may reopen the matter.
import type { Text } from '../../domain/definition/atoms.ts';
import type { AuthoredCase, AuthoredStage } from '../../domain/definition/authored.ts';
import { type AuthoredDefinition, defineCase } from '../../domain/definition/builder.ts';
import { assumed } from '../basis.ts';
import { decisionStage, endStage, type HumanStep, way, workStage } from './human-steps.ts';
import { withLedgerFields } from './ledger-fields.ts';
import { limitsOf } from './step-limits.ts';

/** A level at which the matter may be settled. */
export type MediationLevel = HumanStep & {
  settled?: Text;
  /** Words of the way upward; a reason is asked for. */
  notSettled?: Text;
};

export interface Mediation extends Omit<AuthoredCase, 'kind' | 'stages' | 'clocks'> {
  kind?: AuthoredCase['kind'];
  clocks?: NonNullable<AuthoredCase['clocks']>;
  /** Whether the matter is taken up at all; without it everything that is filed is. */
  receive?: HumanStep & { accept?: Text; refuse: Text };
  /** Work before the first level, in order; `own` builds a stage of the procedure's own from the key that follows. */
  prepare?: readonly (HumanStep | { own: (next: string) => AuthoredStage })[];
  /** The levels, lowest first: what one does not settle goes to the next. */
  levels: readonly [MediationLevel, ...MediationLevel[]];
  /** Where the matter goes that no level settles: a stage of `stages`, or `notSettled`, which ends the case. */
  beyond: string;
  /** What is put in writing once it is settled. */
  agreement?: HumanStep;
  /** Where a settled matter goes: the return visit, a stage of `stages`, or the end. */
  afterwards?: string;
  /** 回访 in the case itself: stable ends it, unstable opens the first level again. */
  returnVisit?: HumanStep;
  /** Stages of its own, with what leads out of them, and the working days of those in which somebody acts. */
  stages?: readonly AuthoredStage[];
  ownLimits?: readonly Pick<HumanStep, 'key' | 'title' | 'days' | 'atOnce'>[];
}

const goesUp = assumed('调处不成的逐级上交，并说明情况', 'What is not settled goes up, with the reasons');
const settledEnds = assumed('达成一致的办结', 'What is settled is closed');
const notTaken = assumed('不属于调处范围的说明理由', 'What is no matter for mediation is told so, with the reason');

/** A matter that is settled at the lowest level that can. */
export function mediation(matter: Mediation): AuthoredDefinition {
  const {
    receive,
    prepare = [],
    levels,
    beyond,
    agreement,
    afterwards,
    returnVisit,
    stages: own = [],
    ...passed
  } = matter;
  const { clocks = [], fields, parameters = [], kind = 'mediation', ownLimits = [], ...head } = passed;
  const built = prepare.reduceRight<AuthoredStage[]>((later, one) => {
    const next = later[0]?.key ?? levels[0].key;
    const done = way('done', { zh: '完成', en: 'Done' }, 'complete', next, 'own' in one ? [] : one.rules);
    return ['own' in one ? one.own(next) : workStage(one, [done]), ...later];
  }, []);
  const first = built[0]?.key ?? levels[0].key;
  const after = returnVisit?.key ?? afterwards ?? 'settled';
  const stages: AuthoredStage[] = [
    ...(receive === undefined ? [] : [receiveStage(receive, first)]),
    ...built,
    ...levels.map((level, index) => levelStage(level, agreement?.key ?? after, levels[index + 1]?.key ?? beyond)),
    ...(agreement === undefined
      ? []
      : [
          workStage(agreement, [
            way('signed', { zh: '已签订协议', en: 'Signed' }, 'complete', after, agreement.rules),
            way('backedOut', { zh: '一方反悔，重新调处', en: 'A party backs out' }, 'return', levels[0].key),
          ]),
        ]),
    ...(returnVisit === undefined ? [] : [returnStage(returnVisit, levels[0].key)]),
    ...own,
  ];
  const humans = [
    ...(receive === undefined ? [] : [receive]),
    ...prepare.flatMap((one) => ('own' in one ? [] : [one])),
    ...levels,
    ...[agreement, returnVisit].flatMap((one) => one ?? []),
  ];
  const limits = limitsOf([...humans, ...ownLimits]);
  return defineCase<string, string, string, string>({
    ...head,
    kind,
    fields: withLedgerFields(fields, stages),
    parameters: [...parameters, ...limits.map(({ parameter }) => parameter)],
    stages: [...stages, ...endsFor(stages)],
    clocks: [...limits.map(({ clock }) => clock), ...clocks],
  });
}

function receiveStage(receive: NonNullable<Mediation['receive']>, next: string): AuthoredStage {
  return decisionStage(receive, [
    way('accept', receive.accept ?? { zh: '受理', en: 'Accept' }, 'approve', next, receive.rules),
    way('refuse', receive.refuse, 'reject', 'notAccepted'),
  ]);
}

function levelStage(level: MediationLevel, settled: string, next: string): AuthoredStage {
  const step = { ...level, form: level.form ?? [{ field: 'result' }, { field: 'evidence', required: false }] };
  return workStage(step, [
    way('settled', level.settled ?? { zh: '调处成功', en: 'Settled' }, 'complete', settled, level.rules),
    way('notSettled', level.notSettled ?? { zh: '调处不成，上交', en: 'Not settled; upward' }, 'refer', next),
  ]);
}

function returnStage(visit: HumanStep, again: string): AuthoredStage {
  const step = { ...visit, form: visit.form ?? [{ field: 'result' }] };
  return workStage(step, [
    way('stable', { zh: '稳定，办结', en: 'Stable; closed' }, 'complete', 'settled', visit.rules),
    way('unstable', { zh: '反复，重新调处', en: 'Unstable; reopen' }, 'return', again),
  ]);
}

const ENDS = [
  endStage('settled', { zh: '已化解', en: 'Settled' }, [settledEnds], 'completed'),
  endStage('notSettled', { zh: '未化解', en: 'Not settled' }, [goesUp], 'notEstablished'),
  endStage('notAccepted', { zh: '不予受理', en: 'Not taken up' }, [notTaken], 'refused'),
];

/** The ends to which something leads, but those that the procedure has itself. */
function endsFor(stages: readonly AuthoredStage[]): AuthoredStage[] {
  const led = JSON.stringify(stages);
  return ENDS.filter(({ key }) => led.includes(`"to":"${key}"`) && !stages.some((stage) => stage.key === key));
}
