// The handbook's tables as data: rows of deadlines.md, sections of procedures.md.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '..', '..', 'docs', 'domain');

/** One row of deadlines.md: one checkable fact of a document. */
export interface Row {
  id: string;
  value: string;
  /** Machine form: `P15D`, `1/P1M`, `count=60`. */
  form: string;
  procedures: string[];
  type: string;
  document: string;
  phrase: string;
}

const ROW = /^\| (D\d{3}) \| (.*?) \| `(.*?)` \| (.*?) \| (.*?) \| `(.*?)` \| `(.*)` \|$/gm;

/** Every row of deadlines.md, in order. */
export function deadlineRows(): Row[] {
  return [...page('deadlines.md').matchAll(ROW)].map(
    ([, id = '', value = '', form = '', procedures = '', type = '', document = '', phrase = '']) => ({
      id,
      value,
      form,
      procedures: [...procedures.matchAll(/`([a-z0-9-]+)`/g)].map((match) => match[1] ?? ''),
      type,
      document,
      phrase,
    }),
  );
}

/** A stage as the handbook has it. */
export interface HandbookStage {
  key: string;
  title: string;
  role: string;
}

/** One section of procedures.md. */
export interface Section {
  id: string;
  title: string;
  kind: string;
  tier: number;
  /** Documents and phrases that name the procedure. */
  sources: { document: string; phrase: string }[];
  stages: HandbookStage[];
  /** What the documents say that it carries, Chinese words apart. */
  carried: string[];
  rows: string[];
}

const STAGE = /^\| \d+ \| ([^|]+) \| `(\w+)` \| \w+ \| [^|]*?`(\w+)` @/gm;

/** Every section of procedures.md, in order. */
export function sections(): Section[] {
  const [, ...parts] = page('procedures.md').split('\n### ');
  return parts.map((part) => {
    const text = part.split('\n## ')[0] ?? '';
    const line = (name: string): string => new RegExp(`^- \\*\\*${name}:?\\*\\*:? ?(.*)$`, 'm').exec(text)?.[1] ?? '';
    const head = /^- \*\*Kind:\*\* (.*?); \*\*tier\*\* (\d)/m.exec(text);
    return {
      id: text.split('\n')[0] ?? '',
      title: line('Chinese name'),
      kind: head?.[1] ?? '',
      tier: Number(head?.[2] ?? 0),
      sources: [...line('Source').matchAll(/`(\w+\.txt)` at `([^`]+)`/g)].map((match) => ({
        document: match[1] ?? '',
        phrase: match[2] ?? '',
      })),
      stages: [...text.matchAll(STAGE)].map((match) => ({
        title: match[1] ?? '',
        key: match[2] ?? '',
        role: match[3] ?? '',
      })),
      carried: [...line('Carries, named in the seed').matchAll(/[\u4e00-\u9fff“”（）0-9]{2,}/g)].map(
        (match) => match[0],
      ),
      rows: [...line('Deadline rows').matchAll(/D\d{3}/g)].map((match) => match[0]),
    };
  });
}

/** Hand-overs: the table of procedures.md. */
export function handOvers(): { from: string; stage: string; to: string }[] {
  const table = page('procedures.md').split('\n## Links between procedures\n')[1]?.split('\n## ')[0] ?? '';
  return [...table.matchAll(/^\| `([a-z0-9-]+)` \| `(\w+)` \| `([a-z0-9-]+)` \|$/gm)].map((match) => ({
    from: match[1] ?? '',
    stage: match[2] ?? '',
    to: match[3] ?? '',
  }));
}

function page(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}
