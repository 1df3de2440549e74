import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { Since } from '../../parts/since.tsx';
import { affectedInWords } from './affected-words.ts';
import type { StuckItem } from './stuck-types.ts';

const words = {
  zh: { since: '始于', claimed: '认领', nobody: '无人认领', overdue: '处置超时', mended: '已解决', affects: '影响' },
  en: {
    since: 'since',
    claimed: 'in hand:',
    nobody: 'in nobody’s hand',
    overdue: 'overdue',
    mended: 'mended',
    affects: 'affects',
  },
};

/** One stuck thing in the list. */
export function StuckCard({ item }: { item: StuckItem }) {
  const w = useWords(words);
  const text = useText();
  const about = [
    ...(item.case === null ? [] : [item.case.number]),
    ...(item.procedure === null ? [] : [text(item.procedure.title)]),
    ...(item.part === null ? [] : [text(item.part.title)]),
    ...(item.post === null ? [] : [text(item.post.roleTitle)]),
  ];
  return (
    <li className="stuck-card">
      <Link to="/admin/stuck/$stuckId" params={{ stuckId: item.id }} className="stuck-card-title">
        {text(item.cause.title)}
      </Link>
      <span className="stuck-card-marks">
        {item.overdue && <Mark tone="late">{w.overdue}</Mark>}
        {item.resolvedAt !== null && <Mark tone="good">{w.mended}</Mark>}
        <Mark>{item.claimedBy === null ? w.nobody : `${w.claimed} ${item.claimedBy.name}`}</Mark>
      </span>
      <span>
        {text(item.organisation.name)}
        {about.length > 0 && ` · ${about.join(' · ')}`}
      </span>
      <span className="stuck-card-since">
        {w.since} <Since at={item.since} /> <Affected item={item} />
      </span>
    </li>
  );
}

function Affected({ item }: { item: StuckItem }) {
  const w = useWords(words);
  const text = useText();
  const affected = affectedInWords(item.affected);
  return affected === null ? null : (
    <Mark tone="info">
      {w.affects} {text(affected)}
    </Mark>
  );
}
