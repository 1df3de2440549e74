import { useText, useWords } from '../../language/language.ts';
import type { Words } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Outline } from '../../parts/procedure-queries.ts';
import { pictureRows } from './picture-rows.ts';
import type { RepairTrial } from './repair-types.ts';

const words = {
  zh: {
    caption: '修复前后对比',
    what: '项目',
    before: '修复前',
    after: '修复后',
    changed: '有变化',
    none: '无',
    empty: '（空）',
    yes: '是',
    no: '否',
  },
  en: {
    caption: 'Before and after',
    what: 'What',
    before: 'Before',
    after: 'After',
    changed: 'changes',
    none: 'none',
    empty: '(empty)',
    yes: 'yes',
    no: 'no',
  },
};

/** Both sides of a repair, row by row; what changes is marked in words as well. */
export function BeforeAfter({ item, outline }: { item: RepairTrial; outline: Outline | null }) {
  const w = useWords(words);
  const text = useText();
  const { before, after, data } = item;
  const actors = new Map(outline?.stages.map(({ key, actor }) => [key, actor]));
  const rows =
    before === null || after === null ? [] : pictureRows(before, after, { actorOf: (key) => actors.get(key) ?? null });
  if (rows.length === 0 && data.length === 0) return null;
  return (
    <table className="before-after">
      <caption className="visually-hidden">{w.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{w.what}</th>
          <th scope="col">{w.before}</th>
          <th scope="col">{w.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.changed ? 'changed' : ''}>
            <th scope="row">
              {text(row.name)} {row.changed && <Mark tone="info">{w.changed}</Mark>}
            </th>
            <Cell label={w.before} lines={row.before} other={row.after} />
            <Cell label={w.after} lines={row.after} other={row.before} />
          </tr>
        ))}
        {data.map((one) => (
          <tr key={`data ${one.field}`} className="changed">
            <th scope="row">
              {text(one.label)} <Mark tone="info">{w.changed}</Mark>
            </th>
            <td data-label={w.before}>
              <Value value={one.old} />
            </td>
            <td data-label={w.after}>
              <Value value={one.value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ label, lines, other }: { label: string; lines: readonly Words[]; other: readonly Words[] }) {
  const w = useWords(words);
  const text = useText();
  if (lines.length === 0) return <td data-label={label}>{w.none}</td>;
  return (
    <td data-label={label}>
      <ul>
        {lines.map((line) => (
          <li key={line.en} className={other.some(({ en }) => en === line.en) ? '' : 'differs'}>
            {text(line)}
          </li>
        ))}
      </ul>
    </td>
  );
}

function Value({ value }: { value: unknown }) {
  const w = useWords(words);
  if (value === null || value === undefined || value === '') return <em>{w.empty}</em>;
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  if (Array.isArray(value)) return `× ${value.length}`;
  return String(value);
}
