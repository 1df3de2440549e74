// 修复: the orders, newest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { ChoiceFilter, Filters } from '../../parts/filters.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { momentText } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { KIND_ORDER, KINDS } from './kinds.ts';
import { repairListQuery, wholeRepairs } from './repair-queries.ts';
import type { RepairListSearch } from './repair-queries.ts';
import type { RepairView } from './repair-types.ts';
import { RepairStateMark, stateWords } from './repair-state.tsx';
import './repairs.css';

const words = {
  zh: {
    title: '修复记录',
    note: '每次修复都有理由、试算和逐件结果。',
    new: '新的修复',
    state: '状态',
    kind: '方式',
    list: '修复',
    none: '还没有修复记录',
    noneText: '从卡住的事项进入，或新建一次修复。',
    done: (done: number, total: number) => `完成 ${done}/${total}`,
    failed: (count: number) => `未成 ${count}`,
    reason: '理由',
    by: '经办人',
    at: '时间',
    total: '件数',
    doneCount: '已完成',
    notDone: '未成',
  },
  en: {
    title: 'Repairs',
    note: 'Each order has its reason, its trial and a result per case.',
    new: 'New repair',
    state: 'State',
    kind: 'Kind',
    list: 'Orders',
    none: 'Nothing was repaired yet',
    noneText: 'Begin at what is stuck, or order a repair.',
    done: (done: number, total: number) => `${done} of ${total} done`,
    failed: (count: number) => `${count} not done`,
    reason: 'Reason',
    by: 'Ordered by',
    at: 'At',
    total: 'Cases',
    doneCount: 'Done',
    notDone: 'Not done',
  },
};

/** Cases that were not repaired, for whatever reason. */
const notDone = ({ progress: { refused, changedSince, failed } }: RepairView): number =>
  refused + changedSince + failed;

const route = getRouteApi('/shell/admin/repairs');

export function RepairListPage() {
  const w = useWords(words);
  const text = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const states = useWords(stateWords);
  const narrow = (changes: { [Key in keyof RepairListSearch]: RepairListSearch[Key] | undefined }) =>
    void navigate({
      search: Object.fromEntries(
        Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined),
      ) as RepairListSearch,
      replace: true,
    });
  return (
    <>
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          <>
            <Link className="repair-new" to="/admin/repairs/new">
              {w.new}
            </Link>
            <ExportButton
              name={w.title}
              rows={() => wholeRepairs(search)}
              columns={[
                { title: w.kind, value: ({ title }: RepairView) => text(title), width: 28 },
                { title: w.state, value: ({ state }) => states[state] },
                { title: w.total, value: ({ total }) => total, width: 10 },
                { title: w.doneCount, value: ({ progress }) => progress.done, width: 10 },
                { title: w.notDone, value: notDone, width: 10 },
                { title: w.reason, value: ({ reason }) => reason, width: 40 },
                { title: w.by, value: ({ orderedBy }) => orderedBy.name },
                { title: w.at, value: ({ orderedAt }) => momentText(orderedAt), width: 18 },
              ]}
            />
          </>
        }
      />
      <Filters>
        <ChoiceFilter
          label={w.state}
          value={search.state}
          options={Object.entries(states).map(([value, label]) => ({ value: value as keyof typeof states, label }))}
          onChange={(state) => narrow({ state })}
        />
        <ChoiceFilter
          label={w.kind}
          value={search.kind}
          options={KIND_ORDER.map((value) => ({ value, label: text(KINDS[value].title) }))}
          onChange={(kind) => narrow({ kind })}
        />
      </Filters>
      <Orders search={search} />
    </>
  );
}

function Orders({ search }: { search: RepairListSearch }) {
  const w = useWords(words);
  const text = useText();
  const pages = useInfiniteQuery(repairListQuery(search));
  if (pages.error !== null) return <ProblemAlert error={pages.error} />;
  if (pages.data === undefined) return <Skeleton active paragraph={{ rows: 6 }} />;
  const orders = pages.data.pages.flatMap((page) => page.items);
  if (orders.length === 0) return <Empty title={w.none} text={w.noneText} />;
  return (
    <>
      <ul className="repair-list" aria-label={w.list}>
        {orders.map((order) => {
          const not = notDone(order);
          return (
            <li key={order.id}>
              <Link to="/admin/repairs/$repairId" params={{ repairId: order.id }}>
                {text(order.title)}
              </Link>
              <span>
                <RepairStateMark state={order.state} /> {w.done(order.progress.done, order.total)}{' '}
                {not > 0 && w.failed(not)}
              </span>
              <span className="repair-list-reason">{order.reason}</span>
              <span className="repair-hint">
                {order.orderedBy.name} <Moment at={order.orderedAt} />
              </span>
            </li>
          );
        })}
      </ul>
      <LoadMore pages={pages} count={orders.length} />
    </>
  );
}
