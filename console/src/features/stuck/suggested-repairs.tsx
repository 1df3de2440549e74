// What mends a stuck thing: the suggested repairs, and other kinds that may be tried on its case.
import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { Sheet } from '../../parts/sheet.tsx';
import type { StuckItem } from './stuck-types.ts';

const words = {
  zh: {
    title: '怎么修复',
    note: '先试算，看清修复前后的变化，再下达。',
    nobody: '这一项不能由系统修复，请按上面的下一步处理。',
    other: '其他修复方式',
    all: '按这一原因批量修复',
    parameter: '到县级配置中填写',
    people: '任命岗位人员（导入人员与任职）',
    handover: '办理工作交接',
    channels: '查看通知渠道',
    round: '查看该轮报送',
  },
  en: {
    title: 'What mends it',
    note: 'Try it first and see what would change, then order it.',
    nobody: 'The system can’t mend this by itself: do what is said above.',
    other: 'Another repair',
    all: 'Repair all that are stuck for this cause',
    parameter: 'Set it in the county’s profile',
    people: 'Appoint somebody (import people and posts)',
    handover: 'Order a handover',
    channels: 'See the channels',
    round: 'See the round',
  },
};

export function SuggestedRepairs({ item }: { item: StuckItem }) {
  const w = useWords(words);
  const text = useText();
  const cases = item.case === null ? [] : [item.case.id];
  return (
    <Sheet title={w.title} note={item.repairs.length > 0 ? w.note : undefined}>
      {item.repairs.length === 0 && item.case === null && <p>{w.nobody}</p>}
      <ul className="stuck-ways">
        {item.repairs.map(({ title, body }, index) => (
          <li key={title.en}>
            <Link
              className={index === 0 ? 'stuck-way stuck-way-first' : 'stuck-way'}
              to="/admin/repairs/new"
              search={{ repair: body.repair, cases: body.cases }}
            >
              {text(title)}
            </Link>
          </li>
        ))}
        {item.cause.key === 'noHolder' && item.post !== null && (
          <li>
            <Link
              className="stuck-way"
              to="/admin/repairs/new"
              search={{ repair: { kind: 'reassign' }, filter: { region: item.organisation.path } }}
            >
              {w.other}
            </Link>
          </li>
        )}
        {cases.length > 0 && (
          <>
            <li>
              <Link className="stuck-way" to="/admin/repairs/new" search={{ cases }}>
                {w.other}
              </Link>
            </li>
            <li>
              <Link className="stuck-way" to="/admin/repairs/new" search={{ filter: { stuckCause: item.cause.key } }}>
                {w.all}
              </Link>
            </li>
          </>
        )}
      </ul>
    </Sheet>
  );
}
