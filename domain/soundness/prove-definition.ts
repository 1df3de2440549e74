// The proof at publishing.
import type { Text } from '../definition/atoms.ts';
import type { Definition } from '../definition/forms.ts';
import { orderFaults } from '../definition/ladders.ts';
import { clockFaults } from './clocks.ts';
import type { Fault } from './fault.ts';
import { levelFaults } from './levels.ts';
import { limitFaults } from './limits.ts';
import { quotaFaults } from './quotas.ts';
import { proveReachability } from './reachability.ts';
import { referenceFaults } from './references.ts';
import { standingFaults, standingNotes } from './standings.ts';
import { structureFaults } from './structure.ts';

/** How far a proof goes. */
export interface ProofBound {
  /** Stages in branches explored, each branch by itself. */
  positions: number;
  /** States of the whole case that they stand for, branches multiplied out. */
  configurations: number;
  edges: number;
  /** What the proof takes for granted or leaves out. */
  assumptions: Text[];
}

export type DefinitionProof =
  { sound: true; bound: ProofBound; notes: Text[] } | { sound: false; faults: Fault[]; notes: Text[] };

const ASSUMPTIONS: Text[] = [
  {
    zh: '条件与规则视为可真可假：证明不看数据，只看走向',
    en: 'Conditions and rules may hold or not: the proof sees ways, not data',
  },
  {
    zh: '人数、票数、轮次等计数均不区分：每种结果都视为可能',
    en: 'Counters (people, votes, rounds) are abstracted: every outcome is taken as possible',
  },
  {
    zh: '到达办结不依赖撤回、拿回、退回任意节点和管理员的跳转；它们只通向已计入的状态',
    en: 'No way to an end relies on withdrawal, taking back, returning to a visited stage or a jump; they lead to states already counted',
  },
  {
    zh: '有人任职、外部系统与他案最终作答，由启用时的证明与催办负责',
    en: 'That roles are held, and that effects and linked cases answer in the end, is for the activation and the clocks',
  },
  {
    zh: '时限之和不含中止与节假日顺延；按定义顺序往回的走向视为退回',
    en: 'Sums of limits leave out suspensions and roll-forward; ways that lead back in the order of the definition count as returns',
  },
];

/**
 * Proves a resolved definition before it is published.
 *
 * Faults of structure come first and alone: without them there is no control graph to explore. Every other fault is
 * listed, those of the graph with the shortest path from the start (`stage:outcome→target`, with the branches before
 * the stage).
 */
export function proveDefinition(definition: Definition): DefinitionProof {
  const standing = [...standingFaults(definition), ...ladderOrderFaults(definition)];
  const standingRemarks = standingNotes(definition);
  if (definition.form !== 'case') {
    const bound = { positions: 0, configurations: 0, edges: 0, assumptions: [] };
    return standing.length > 0
      ? { sound: false, faults: standing, notes: standingRemarks }
      : { sound: true, bound, notes: standingRemarks };
  }
  const structure = [...structureFaults(definition), ...standing];
  if (structure.length > 0) return { sound: false, faults: structure, notes: [] };
  const { faults: wayFaults, paths, positions, configurations, edges } = proveReachability(definition);
  const limits = limitFaults(definition);
  const faults = [
    ...wayFaults,
    ...clockFaults(definition, paths),
    ...referenceFaults(definition),
    ...quotaFaults(definition),
    ...levelFaults(definition),
    ...limits.faults,
  ];
  if (faults.length > 0) return { sound: false, faults, notes: limits.notes };
  const notes = [...standingRemarks, ...limits.notes];
  return { sound: true, bound: { positions, configurations, edges, assumptions: ASSUMPTIONS }, notes };
}

function ladderOrderFaults(definition: Definition): Fault[] {
  const clocks = definition.form === 'case' ? definition.clocks : [];
  return [...clocks, ...definition.duties, ...definition.indicators].flatMap(({ key, ladder }) =>
    orderFaults(ladder, [key, 'ladder']),
  );
}
