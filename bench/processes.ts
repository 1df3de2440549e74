// The processes of this machine as /proc shows them. Linux only: elsewhere there are none.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc/<pid>/stat on every Linux that Node runs on. */
const TICKS = 100;

export interface Process {
  pid: number;
  parent: number;
  name: string;
  /** User and system time with that of reaped children. */
  cpuMs: number;
}

/** All processes at this moment; null where there is no /proc. */
export function allProcesses(): Process[] | null {
  if (!existsSync('/proc/self/stat')) return null;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [parsed(Number(name), readFileSync(`/proc/${name}/stat`, 'utf8'))];
      } catch {
        // it ended meanwhile
        return [];
      }
    });
}

function parsed(pid: number, stat: string): Process {
  const close = stat.lastIndexOf(')');
  const fields = stat.slice(close + 2).split(' ');
  // utime, stime, cutime, cstime are fields 14 to 17 of the line, 11 to 14 after the name
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0);
  return {
    pid,
    parent: Number(fields[1]),
    name: stat.slice(stat.indexOf('(') + 1, close),
    cpuMs: (ticks * 1000) / TICKS,
  };
}

/** A process with all its descendants, by pid. */
export function treeOf(root: number, processes: readonly Process[]): Set<number> {
  const tree = new Set([root]);
  for (const pid of tree) for (const one of processes) if (one.parent === pid) tree.add(one.pid);
  return tree;
}

/** Pids of the topmost descendants of this process whose program has this name (as /proc shows it, 15 characters). */
export function pidsOf(name: string): number[] {
  const processes = allProcesses() ?? [];
  const ours = treeOf(process.pid, processes);
  const named = processes.filter((one) => ours.has(one.pid) && one.name === name.slice(0, 15));
  return named.filter((one) => !named.some((other) => other.pid === one.parent)).map((one) => one.pid);
}
