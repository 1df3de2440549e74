// Processes below this one, by the name of their program.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  name: string;
}

function all(): Process[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const close = stat.lastIndexOf(')');
        return [
          {
            pid: Number(name),
            parent: Number(stat.slice(close + 2).split(' ')[1]),
            name: stat.slice(stat.indexOf('(') + 1, close),
          },
        ];
      } catch {
        return [];
      }
    });
}

/** Pids of the topmost descendants of this process whose program has this name (as /proc shows it, 15 characters). */
export function pidsOf(name: string): number[] {
  const processes = all();
  const ours = [process.pid];
  for (const pid of ours) for (const one of processes) if (one.parent === pid) ours.push(one.pid);
  const named = processes.filter((one) => ours.includes(one.pid) && one.name === name.slice(0, 15));
  return named.filter((one) => !named.some((other) => other.pid === one.parent)).map((one) => one.pid);
}
