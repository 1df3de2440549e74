// CPU time that processes have used, by group, from /proc. Linux only: elsewhere the figures are null, never invented.
import { allProcesses, treeOf } from './processes.ts';

export type Group = 'server' | 'postgres' | 'node';
export type Cpu = Record<Group, number>;

/** Milliseconds used so far by each group of process trees; null where there is no /proc. */
export function cpuOf(roots: Record<Group, readonly number[]>): Cpu | null {
  const processes = allProcesses();
  if (processes === null) return null;
  const sum = (pids: readonly number[]): number => {
    const trees = pids.map((pid) => treeOf(pid, processes));
    const inside = processes.filter((one) => trees.some((tree) => tree.has(one.pid)));
    return inside.reduce((total, one) => total + one.cpuMs, 0);
  };
  return { server: sum(roots.server), postgres: sum(roots.postgres), node: sum(roots.node) };
}

/** What was used between two readings, for each of `cases` cases. */
export function perCase(before: Cpu | null, after: Cpu | null, cases: number): (Cpu & { total: number }) | null {
  if (before === null || after === null) return null;
  const of = (group: Group): number => (after[group] - before[group]) / cases;
  const [server, postgres, node] = [of('server'), of('postgres'), of('node')];
  return { server, postgres, node, total: server + postgres + node };
}
