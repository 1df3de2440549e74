// A definition as a picture: nodes and edges, with parallels as groups, in the terms of BPMN 2.0.
import type { Text } from './definition/atoms.ts';
import type { CaseForm } from './definition/forms.ts';
import type { ParallelStage, Stage } from './definition/stage.ts';
import { routesOf } from './soundness/control.ts';

export type BpmnElement =
  | 'startEvent'
  | 'endEvent'
  | 'userTask'
  | 'serviceTask'
  | 'callActivity'
  | 'eventBasedGateway'
  | 'parallelGateway'
  | 'intermediateCatchEvent';

/** A stage, the start, the join of a parallel, or a branch (a group with its own stages inside). */
export interface GraphNode {
  id: string;
  kind: Stage['kind'] | 'start' | 'join' | 'branch';
  title: Text;
  /** Absent for a branch, which is a frame and no element. */
  element?: BpmnElement;
  /** Several people decide: a multi-instance task. */
  multiple?: boolean;
  /** Body that a forEach gives to this branch. */
  body?: string;
  /** Frame around it: the branch, or the parallel around a branch; absent at the top level. */
  within?: string;
  state?: 'done' | 'now' | 'next';
}

export interface GraphEdge {
  from: string;
  to: string;
  title?: Text;
  /** `failed`: the way of a branch that fails; `return`: a way back. */
  kind: 'forward' | 'return' | 'failed';
  /** FEEL condition of a conditional route. */
  when?: string;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/** Stages that a case has passed or stands at; in a forEach, for each branch as `<branch>/<stage>`. */
export interface GraphMarks {
  done: readonly string[];
  now: readonly string[];
}

/**
 * Nodes and edges of a case's definition. A parallel `p` is the frame `p` with a frame `p/<branch>` for each branch and
 * the node `p$join`, from which its two ways out lead; the stages of a forEach are drawn for each body, as
 * `p/<branch>/<stage>`, so that ids are unique.
 */
export function graphOf(definition: Pick<CaseForm, 'stages'>, marks: GraphMarks = { done: [], now: [] }): Graph {
  const graph: Graph = { nodes: [], edges: [] };
  const first = definition.stages[0];
  graph.nodes.push({ id: '$start', kind: 'start', title: { zh: '开始', en: 'Start' }, element: 'startEvent' });
  const ids = new Map(definition.stages.map((stage) => [stage.key, stage.key]));
  if (first) graph.edges.push({ from: '$start', to: first.key, kind: 'forward' });
  for (const stage of definition.stages) addStage(graph, stage, { ids, prefix: '', marks });
  return graph;
}

/** The same graph with the ways forward out of where a case stands marked as what comes next. */
export function withNext(graph: Graph): Graph {
  const now = new Set(graph.nodes.filter(({ state }) => state === 'now').map(({ id }) => id));
  const ahead = new Set(
    graph.edges.filter(({ from, kind }) => kind === 'forward' && now.has(from)).map(({ to }) => to),
  );
  const nodes = graph.nodes.map((node) =>
    node.state === undefined && node.element !== undefined && ahead.has(node.id)
      ? { ...node, state: 'next' as const }
      : node,
  );
  return { ...graph, nodes };
}

interface Place {
  /** Ids of the stages that can be named from here. */
  ids: Map<string, string>;
  prefix: string;
  within?: string;
  /** Join of the parallel around it. */
  join?: string;
  /** Key of the forEach branch around it. */
  branch?: string;
  marks: GraphMarks;
}

function addStage(graph: Graph, stage: Stage, place: Place): void {
  const id = place.prefix + stage.key;
  const state = stateOf(stage.key, place);
  graph.nodes.push({
    id,
    kind: stage.kind,
    title: stage.title,
    element: elementOf(stage),
    ...(isMultiple(stage) ? { multiple: true } : {}),
    ...(place.within === undefined ? {} : { within: place.within }),
    ...(state === undefined ? {} : { state }),
  });
  if (stage.kind === 'parallel') addBranches(graph, stage, id, place);
  for (const { outcome, route, returns } of routesOf(stage)) {
    const title = titleOf(stage, outcome);
    for (const choice of typeof route === 'string' ? [{ to: route }] : route) {
      graph.edges.push({
        from: stage.kind === 'parallel' ? `${id}$join` : id,
        to: choice.to.startsWith('$') ? (place.join ?? choice.to) : (place.ids.get(choice.to) ?? choice.to),
        kind: edgeKind(stage, outcome, choice.to, returns),
        ...(title === undefined ? {} : { title }),
        ...('when' in choice && choice.when !== undefined ? { when: choice.when } : {}),
      });
    }
  }
}

function addBranches(graph: Graph, stage: ParallelStage, id: string, place: Place): void {
  const join = `${id}$join`;
  const { forEach } = stage;
  const branches: { key: string; title: Text; body?: string; stages: Stage[] }[] = forEach
    ? forEach.over.map((one) => ({ key: one.key, title: one.title, body: one.body, stages: forEach.stages }))
    : (stage.branches ?? []);
  for (const branch of branches) {
    const frame = `${id}/${branch.key}`;
    const prefix = forEach ? `${frame}/` : place.prefix;
    const ids = new Map([...place.ids, ...branch.stages.map(({ key }) => [key, prefix + key] as const)]);
    const body = branch.body === undefined ? {} : { body: branch.body };
    graph.nodes.push({ id: frame, kind: 'branch', title: branch.title, within: id, ...body });
    const first = branch.stages[0];
    if (first) graph.edges.push({ from: id, to: prefix + first.key, kind: 'forward', title: branch.title });
    const inner = { ids, prefix, within: frame, join, marks: place.marks };
    for (const one of branch.stages) addStage(graph, one, forEach ? { ...inner, branch: branch.key } : inner);
  }
  graph.nodes.push({
    id: join,
    kind: 'join',
    title: { zh: `${stage.title.zh}汇合`, en: `${stage.title.en}: join` },
    element: 'parallelGateway',
    ...(place.within === undefined ? {} : { within: place.within }),
  });
}

function stateOf(key: string, { marks, branch }: Place): 'done' | 'now' | undefined {
  const named = branch === undefined ? key : `${branch}/${key}`;
  if (marks.now.includes(named)) return 'now';
  return marks.done.includes(named) ? 'done' : undefined;
}

function elementOf(stage: Stage): BpmnElement {
  switch (stage.kind) {
    case 'decision':
    case 'work':
    case 'vote':
      return 'userTask';
    case 'notice':
      return 'eventBasedGateway';
    case 'parallel':
      return 'parallelGateway';
    case 'wait':
      return 'intermediateCatchEvent';
    case 'service':
      return 'serviceTask';
    case 'link':
      return 'callActivity';
    case 'end':
      return 'endEvent';
  }
}

function isMultiple(stage: Stage): boolean {
  return stage.kind === 'vote' || (stage.kind === 'decision' && stage.completion.rule !== 'any');
}

const TITLES: Record<string, Text> = {
  passed: { zh: '通过', en: 'Passed' },
  notPassed: { zh: '未通过', en: 'Not passed' },
  failed: { zh: '未通过', en: 'Failed' },
  undisputed: { zh: '无异议', en: 'Undisputed' },
  upheld: { zh: '异议成立', en: 'Objection upheld' },
};

function titleOf(stage: Stage, outcome: string | null): Text | undefined {
  if (outcome === null) return undefined;
  if ('outcomes' in stage) return stage.outcomes.find(({ key }) => key === outcome)?.title;
  return TITLES[outcome];
}

function edgeKind(stage: Stage, outcome: string | null, to: string, returns: boolean): GraphEdge['kind'] {
  if (returns) return 'return';
  return to === '$fail' || (stage.kind === 'parallel' && outcome === 'failed') ? 'failed' : 'forward';
}
