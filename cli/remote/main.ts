// `npx banjie stuck|repair|case`: what an administrator asks of the running service.
import { parseArgs } from 'node:util';
import { loadRemoteConfig } from '../../config/remote.ts';
import { ApiRefusal, createApi } from './api.ts';
import type { Api } from './api.ts';
import { followOrder, orderCommand, ORDER_VERBS } from './orders.ts';
import { WrongUse, repairBody } from './repair-body.ts';
import { caseLines, dryRunLines, stuckLine, stuckLines } from './report.ts';
import { REMOTE_USAGE } from './usage.ts';

type RemoteCommand = 'stuck' | 'repair' | 'case';

/** Where the lines go: what was asked for, and how far it is. */
interface Output {
  say: (line: string) => void;
  tell: (line: string) => void;
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  url: text,
  token: text,
  key: text,
  json: flag,
  'dry-run': flag,
  'no-wait': flag,
  case: texts,
  procedure: text,
  version: text,
  region: text,
  stage: text,
  'stuck-cause': text,
  cause: text,
  since: text,
  stuck: flag,
  overdue: flag,
  reason: text,
  'even-if-changed': flag,
  visit: text,
  at: text,
  task: text,
  from: text,
  to: text,
  note: text,
  set: texts,
  unit: text,
  period: text,
  ground: text,
  effect: text,
  map: texts,
  keep: texts,
  undone: texts,
  repeat: texts,
  day: text,
} as const;

type Flags = ReturnType<typeof parsed>['values'];

const parsed = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });

/** Does what was asked; 0 all is well, 1 refused or not all of it done, 2 wrongly used or no service. */
async function remote(argv: readonly string[], output: Output): Promise<number> {
  const [command, ...rest] = argv;
  try {
    const { values, positionals } = parsed(rest);
    const { apiUrl, token } = loadRemoteConfig();
    const url = values.url ?? apiUrl;
    const bearer = values.token ?? token;
    if (url === undefined || bearer === undefined) {
      throw new WrongUse('BANJIE_API_URL and BANJIE_TOKEN, or --url and --token, are needed · 需要服务地址与令牌');
    }
    const api = createApi({ url, token: bearer, key: values.key });
    return await carryOut(command as RemoteCommand, positionals, values, api, output);
  } catch (error) {
    if (error instanceof ApiRefusal) {
      if (rest.includes('--json')) output.say(JSON.stringify(error.body, null, 2));
      output.tell(error.message);
      return error.status === 401 || error.status >= 500 ? 2 : 1;
    }
    output.tell(error instanceof Error ? error.message : String(error));
    // Of parseArgs too: whatever it can't read is used wrongly.
    if (error instanceof WrongUse || error instanceof TypeError) output.tell(REMOTE_USAGE);
    return 2;
  }
}

async function carryOut(
  command: RemoteCommand,
  words: readonly string[],
  flags: Flags,
  api: Api,
  output: Output,
): Promise<number> {
  const [first, second, ...others] = words;
  if (others.length > 0) throw new WrongUse(`"${others.join(' ')}" is not understood · 无法识别`);
  if (command === 'case') {
    if (first === undefined) throw new WrongUse('which case? · 请给出事项编号');
    return print(await api.get(`/cases/${encodeURIComponent(first)}`), flags, caseLines, output);
  }
  if (command === 'stuck') return stuck(first, flags, api, output);
  if (first === undefined) throw new WrongUse('which repair? · 请给出修复方式');
  if (first === 'handover') return handover(flags, api, output);
  // `resume` alone is the repair that resumes cases; of an order it names which.
  const isOrder = ORDER_VERBS.some((verb) => verb === first) && (first !== 'resume' || second !== undefined);
  if (isOrder) return orderCommand(first, second, flags, api, output);
  const body = repairBody(first, flags);
  if (flags['dry-run'] === true) {
    const answer = await api.post('/repairs/dry-run', body);
    print(answer, flags, dryRunLines, output);
    return answer['refused'] === 0 ? 0 : 1;
  }
  const order = await api.post('/repairs', body);
  return followOrder(order, flags, api, output);
}

async function stuck(id: string | undefined, flags: Flags, api: Api, output: Output): Promise<number> {
  if (id !== undefined) {
    const one = await api.get(`/stuck/${encodeURIComponent(id)}`);
    return print(one, flags, stuckLines, output);
  }
  const { cause, procedure, region, since } = flags;
  const page = await api.get('/stuck', { cause, procedure, region, since, limit: '200' });
  const lines = ({ items }: Record<string, unknown>): string[] =>
    Array.isArray(items) && items.length > 0
      ? items.map((item) => stuckLine(item as Record<string, unknown>))
      : ['没有卡住的事项 · nothing is stuck'];
  return print(page, flags, lines, output);
}

/** A person in the place of another in the whole system is a handover, which the service orders elsewhere. */
async function handover(flags: Flags, api: Api, output: Output): Promise<number> {
  const { from, to, day, reason: ground } = flags;
  const isTrial = flags['dry-run'] === true;
  const answer = await api.post(`/handovers${isTrial ? '?dryRun=true' : ''}`, { from, to, day, ground });
  const lines = ({ id, state, progress }: Record<string, unknown>): string[] => [
    `${isTrial ? '试算 · dry run' : String(id)}  ${String(state)}  ${JSON.stringify(progress)}`,
  ];
  return print(answer, flags, lines, output);
}

function print(
  answer: Record<string, unknown>,
  { json }: Flags,
  lines: (answer: Record<string, unknown>) => string[],
  { say }: Output,
): number {
  for (const line of json === true ? [JSON.stringify(answer, null, 2)] : lines(answer)) say(line);
  return 0;
}

const line =
  (stream: NodeJS.WriteStream) =>
  (text: string): void => {
    stream.write(`${text}\n`);
  };
process.exitCode = await remote(process.argv.slice(2), { say: line(process.stdout), tell: line(process.stderr) });
