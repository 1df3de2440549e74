// What stands in a definition, as people say it: limits, posts, events, ladders, shares.
import type { Json } from '../../case/state.ts';
import { cadenceWords, dueWords } from '../../duty-calendar/index.ts';
import { roleTitle } from '../../roles.ts';
import type { Text } from '../atoms.ts';
import type { ClockLimit, EventRef, Rung, Warning } from '../clock.ts';
import type { Cadence, ItemDue } from '../duty.ts';
import { isPart, isText } from './compare.ts';
import { VALUES } from './property-words.ts';
import { titleOfField, titleOfOutcome } from './titles.ts';
import type { Titles } from './titles.ts';

const same = (word: string): Text => ({ zh: word, en: word });
const joined = (words: readonly Text[], zh: string, en: string): Text => ({
  zh: words.map((word) => word.zh).join(zh),
  en: words.map((word) => word.en).join(en),
});

/** A value in words; `property` is the one that it stands under, or the list that it is an element of. */
export function valueWords(property: string, value: Json | undefined, titles: Titles): Text {
  if (value === undefined || value === null) return { zh: '未设定', en: 'not set' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value === 'number') return same(String(value));
  if (typeof value === 'string') return ofString(property, value, titles);
  if (Array.isArray(value)) {
    const words = value.map((one) => valueWords(property, one, titles));
    return words.length === 0 ? { zh: '无', en: 'none' } : joined(words, '、', ', ');
  }
  if (isText(value)) return value;
  return ofPart(property, value, titles) ?? titled(value) ?? same(JSON.stringify(value));
}

const STAGE_PLACES = ['to', 'passed', 'failed', 'notPassed', 'undisputed', 'upheld', 'returnTo', 'notAfter', 'stages'];

function ofString(property: string, value: string, titles: Titles): Text {
  const stage = STAGE_PLACES.includes(property) ? titles.get(value) : undefined;
  if (stage !== undefined) return stage;
  if (property === 'readableBy' || property === 'role') return roleTitle(value);
  return VALUES[value] ?? same(value);
}

type Part = Record<string, Json>;

function ofPart(property: string, value: Part, titles: Titles): Text | null {
  const json = value as unknown;
  switch (property) {
    case 'limit':
    case 'period':
    case 'within':
    case 'most':
      return limitWords(json as ClockLimit, titles);
    case 'opens':
      return 'every' in value ? cadenceWords({ opens: json as Cadence }) : null;
    case 'due':
      return dueWords(json as ItemDue);
    case 'start':
    case 'stop':
    case 'commit':
      return eventWords(json as EventRef, titles);
    case 'warnings':
      return warningWords(json as Warning);
    case 'ladder':
      return rungWords(json as Rung);
    case 'assignee':
    case 'by':
    case 'owedBy':
    case 'reportedBy':
    case 'roll':
      return postWords(value);
    case 'rules':
      return ruleWords(value);
    case 'basis':
      return basisWords(value);
    case 'value':
    case 'share':
      return 'denominator' in value ? shareWords(value) : null;
    case 'quorum':
    case 'majority':
      return thresholdWords(value);
    case 'to':
    case 'passed':
    case 'failed':
    case 'notPassed':
    case 'undisputed':
    case 'upheld':
      return wayWords(value, titles);
    default:
      return null;
  }
}

function titled(value: Part): Text | null {
  const title = value['title'] ?? value['label'];
  return isText(title) ? title : null;
}

const UNITS: Record<string, Text> = {
  hour: { zh: '小时', en: 'hours' },
  day: { zh: '日', en: 'days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
};

function amountWords({ amount, unit }: { amount: number; unit: string }): Text {
  const word = UNITS[unit] ?? same(unit);
  return { zh: `${amount}${word.zh}`, en: `${amount} ${word.en}` };
}

function limitWords(limit: ClockLimit | { amount: number; unit: string }, titles: Titles): Text {
  if (!('kind' in limit)) return amountWords(limit);
  switch (limit.kind) {
    case 'period':
      return amountWords(limit);
    case 'date':
      return {
        zh: `${limit.year}年${limit.month}月${limit.day}日${rolls(limit).zh}`,
        en: `${limit.year}-${limit.month}-${limit.day}${rolls(limit).en}`,
      };
    case 'dayOfMonth':
      return { zh: `每月${limit.day}日${rolls(limit).zh}`, en: `day ${limit.day} of the month${rolls(limit).en}` };
    case 'field': {
      const { zh, en } = titles.get(titleOfField(limit.field)) ?? same(limit.field);
      return { zh: `“${zh}”所填日期`, en: `the date given as “${en}”` };
    }
    case 'earliest': {
      const { zh, en } = joined(
        limit.of.map((one) => limitWords(one, titles)),
        '、',
        ' or ',
      );
      return { zh: `${zh}中最先届满者`, en: `whichever ends first: ${en}` };
    }
  }
}

function rolls({ roll }: { roll?: boolean | undefined }): Text {
  return roll === true ? { zh: '（遇休息日顺延）', en: ' (rolls over rest days)' } : same('');
}

function eventWords(event: EventRef, titles: Titles): Text {
  if (event.on === 'started') return { zh: '立案', en: 'the start of the case' };
  if (event.on === 'ended') return { zh: '结案', en: 'the end of the case' };
  const { zh, en } = titles.get(event.stage) ?? same(event.stage);
  if (event.on === 'entered') return { zh: `进入「${zh}」`, en: `entering “${en}”` };
  if (event.outcome === undefined) return { zh: `离开「${zh}」`, en: `leaving “${en}”` };
  const by = titles.get(titleOfOutcome(event.stage, event.outcome)) ?? VALUES[event.outcome] ?? same(event.outcome);
  return { zh: `离开「${zh}」（${by.zh}）`, en: `leaving “${en}” (${by.en})` };
}

function warningWords(warning: Warning): Text {
  if ('before' in warning) {
    const { zh, en } = amountWords(warning.before);
    return { zh: `提前${zh}`, en: `${en} before` };
  }
  const { numerator, denominator } = warning.atShare;
  return { zh: `期限过${numerator}/${denominator}时`, en: `when ${numerator}/${denominator} of the time has passed` };
}

function rungWords({ after, action, to, opens }: Rung): Text {
  const when = after.amount === 0 ? { zh: '届满时', en: 'when due' } : amountWords(after);
  const late = after.amount === 0 ? when : { zh: `逾期${when.zh}`, en: `${when.en} late` };
  const what = VALUES[action] ?? same(action);
  const whom = to === undefined ? same('') : postWords(to);
  const name = opens === undefined ? '' : ` ${opens}`;
  return {
    zh: `${late.zh}${what.zh}${whom.zh === '' ? '' : `，告知${whom.zh}`}${name}`,
    en: `${late.en}: ${what.en}${whom.en === '' ? '' : `, telling ${whom.en}`}${name}`,
  };
}

/** A post, an assignee or a unit: role, level and body, and whatever else it names. */
function postWords(post: Readonly<Record<string, unknown>>): Text {
  const { role, level, body, by, ...rest } = post;
  const title = typeof role === 'string' ? roleTitle(role) : (VALUES[String(by)] ?? same(String(by ?? '')));
  const where = VALUES[String(level)] ?? same(typeof level === 'string' ? level : '');
  const more = [body, ...Object.values(rest)].flat().filter((one) => one !== undefined && one !== 'role');
  const also = more.length === 0 ? '' : more.join('/');
  // 县级核查（审定）人员 says of itself where it is.
  const [first = ''] = where.zh;
  const at = first !== '' && title.zh.startsWith(first) ? '' : where.zh;
  return {
    zh: `${at}${title.zh}${also === '' ? '' : `（${also}）`}`,
    en: `${title.en}${where.en === '' ? '' : ` at ${where.en} level`}${also === '' ? '' : ` (${also})`}`,
  };
}

function ruleWords({ when, otherwise }: Part): Text {
  const { zh, en } = isText(otherwise) ? otherwise : same('');
  return { zh: `${zh}（${String(when)}）`, en: `${en} (${String(when)})` };
}

function basisWords(basis: Part): Text {
  if (isText(basis['note'])) return basis['note'];
  const { kind: _kind, ...told } = basis;
  return same(Object.values(told).join(' '));
}

function shareWords({ numerator, denominator }: Part): Text {
  return same(`${String(numerator)}/${String(denominator)}`);
}

function thresholdWords({ share, mode, of }: Part): Text {
  const part = isPart(share) ? shareWords(share) : same('');
  const base = of === undefined ? same('') : (VALUES[String(of)] ?? same(String(of)));
  const { zh, en } = VALUES[String(mode)] ?? same(String(mode));
  return { zh: `${base.zh}${part.zh}${zh}`, en: `${en} ${part.en}${base.en === '' ? '' : ` of ${base.en}`}` };
}

function wayWords({ when, to }: Part, titles: Titles): Text {
  const target = valueWords('to', to, titles);
  if (when === undefined) return { zh: `否则至${target.zh}`, en: `otherwise to ${target.en}` };
  return { zh: `${String(when)} 时至${target.zh}`, en: `to ${target.en} when ${String(when)}` };
}
