// A procedure as its readers want it: who does what by when, on which ground; nothing of how it is run.
import type { Route, Text } from '../atoms.ts';
import type { Clock } from '../clock.ts';
import type { Field, FormField } from '../field.ts';
import type { CaseForm, Definition } from '../forms.ts';
import type { Duty } from '../duty.ts';
import { titlesOf } from '../diff/titles.ts';
import type { Titles } from '../diff/titles.ts';
import { allStages } from '../stage-index.ts';
import type { Assignee, Stage } from '../stage.ts';
import {
  assigneeInWords,
  basesInWords,
  inWords,
  postInWords,
  rhythmInWords,
  targetsInWords,
  type BasisInWords,
} from './words.ts';

interface OutlineField {
  title: Text;
  required: boolean;
  /** Personal data: masked for most readers. */
  sensitive: boolean;
}

interface OutlineStage {
  key: string;
  title: Text;
  /** What kind of stage it is: decision, work, vote … */
  kind: Stage['kind'];
  kindTitle: Text;
  /** The parallel in which it stands. */
  within: Text | null;
  /** Null where the system acts, or nobody does. */
  actor: Text | null;
  /** Limits of the clocks that begin when this stage does. */
  limits: { clock: string; title: Text; limit: Text; statutory: boolean }[];
  fields: OutlineField[];
  /** Ways out, with the stages to which each may lead. */
  ways: { title: Text; to: Text[] }[];
  basis: BasisInWords[];
}

interface OutlineClock {
  key: string;
  title: Text;
  limit: Text;
  starts: Text;
  stops: Text[];
  statutory: boolean;
  /** Grounds on which it stands still. */
  standsStill: Text[];
  extension: { most: Text; by: Text; times: number } | null;
  warnings: Text[];
  ladder: Text[];
  basis: BasisInWords[];
}

interface OutlineDuty {
  key: string;
  title: Text;
  opens: Text;
  due: Text;
  owedBy: Text;
  fields: OutlineField[];
  basis: BasisInWords[];
}

export interface Outline {
  basis: BasisInWords[];
  /** What is handed in to begin; empty for what nobody files. */
  filing: OutlineField[];
  stages: OutlineStage[];
  clocks: OutlineClock[];
  duties: OutlineDuty[];
  indicators: {
    key: string;
    title: Text;
    opens: Text;
    due: Text;
    reportedBy: Text;
    gates: Text[];
    basis: BasisInWords[];
  }[];
  parameters: { key: string; title: Text; value: Text; basis: BasisInWords[] }[];
}

/** The outline of a definition in both languages. */
export function outlineOf(definition: Definition): Outline {
  const ofCase = definition.form === 'case' ? caseOutline(definition) : { filing: [], stages: [], clocks: [] };
  return {
    basis: basesInWords(definition.basis),
    ...ofCase,
    duties: definition.duties.map(dutyOutline),
    indicators: definition.indicators.map(({ key, title, opens, due, reportedBy, gates, basis }) => ({
      key,
      title,
      ...rhythmInWords({ opens, due }),
      reportedBy: postInWords(reportedBy),
      gates: gates.map((gate) => gate.title),
      basis: basesInWords(basis),
    })),
    parameters: definition.parameters.map(({ key, title, type, value, basis }) => ({
      key,
      title,
      value: type === 'fen' && typeof value === 'number' ? yuan(value) : inWords('value', value, new Map()),
      basis: basesInWords(basis),
    })),
  };
}

function caseOutline(definition: CaseForm): Pick<Outline, 'filing' | 'stages' | 'clocks'> {
  const places = allStages(definition);
  const stages: Titles = new Map(titlesOf(definition));
  const fields: Titles = new Map(definition.fields.map(({ key, label }) => [key, label]));
  return {
    filing: fieldsOf(definition.fields, definition.filing.form),
    stages: places.map(({ stage, parallel }) => ({
      key: stage.key,
      title: stage.title,
      kind: stage.kind,
      kindTitle: inWords('kind', stage.kind, stages),
      within: parallel?.title ?? null,
      actor: actorOf(stage, fields),
      limits: definition.clocks
        .filter(({ start }) => start.on === 'entered' && start.stage === stage.key)
        .map(({ key, title, limit, statutory }) => ({
          clock: key,
          title,
          limit: inWords('limit', limit, stages),
          statutory,
        })),
      fields: fieldsOf(definition.fields, formOf(stage)),
      ways: waysOf(stage).map(({ title, to }) => ({ title, to: targetsInWords(to, stages) })),
      basis: basesInWords(stage.basis),
    })),
    clocks: definition.clocks.map((clock) => clockOutline(clock, stages)),
  };
}

function clockOutline(clock: Clock, stages: Titles): OutlineClock {
  const { extension } = clock;
  return {
    key: clock.key,
    title: clock.title,
    limit: inWords('limit', clock.limit, stages),
    starts: inWords('start', clock.start, stages),
    stops: clock.stop.map((event) => inWords('stop', event, stages)),
    statutory: clock.statutory,
    standsStill: clock.suspendedBy.map((ground) => inWords('suspendedBy', ground, stages)),
    extension:
      extension === undefined
        ? null
        : { most: inWords('most', extension.most, stages), by: postInWords(extension.by), times: extension.times },
    warnings: clock.warnings.map((warning) => inWords('warnings', warning, stages)),
    ladder: clock.ladder.map(({ opens: _opens, to, ...rung }) =>
      inWords('ladder', to === undefined ? rung : { ...rung, to: { role: to.role } }, stages),
    ),
    basis: basesInWords(clock.basis),
  };
}

function dutyOutline({ key, title, opens, from, until, due, owedBy, item, basis }: Duty): OutlineDuty {
  const bounds = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  return {
    key,
    title,
    ...rhythmInWords({ opens, due, ...bounds }),
    owedBy: postInWords(owedBy),
    fields: fieldsOf(item.fields, item.form),
    basis: basesInWords(basis),
  };
}

function fieldsOf(fields: readonly Field[], form: readonly FormField[]): OutlineField[] {
  return form.flatMap((asked) => {
    const field = fields.find(({ key }) => key === asked.field);
    if (field === undefined) return [];
    return [{ title: field.label, required: asked.required, sensitive: field.sensitive !== undefined }];
  });
}

function formOf(stage: Stage): readonly FormField[] {
  if ('form' in stage) return stage.form;
  return stage.kind === 'wait' && stage.until.kind === 'event' ? stage.until.form : [];
}

function actorOf(stage: Stage, fields: Titles): Text | null {
  const assignee: Assignee | null =
    'assignee' in stage
      ? stage.assignee
      : stage.kind === 'wait' && stage.until.kind === 'event'
        ? stage.until.assignee
        : null;
  return assignee === null ? null : assigneeInWords(assignee, fields);
}

type Way = { title: Text; to: Route };
const way = (zh: string, en: string, to: Route): Way => ({ title: { zh, en }, to });

function waysOf(stage: Stage): Way[] {
  switch (stage.kind) {
    case 'decision':
    case 'work':
      return stage.outcomes;
    case 'vote':
      return [way('表决通过', 'Passed', stage.passed), way('未通过', 'Not passed', stage.notPassed)];
    case 'notice':
      return [way('公示无异议', 'Undisputed', stage.undisputed), way('异议成立', 'Objection upheld', stage.upheld)];
    case 'parallel':
      return [way('全部通过', 'All pass', stage.passed), way('有未通过', 'One fails', stage.failed)];
    case 'wait':
    case 'service':
    case 'link':
      return [way('完成', 'Done', stage.to)];
    case 'end':
      return [];
  }
}

const FEN = 100;
const yuan = (fen: number): Text => ({ zh: `${fen / FEN}元`, en: `${fen / FEN} yuan` });
