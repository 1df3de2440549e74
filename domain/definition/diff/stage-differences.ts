// Stages nest in parallels and move in and out of them; they are compared by key, each with the place where it stands.
import type { Json } from '../../case/state.ts';
import type { CaseForm } from '../forms.ts';
import { allStages } from '../stage-index.ts';
import type { StagePlace } from '../stage-index.ts';
import { differences, orderDifference } from './compare.ts';
import type { Difference, Step } from './compare.ts';

interface Flat {
  own: Map<string, Json>;
  /** `<parallel>/<branch>`, empty at the top. */
  places: Map<string, string>;
  /** Keys in each sequence, in order. */
  sequences: Map<string, string[]>;
}

/** Differences of all stages, those of a parallel and of the stages in it each by itself. */
export function stageDifferences(before: CaseForm, after: CaseForm): Difference[] {
  const old = flatten(before);
  const fresh = flatten(after);
  const top: Step[] = [{ property: 'stages' }];
  // Keys that stand twice are a fault of a draft; until it is mended nothing tells its stages apart.
  if (old === null || fresh === null) return differences(jsonOf(before.stages), jsonOf(after.stages), top);
  const keys = [...new Set([...old.own.keys(), ...fresh.own.keys()])];
  const ofEach = keys.flatMap((element): Difference[] => {
    const [one, other] = [old.own.get(element), fresh.own.get(element)];
    const here: Step[] = [...top, { element, before: one, after: other }];
    if (one === undefined) return [{ kind: 'added', steps: here, before: one, after: other }];
    if (other === undefined) return [{ kind: 'removed', steps: here, before: one, after: other }];
    const [from, to] = [old.places.get(element) ?? '', fresh.places.get(element) ?? ''];
    const moved: Difference[] = from === to ? [] : [{ kind: 'moved', steps: here, before: from, after: to }];
    return [...moved, ...differences(one, other, here)];
  });
  const orders = [...old.sequences].flatMap(([place, sequence]) => {
    const order = orderDifference(sequence, fresh.sequences.get(place) ?? [], place === '' ? top : inside(place, old));
    return order === null ? [] : [order];
  });
  return [...ofEach, ...orders];
}

function inside(place: string, { own }: Flat): Step[] {
  const [parallel = '', branch = ''] = place.split('/');
  const stage = own.get(parallel);
  const frame: Step[] = [{ property: 'stages' }, { element: parallel, before: stage, after: stage }];
  const within: Step[] = branch === '' ? [] : [{ property: 'branches' }, element(branch)];
  return [...frame, ...within, { property: 'stages' }];
}

const element = (name: string): Step => ({ element: name, before: undefined, after: undefined });

function flatten(definition: CaseForm): Flat | null {
  const flat: Flat = { own: new Map(), places: new Map(), sequences: new Map() };
  for (const place of allStages(definition)) {
    const { key } = place.stage;
    if (flat.own.has(key)) return null;
    const name = nameOf(place);
    flat.own.set(key, withoutInner(place));
    flat.places.set(key, name);
    flat.sequences.set(name, [...(flat.sequences.get(name) ?? []), key]);
  }
  return flat;
}

const nameOf = ({ parallel, branch }: StagePlace): string =>
  parallel === null ? '' : `${parallel.key}/${branch ?? ''}`;

function withoutInner({ stage }: StagePlace): Json {
  if (stage.kind !== 'parallel') return jsonOf(stage);
  const { branches, forEach, ...own } = stage;
  return jsonOf({
    ...own,
    ...(branches === undefined ? {} : { branches: branches.map(({ stages: _inner, ...branch }) => branch) }),
    ...(forEach === undefined ? {} : { forEach: { over: forEach.over } }),
  });
}

/** As it is stored: without what is undefined. */
export function jsonOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
