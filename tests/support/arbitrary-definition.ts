// Random block-structured definitions: sound ones and unsound ones, with parallels in parallels.
import fc from 'fast-check';
import { CaseForm } from '../../domain/definition/forms.ts';

const text = { zh: '示例', en: 'sample' };
const basis = [{ kind: 'assumed', note: text }];
const head = (key: string, kind: string) => ({ key, kind, title: text, basis });
const assignee = { by: 'role', role: 'clerk', level: 'village' };

/** Draws numbers from a list; zero when it is used up, so that a shorter list makes a simpler definition. */
type Draw = (below: number) => number;

/** A definition and its clock are made from two lists of numbers, which fast-check knows how to shrink. */
export function arbitraryDefinition(): fc.Arbitrary<CaseForm> {
  const tape = (maxLength: number) => fc.array(fc.nat(9999), { maxLength, size: 'max' });
  return fc.tuple(tape(120), tape(9)).map(([flow, clock]) => drawDefinition(drawFrom(flow), drawFrom(clock)));
}

function drawFrom(tape: readonly number[]): Draw {
  let place = 0;
  return (below) => (tape[place++] ?? 0) % below;
}

function drawDefinition(draw: Draw, drawForClock: Draw): CaseForm {
  const counter = { stages: 0 };
  const ends = ['done', 'refused'].slice(0, 1 + draw(2));
  const stages = [
    ...drawSequence(draw, counter, 0, ends, []),
    ...ends.map((key) => ({ ...head(key, 'end'), outcome: 'completed' })),
  ];
  const keys = Array.from({ length: counter.stages }, (_, index) => `s${index}`);
  return CaseForm.parse({
    form: 'case',
    id: 'random',
    field: 'samples',
    kind: 'approvalChain',
    tier: 1,
    title: text,
    basis,
    subject: { kind: 'household', uniqueness: 'none' },
    filing: { level: 'village', by: [], form: [] },
    fields: [],
    stages,
    clocks: [drawClock(drawForClock, keys)],
  });
}

function drawClock(draw: Draw, keys: readonly string[]) {
  const stage = () => keys[draw(keys.length)] ?? 's0';
  const start = [{ on: 'started' }, { on: 'entered', stage: stage() }, { on: 'left', stage: stage(), outcome: 'a' }];
  const stop = Array.from({ length: 1 + draw(3) }, () => ({ on: ['left', 'entered'][draw(2)], stage: stage() }));
  const limit = { kind: 'period', amount: 5, unit: 'day' };
  return { key: 'clock', title: text, basis, scope: 'case', start: start[draw(3)], stop, limit };
}

function drawSequence(
  draw: Draw,
  counter: { stages: number },
  depth: number,
  ends: readonly string[],
  around: readonly string[],
): object[] {
  const keys = Array.from({ length: 1 + draw(depth === 0 ? 4 : 3) }, () => `s${counter.stages++}`);
  const outside = depth === 0 ? ends : ['$join', '$join', '$fail'];
  return keys.map((key, index) => {
    const onwards = keys[index + 1] ?? outside[0] ?? 'done';
    const target = () => {
      // mostly to the next; else somewhere else ahead, back, or out of the parallel
      const pool = [...outside, ...keys, ...around];
      return draw(3) > 0 ? onwards : (pool[draw(pool.length)] ?? onwards);
    };
    const kind = draw(depth < 2 ? 6 : 4);
    if (kind >= 4) {
      const visible = [...(depth === 0 ? ends : []), ...keys, ...around];
      const onFail = ['block', 'endAll'][draw(2)];
      const branch = (at: number) => ({
        key: `b${at}`,
        title: text,
        stages: drawSequence(draw, counter, depth + 1, ends, visible),
      });
      const branches = Array.from({ length: 2 + draw(2) }, (_, at) => branch(at));
      return { ...head(key, 'parallel'), branches, onFail, passed: onwards, failed: target() };
    }
    if (kind === 2) {
      return {
        ...head(key, 'service'),
        action: { do: 'registryEntry', register: 'r', entry: 'e', fields: [] },
        to: target(),
      };
    }
    if (kind === 3) {
      const until = { kind: 'limit', limit: { kind: 'period', amount: 1, unit: 'day' } };
      return { ...head(key, 'wait'), until, to: [{ when: '1 = 1', to: target() }, { to: target() }] };
    }
    const outcomes = ['a', 'b']
      .slice(0, 1 + draw(2))
      .map((outcome) => ({ key: outcome, title: text, kind: 'approve', to: target() }));
    return { ...head(key, kind === 0 ? 'decision' : 'work'), assignee, outcomes };
  });
}
