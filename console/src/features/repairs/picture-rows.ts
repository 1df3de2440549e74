// How a case stands before and after a repair, as rows of text to be compared.
import type { Words } from '../../language/words.ts';

/** What the service shows of one side; a message, a schedule or rebuilt rows have other members. */
export type Side = Readonly<Record<string, unknown>>;

export interface PictureRow {
  readonly key: string;
  readonly name: Words;
  readonly before: readonly Words[];
  readonly after: readonly Words[];
  readonly changed: boolean;
}

export interface Names {
  /** Who acts in a stage, by its key, where the task is addressed to a post. */
  readonly actorOf: (stage: string) => Words | null;
}

const ROWS: readonly (readonly [key: string, name: Words])[] = [
  ['status', { zh: '状态', en: 'State' }],
  ['stages', { zh: '所处环节', en: 'Stages' }],
  ['tasks', { zh: '待办任务', en: 'Open tasks' }],
  ['clocks', { zh: '期限', en: 'Limits' }],
  ['effects', { zh: '系统办理', en: 'What the system does' }],
  ['quotas', { zh: '名额与资金', en: 'Quotas' }],
  ['definitionHash', { zh: '流程版本', en: 'Version' }],
  ['state', { zh: '消息', en: 'Message' }],
  ['paused', { zh: '定时任务', en: 'Schedule' }],
  ['cases', { zh: '事项行', en: 'Row of the case' }],
  ['round_items', { zh: '报送行', en: 'Rows of items' }],
];

const TASK_ROWS = { zh: '任务行', en: 'Rows of tasks' };
const CLOCK_ROWS = { zh: '期限行', en: 'Rows of limits' };

const STATUS: Readonly<Record<string, Words>> = {
  open: { zh: '在办', en: 'open' },
  suspended: { zh: '中止', en: 'suspended' },
  ended: { zh: '已办结', en: 'ended' },
  failed: { zh: '发送失败', en: 'failed' },
  queued: { zh: '待发送', en: 'queued' },
  true: { zh: '已暂停', en: 'paused' },
  false: { zh: '运行', en: 'runs' },
  running: { zh: '计算中', en: 'running' },
  stopped: { zh: '已停止', en: 'stopped' },
};

const EFFECTS: Readonly<Record<string, Words>> = {
  payout: { zh: '付款', en: 'payout' },
  registryEntry: { zh: '台账登记', en: 'registry entry' },
  letter: { zh: '文书', en: 'letter' },
  link: { zh: '关联事项', en: 'linked case' },
  roster: { zh: '确定参与人', en: 'roster' },
};

const QUOTA_STATES: Readonly<Record<string, Words>> = {
  reserved: { zh: '预占', en: 'reserved' },
  committed: { zh: '已占用', en: 'committed' },
  released: { zh: '已释放', en: 'released' },
};

/** Rows in which either side says something; what changes comes with its mark. */
export function pictureRows(before: Side, after: Side, names: Names): PictureRow[] {
  return ROWS.flatMap(([key, name]): PictureRow[] => {
    const [old, now] = [linesOf(key, before[key], names), linesOf(key, after[key], names)];
    if (old.length === 0 && now.length === 0) return [];
    const changed = JSON.stringify(old) !== JSON.stringify(now);
    const rows = isRows(before[key]) ? (key === 'tasks' ? TASK_ROWS : key === 'clocks' ? CLOCK_ROWS : name) : name;
    return [{ key, name: rows, before: old, after: now, changed }];
  });
}

type Item = Readonly<Record<string, unknown>>;
const asItem = (value: unknown): Item => (typeof value === 'object' && value !== null ? (value as Item) : {});
const words = (value: unknown): Words => {
  const { zh, en } = asItem(value);
  return { zh: typeof zh === 'string' ? zh : '', en: typeof en === 'string' ? en : '' };
};
const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const SHORT = 8;

const isRows = (value: unknown): boolean => typeof asItem(value)['rows'] === 'number';

function linesOf(key: string, value: unknown, names: Names): Words[] {
  if (value === undefined || value === null) return [];
  if (isRows(value)) return [rowsInWords(asItem(value))];
  if (Array.isArray(value)) return value.map((one) => lineOf(key, asItem(one), names));
  if (key === 'definitionHash') return [{ zh: asText(value).slice(0, SHORT), en: asText(value).slice(0, SHORT) }];
  return [STATUS[String(value)] ?? { zh: asText(value), en: asText(value) }];
}

function rowsInWords({ rows, columns }: Item): Words {
  const wrong = Array.isArray(columns) ? columns.length : 0;
  return {
    zh: `${asText(rows)} 行${wrong > 0 ? `，${wrong} 处不一致` : ''}`,
    en: `${asText(rows)} rows${wrong > 0 ? `, ${wrong} columns differ` : ''}`,
  };
}

const join = (...parts: (Words | null)[]): Words => {
  const given = parts.filter((one) => one !== null);
  return { zh: given.map(({ zh }) => zh).join(' · '), en: given.map(({ en }) => en).join(' · ') };
};

const same = (text: string): Words | null => (text === '' ? null : { zh: text, en: text });

function lineOf(key: string, item: Item, names: Names): Words {
  switch (key) {
    case 'stages':
      return join(words(item['title']), stuckWords(item['stuck']));
    case 'tasks':
      return join(words(item['title']), holderOf(item, names), waitingWords(item['waiting']));
    case 'clocks':
      return join(words(item['title']), dueWords(item['dueOn']), clockWords(item));
    case 'effects':
      return join(EFFECTS[asText(item['kind'])] ?? null, {
        zh: `已试 ${asText(item['attempts'])} 次`,
        en: `${asText(item['attempts'])} attempts`,
      });
    case 'quotas':
      return join(same(asText(item['amount'])), QUOTA_STATES[asText(item['state'])] ?? null);
    default:
      return { zh: '', en: '' };
  }
}

function stuckWords(stuck: unknown): Words | null {
  if (stuck === 'noHolder') return { zh: '无人可办', en: 'nobody can do it' };
  return stuck === 'effect' ? { zh: '系统办理失败', en: 'the effect fails' } : null;
}

function holderOf(item: Item, { actorOf }: Names): Words | null {
  const claimed = asText(asItem(item['claimedBy'])['name']);
  if (claimed !== '') return { zh: `${claimed}（已签收）`, en: `${claimed} (claimed)` };
  const person = asText(asItem(asItem(item['to'])['person'])['name']);
  return same(person) ?? actorOf(asText(item['stage']));
}

const waitingWords = (waiting: unknown): Words | null =>
  waiting === true ? { zh: '等待他人意见', en: 'waits for another' } : null;

const dueWords = (dueOn: unknown): Words | null =>
  typeof dueOn === 'string' ? { zh: `${dueOn} 到期`, en: `due ${dueOn}` } : null;

function clockWords({ state, overdue }: Item): Words | null {
  if (overdue === true) return { zh: '已逾期', en: 'overdue' };
  return state === 'suspended' ? { zh: '停止计算', en: 'stands still' } : null;
}
