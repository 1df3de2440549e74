// Answers of the API as lines for people.

type Answer = Record<string, unknown>;
interface Text {
  zh: string;
  en: string;
}

const both = (text: unknown): string => {
  const { zh = '', en = '' } = (text ?? {}) as Partial<Text>;
  return `${zh} · ${en}`;
};

/** A dry run: each case with what would happen, or why it would not. */
export function dryRunLines(answer: Answer): string[] {
  const { items, ok, refused, needsSecond } = answer as unknown as {
    items: Trial[];
    ok: number;
    refused: number;
    needsSecond: boolean;
  };
  return [
    '试算，未作任何改动 · Dry run: nothing was changed',
    ...items.flatMap(trialLines),
    '',
    `可办 ${ok} · would be done ${ok}，不可办 ${refused} · would be refused ${refused}`,
    ...(needsSecond ? ['须另一管理员复核 · another administrator must approve it'] : []),
  ];
}

interface Trial {
  case: { id: string; number: string } | null;
  target: string | null;
  ok: boolean;
  refusal: { code: string; message: Text } | null;
  events: { type: string; text: Text }[];
  canEnd: { ends: boolean; by: string[]; why: Text | null } | null;
  warnings: Text[];
}

function trialLines(one: Trial): string[] {
  const name = one.case === null ? (one.target ?? '') : `${one.case.number} ${one.case.id}`;
  if (one.refusal !== null) return [`✗ ${name}`, `    ${one.refusal.code}: ${both(one.refusal.message)}`];
  return [
    `✓ ${name}`,
    ...one.events.map(({ text }) => `    ${both(text)}`),
    ...(one.canEnd === null
      ? []
      : one.canEnd.ends
        ? [`    仍可办结 · can still end: ${one.canEnd.by.join(' → ')}`]
        : [`    不能办结 · can not end: ${both(one.canEnd.why)}`]),
    ...one.warnings.map((warning) => `    ! ${both(warning)}`),
  ];
}

interface Order {
  id: string;
  title: Text;
  state: string;
  total: number;
  progress: Record<string, number>;
  reason: string;
  orderedBy: { name: string };
}

const STATES: Record<string, string> = {
  waitingForSecond: '待复核 waits for a second person',
  running: '进行中 running',
  paused: '已暂停 paused',
  done: '已完成 done',
  rejected: '未获同意 rejected',
};

/** One order in a line, with its counts. */
export function orderLine(answer: Answer): string {
  const { id, title, state, total, progress, reason, orderedBy } = answer as unknown as Order;
  const counts = Object.entries(progress)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
  return `${id}  ${both(title)}  ${STATES[state] ?? state}  ${counts} / ${total}  ${orderedBy.name}：${reason}`;
}

interface Item {
  position: number;
  case: { id: string; number: string | null } | null;
  target: string | null;
  state: string;
  reason: { code: string; message: Text } | null;
}

/** One item of an order. */
export function itemLine(answer: Answer): string {
  const { position, case: about, target, state, reason } = answer as unknown as Item;
  const name = about === null ? (target ?? '') : `${about.number ?? ''} ${about.id}`;
  const why = reason === null ? '' : `  ${reason.code}: ${both(reason.message)}`;
  return `${String(position).padStart(5)}  ${state.padEnd(12)}  ${name}${why}`;
}

interface Stuck {
  id: string;
  cause: { key: string; title: Text; next: Text };
  since: string;
  procedure: { key: string } | null;
  organisation: { path: string };
  case: { id: string; number: string } | null;
  overdue: boolean;
  claimedBy: { name: string } | null;
}

/** An entry of the list of what is stuck. */
export function stuckLine(answer: Answer): string {
  const { id, cause, since, procedure, organisation, case: about, overdue, claimedBy } = answer as unknown as Stuck;
  const name = about === null ? '' : `${about.number} ${about.id}`;
  const late = overdue ? '  逾期 overdue' : '';
  const whose = claimedBy === null ? '' : `  ${claimedBy.name}`;
  return `${id}  ${since}  ${cause.key} ${both(cause.title)}  ${procedure?.key ?? ''} ${organisation.path}  ${name}${late}${whose}`;
}

interface StuckDetail extends Stuck {
  cause: { key: string; title: Text; why: Text; next: Text };
  repairs: { title: Text; body: unknown }[];
}

/** One entry with why it stands still, what to do next, and the orders that would mend it. */
export function stuckLines(answer: Answer): string[] {
  const { cause, repairs } = answer as unknown as StuckDetail;
  return [
    stuckLine(answer),
    `  原因 why: ${both(cause.why)}`,
    `  下一步 next: ${both(cause.next)}`,
    ...repairs.map(({ title, body }) => `  修复 repair: ${both(title)}  ${JSON.stringify(body)}`),
  ];
}

interface View {
  id: string;
  number: string;
  status: string;
  procedure: { title: Text };
  organisation: { path: string; name: Text };
  dueOn: string | null;
  overdue: boolean;
  stuck: string | null;
  visits: {
    id: number;
    stage: { key: string; title: Text };
    effect: { attempts: number; error: string | null } | null;
    tasks: { id: string; state: string; to: Record<string, unknown>; claimedBy: { id: string; name: string } | null }[];
  }[];
}

/** A case as whoever repairs it needs it: numbers of visits and tasks, who has them, what fails. */
export function caseLines(answer: Answer): string[] {
  const view = answer as unknown as View;
  return [
    `${view.number}  ${both(view.procedure.title)}  ${view.status}  ${view.organisation.path} ${view.organisation.name.zh}`,
    `  due ${view.dueOn ?? '-'}${view.overdue ? ' 逾期 overdue' : ''}${view.stuck === null ? '' : ` 卡住 stuck: ${view.stuck}`}`,
    ...view.visits.flatMap((visit) => [
      `  visit ${visit.id}  ${visit.stage.key}  ${both(visit.stage.title)}`,
      ...(visit.effect === null ? [] : [`    effect: ${visit.effect.attempts} attempts  ${visit.effect.error ?? ''}`]),
      ...visit.tasks
        .filter((task) => task.state === 'open' || task.state === 'waiting')
        .map((task) => {
          const claimed = task.claimedBy === null ? '' : `  claimed by ${task.claimedBy.id} ${task.claimedBy.name}`;
          return `    task ${task.id}  ${task.state}  ${holder(task.to)}${claimed}`;
        }),
    ]),
  ];
}

function holder(to: Record<string, unknown>): string {
  const person = to['person'] as { id: string; name: string } | undefined;
  return person === undefined ? `${String(to['role'])}@${String(to['organisation'])}` : `${person.id} ${person.name}`;
}
