// CPU time that processes have used, by group, from /proc. Linux only: elsewhere the figures are null, never invented.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc/<pid>/stat on every Linux that Node runs on. */
const TICKS = 100;

export type Group = 'server' | 'postgres' | 'node';
export type Cpu = Record<Group, number>;

/** Milliseconds of user and system time of a process with its reaped children; 0 when it is gone. */
function millisecondsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // utime, stime, cutime, cstime are fields 14 to 17 of the line, 11 to 14 after the name and state
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0);
    return (ticks * 1000) / TICKS;
  } catch {
    return 0;
  }
}

/** All descendants of a process, itself included. */
function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // it ended meanwhile
    }
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** Milliseconds used so far by each group of process trees; null where there is no /proc. */
export function cpuOf(roots: Record<Group, readonly number[]>): Cpu | null {
  if (!existsSync('/proc/self/stat')) return null;
  const sum = (pids: readonly number[]): number =>
    pids.flatMap(treeOf).reduce((total, pid) => total + millisecondsOf(pid), 0);
  return { server: sum(roots.server), postgres: sum(roots.postgres), node: sum(roots.node) };
}

/** What was used between two readings, for each of `cases` cases. */
export function perCase(before: Cpu | null, after: Cpu | null, cases: number): (Cpu & { total: number }) | null {
  if (before === null || after === null) return null;
  const of = (group: Group): number => (after[group] - before[group]) / cases;
  const [server, postgres, node] = [of('server'), of('postgres'), of('node')];
  return { server, postgres, node, total: server + postgres + node };
}
