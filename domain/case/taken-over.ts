// A case that was under way on paper: what was done there, and where it lies. Its start carries all of it; the decider
// takes every step again by the rules, so that no position can be entered that no case could have reached.
import type { LocalDate } from '../calendar/index.ts';
import type { Text } from '../definition/atoms.ts';
import { placeOf } from '../definition/stage-index.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { Stage } from '../definition/stage.ts';
import type { PersonRef } from './people.ts';
import type { CaseData } from './state.ts';

/** Which paper a case was taken over from. */
export interface PaperSource {
  /** Its number on paper, unique for the procedure and the organisation of the filing. */
  number: string;
  /** Name of the file. */
  file: string;
  /** Row of the sheet in which the case stands, as the spreadsheet program shows it. */
  row: number;
}

/** Where something that happened on paper stands, and who did it there. */
export interface PaperRow {
  row: number;
  by: PersonRef[];
}

/** A stage that was dealt with on paper. */
export interface PastStep {
  /** Row of the sheet. */
  row: number;
  stage: string;
  /** Which branch of a forEach; absent where the stage is open once. */
  branch?: string;
  /** One of {@link pastOutcomes}. */
  outcome: string;
  on: LocalDate;
  /** Who acted; nobody where the paper does not say. Of a countersigned stage all who signed. */
  by: PersonRef[];
  opinion?: string;
  /** What was filled in at this step; a field that stands with the case is found there. */
  data?: CaseData;
}

/** What a start says of a case that was under way on paper. */
export interface TakenOver extends PaperSource {
  /** In order of time. */
  history: PastStep[];
  /** Every stage at which it lies today, `stage` or `stage@branch`: all that are open, and no other. */
  position: string[];
  /** Who filed it; nobody where the paper does not say: then the post that may file acts for the applicant. */
  filer: PersonRef | null;
}

/** Sends back to a stage of choice (退回任意节点). */
export const RETURN_TO = 'returnTo:';

export interface PastOutcome {
  key: string;
  title: Text;
}

const word = (key: string, zh: string, en: string): PastOutcome => ({ key, title: { zh, en } });

/** With what the other case may have answered. */
function answersTo({ byOutcome }: Extract<Stage, { kind: 'link' }>): readonly PastOutcome[] {
  const others = byOutcome.filter(({ outcome }) => ENDS.every(({ key }) => key !== outcome));
  return [...ENDS, ...others.map(({ outcome }) => word(outcome, outcome, outcome))];
}

const ENDS: readonly PastOutcome[] = [
  word('struckOff', '已销号', 'Struck off'),
  word('completed', '已办成', 'Completed'),
  word('filed', '已归档', 'Filed'),
  word('refused', '不予批准', 'Refused'),
  word('withdrawn', '已撤回', 'Withdrawn'),
  word('referred', '已移送', 'Referred'),
  word('notEstablished', '不成立', 'Not established'),
];

/** How a stage can have been left, or what can have been done in it, on paper. None for what nobody deals with. */
export function pastOutcomes(definition: Pick<CaseForm, 'stages'>, stage: Stage): readonly PastOutcome[] {
  switch (stage.kind) {
    case 'decision':
    case 'work': {
      const back = stage.returnTo === '$visited' ? [] : stage.returnTo;
      const title = (key: string): Text => placeOf(definition, key)?.stage.title ?? { zh: key, en: key };
      return [
        ...stage.outcomes.map((outcome) => ({ key: outcome.key, title: outcome.title })),
        ...back.map((key) => word(`${RETURN_TO}${key}`, `退回至${title(key).zh}`, `Returned to ${title(key).en}`)),
      ];
    }
    case 'vote':
      return [word('passed', '表决通过', 'Passed'), word('notPassed', '表决未通过', 'Not passed')];
    case 'notice':
      return [
        word('posted', '已张榜公示', 'Posted'),
        word('undisputed', '公示期满无异议', 'Ended undisputed'),
        word('objected', '收到异议', 'Objection raised'),
        word('upheld', '异议成立', 'Objection upheld'),
        word('dismissed', '异议不成立', 'Objection dismissed'),
      ];
    case 'wait':
      return stage.until.kind === 'event'
        ? [word('reported', '事项已发生', 'Reported')]
        : [word('elapsed', '期满', 'Elapsed')];
    case 'service':
      return [word('done', '已办', 'Done')];
    case 'link':
      return stage.mode === 'openAndAwait' ? answersTo(stage) : [word('done', '已办', 'Done')];
    case 'parallel':
    case 'end':
      return [];
  }
}
