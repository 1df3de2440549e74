import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { momentText } from '../../parts/moment-text.ts';
import { wholeStuck } from './stuck-queries.ts';
import type { StuckSearch } from './stuck-search.ts';
import type { StuckItem } from './stuck-types.ts';

const words = {
  zh: {
    name: '卡住的事项',
    cause: '原因',
    why: '说明',
    number: '事项编号',
    procedure: '事项',
    part: '职责、指标',
    organisation: '单位',
    post: '岗位',
    since: '停滞始于',
    due: '应处置完毕',
    addressed: '由谁处置',
    claimed: '认领人',
    mended: '解决时间',
    admins: '管理员',
  },
  en: {
    name: 'Stuck',
    cause: 'Cause',
    why: 'Why',
    number: 'Case',
    procedure: 'Procedure',
    part: 'Duty or indicator',
    organisation: 'Organisation',
    post: 'Post',
    since: 'Stands still since',
    due: 'To be mended by',
    addressed: 'Who must mend it',
    claimed: 'In the hand of',
    mended: 'Mended',
    admins: ' administrators',
  },
};

/** The list of what is stuck, as its filters have it, as a file. */
export function ExportStuck({ search }: { search: StuckSearch }) {
  const w = useWords(words);
  const text = useText();
  return (
    <ExportButton
      name={w.name}
      rows={() => wholeStuck(search)}
      columns={[
        { title: w.cause, value: ({ cause }: StuckItem) => text(cause.title), width: 24 },
        { title: w.number, value: (one) => one.case?.number, width: 24 },
        { title: w.procedure, value: ({ procedure }) => procedure && text(procedure.title), width: 24 },
        { title: w.part, value: ({ part }) => part && text(part.title), width: 24 },
        { title: w.organisation, value: ({ organisation }) => text(organisation.name), width: 24 },
        { title: w.post, value: ({ post }) => post && text(post.roleTitle) },
        { title: w.since, value: ({ since }) => momentText(since), width: 18 },
        { title: w.due, value: ({ dueAt }) => momentText(dueAt), width: 18 },
        { title: w.addressed, value: ({ addressedTo }) => `${text(addressedTo.name)}${w.admins}`, width: 24 },
        { title: w.claimed, value: ({ claimedBy }) => claimedBy?.name },
        { title: w.mended, value: ({ resolvedAt }) => resolvedAt && momentText(resolvedAt), width: 18 },
        { title: w.why, value: ({ cause }) => text(cause.why), width: 48 },
      ]}
    />
  );
}
