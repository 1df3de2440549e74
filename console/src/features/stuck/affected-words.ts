import type { Words } from '../../language/words.ts';

interface Affected {
  readonly cases: number;
  readonly tasks: number;
  readonly units: number;
}

/** How many wait because of it; null where nobody does. */
export function affectedInWords({ cases, tasks, units }: Affected): Words | null {
  const parts = [
    ...(cases > 0 ? [{ zh: `${cases} 件事项`, en: `${cases} case${cases === 1 ? '' : 's'}` }] : []),
    ...(tasks > 0 ? [{ zh: `${tasks} 项任务`, en: `${tasks} task${tasks === 1 ? '' : 's'}` }] : []),
    ...(units > 0 ? [{ zh: `${units} 个单位`, en: `${units} unit${units === 1 ? '' : 's'}` }] : []),
  ];
  if (parts.length === 0) return null;
  return {
    zh: parts.map(({ zh }) => zh).join('、'),
    en: parts.map(({ en }) => en).join(', '),
  };
}
