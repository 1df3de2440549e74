// Structure: keys are unique, targets exist and respect the blocks. Only a definition that passes has a control graph.
import type { CaseForm } from '../definition/forms.ts';
import type { Route } from '../definition/atoms.ts';
import { routesOf, targetsOf } from './control.ts';
import { fault, type Fault } from './fault.ts';
import { stagesInScope, type StageScope } from './walk.ts';

/** @returns every fault of the block structure */
export function structureFaults(definition: CaseForm): Fault[] {
  const scopes = stagesInScope(definition.stages);
  return [
    ...repeatedKeys(definition, scopes),
    ...scopes.flatMap((scope) => [
      ...routesOf(scope.stage).flatMap(({ outcome, route }) => routeFaults(scope, outcome ?? 'to', route)),
      ...shapeFaults(scope),
      ...returnFaults(scope),
    ]),
    ...withdrawalFaults(definition, scopes),
  ];
}

function repeatedKeys(definition: CaseForm, scopes: readonly StageScope[]): Fault[] {
  const lists: [string[], { key: string }[]][] = [
    [['stages'], scopes.map(({ stage }) => stage)],
    [['fields'], definition.fields],
    [['clocks'], definition.clocks],
    [['parameters'], definition.parameters],
    [['quotas'], definition.quotas],
  ];
  for (const field of definition.fields) {
    if (field.type === 'table') lists.push([['fields', field.key, 'columns'], field.columns]);
    if (field.type === 'enum') lists.push([['fields', field.key, 'options'], field.options]);
  }
  for (const { stage, place } of scopes) {
    if ('outcomes' in stage) lists.push([[...place, 'outcomes'], stage.outcomes]);
    if (stage.kind === 'vote') lists.push([[...place, 'meetings'], stage.meetings]);
    if (stage.kind === 'parallel') lists.push([[...place, 'branches'], stage.branches ?? stage.forEach?.over ?? []]);
  }
  return lists.flatMap(([place, list]) => duplicateFaults(place, list));
}

/** One fault for each key that a list holds twice. */
export function duplicateFaults(place: readonly string[], list: readonly { key: string }[]): Fault[] {
  const keys = list.map(({ key }) => key);
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...twice].map((key) =>
    fault('KEY_REPEATED', `标识 ${key} 重复`, `The key ${key} is used twice`, [...place, key]),
  );
}

function routeFaults(scope: StageScope, outcome: string, route: Route): Fault[] {
  const place = [...scope.place, outcome];
  const open = typeof route !== 'string' && route.at(-1)?.when !== undefined;
  const shadowed = typeof route !== 'string' && route.slice(0, -1).some(({ when }) => when === undefined);
  return [
    ...(open
      ? [fault('ROUTE_OPEN', '末项分支带有条件，可能无路可走', 'The last choice has a condition: none may hold', place)]
      : []),
    ...(shadowed
      ? [
          fault(
            'ROUTE_SHADOWED',
            '无条件分支之后的分支永不生效',
            'Choices after an unconditional one never hold',
            place,
          ),
        ]
      : []),
    ...targetsOf(route).flatMap((target) => targetFaults(scope, target, place)),
  ];
}

function targetFaults(scope: StageScope, target: string, place: string[]): Fault[] {
  if (target === '$join' || target === '$fail') {
    if (scope.inBranch) return [];
    return [fault('JOIN_OUTSIDE_BRANCH', `${target} 只能用在分支内`, `${target} is only for branches`, place)];
  }
  if (scope.targets.includes(target)) return [];
  return [
    fault(
      'TARGET_OUT_OF_SCOPE',
      `去向 ${target} 不是本序列或外层序列的环节`,
      `The target ${target} is no stage of this sequence or one around it`,
      place,
    ),
  ];
}

function shapeFaults({ stage, place, inBranch, inForEach }: StageScope): Fault[] {
  const faults: Fault[] = [];
  if (stage.kind === 'end' && inBranch) {
    faults.push(fault('END_IN_BRANCH', '结束环节只能在最外层', 'An end stands only at the top level', place));
  }
  if (stage.kind === 'parallel' && (stage.branches === undefined) === (stage.forEach === undefined)) {
    faults.push(
      fault('PARALLEL_SHAPE', '并行须在 branches 与 forEach 中取其一', 'Take one of branches and forEach', place),
    );
  }
  if (JSON.stringify('assignee' in stage ? stage.assignee : '').includes('"$branch"') && !inForEach) {
    faults.push(fault('BRANCH_BODY', '$branch 只能用在 forEach 内', '$branch is only for forEach', place));
  }
  if (stage.kind === 'decision' && stage.completion.rule === 'share') {
    const { failed } = stage.completion;
    if (!stage.outcomes.some(({ key }) => key === failed)) {
      faults.push(fault('OUTCOME_UNKNOWN', `没有结果 ${failed}`, `There is no outcome ${failed}`, place));
    }
    if (!stage.outcomes.some(({ kind }) => kind === 'approve')) {
      faults.push(fault('NO_APPROVAL', '票签须有同意的结果', 'A share needs an outcome that approves', place));
    }
  }
  return faults;
}

function returnFaults({ stage, place, targets }: StageScope): Fault[] {
  if (!('returnTo' in stage) || stage.returnTo === '$visited') return [];
  return stage.returnTo
    .filter((target) => !targets.includes(target))
    .map((target) =>
      fault(
        'TARGET_OUT_OF_SCOPE',
        `退回去向 ${target} 不是本序列或外层序列的环节`,
        `The stage to return to, ${target}, is none of this sequence or one around it`,
        [...place, 'returnTo'],
      ),
    );
}

function withdrawalFaults({ withdrawal, stages }: CaseForm, scopes: readonly StageScope[]): Fault[] {
  if (!withdrawal) return [];
  const end = stages.find(({ key }) => key === withdrawal.to);
  const unknown = withdrawal.notAfter.filter((key) => !scopes.some(({ stage }) => stage.key === key));
  return [
    ...(end?.kind === 'end'
      ? []
      : [fault('WITHDRAWAL_TARGET', '撤回须通向结束环节', 'Withdrawal leads to an end', ['withdrawal', 'to'])]),
    ...unknown.map((key) =>
      fault('STAGE_UNKNOWN', `没有环节 ${key}`, `There is no stage ${key}`, ['withdrawal', 'notAfter', key]),
    ),
  ];
}
