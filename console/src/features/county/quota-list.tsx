import { useText, useWords } from '../../language/language.ts';
import type { Quota } from './county-types.ts';

const words = {
  zh: {
    of: (committed: number, total: number, unit: string) => `已用 ${committed} / ${total} ${unit}`,
    left: (left: number) => `剩余 ${left}`,
    reserved: (reserved: number) => `预占 ${reserved}`,
  },
  en: {
    of: (committed: number, total: number, unit: string) => `${committed} of ${total} ${unit} used`,
    left: (left: number) => `${left} left`,
    reserved: (reserved: number) => `${reserved} reserved`,
  },
};

/** Quotas and funds of the year, with what is used, reserved and left. */
export function QuotaList({ quotas }: { quotas: readonly Quota[] }) {
  const w = useWords(words);
  const text = useText();
  return (
    <ul className="quota-list">
      {quotas.map((one) => (
        <li key={`${one.procedure.id} ${one.quota.key} ${one.organisation} ${one.year ?? ''}`}>
          <strong>
            {text(one.procedure.title)} · {text(one.quota.title)} {one.year ?? ''}
          </strong>
          <progress
            max={Math.max(1, one.total)}
            value={one.committed + one.reserved}
            aria-label={text(one.quota.title)}
          />
          <span>
            {w.of(one.committed, one.total, text(one.quota.unit))} · {w.reserved(one.reserved)} · {w.left(one.left)}
          </span>
        </li>
      ))}
    </ul>
  );
}
