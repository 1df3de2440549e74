import { Link } from '@tanstack/react-router';
import { Radio } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { KIND_ORDER, KINDS } from './kinds.ts';
import type { RepairKind } from './repair-types.ts';

const words = {
  zh: { replace: '有人离任或调岗？请办理工作交接，其名下全部任务一次移交。', handover: '工作交接' },
  en: { replace: 'Somebody leaves or moves? A handover moves all that he holds at once.', handover: 'Handover' },
};

/** Which repair, each with what it does. */
export function KindChoice(props: { value: RepairKind | null; onChange: (kind: RepairKind) => void; label: string }) {
  const { value, onChange, label } = props;
  const w = useWords(words);
  const text = useText();
  return (
    <>
      <Radio.Group
        value={value}
        onChange={(event) => onChange(event.target.value as RepairKind)}
        className="repair-kinds"
        aria-label={label}
      >
        {KIND_ORDER.map((kind) => (
          <Radio key={kind} value={kind} className="repair-kind">
            <strong>{text(KINDS[kind].title)}</strong>
            <span>{text(KINDS[kind].what)}</span>
          </Radio>
        ))}
      </Radio.Group>
      <p className="repair-hint">
        {w.replace} <Link to="/admin/handovers">{w.handover}</Link>
      </p>
    </>
  );
}
