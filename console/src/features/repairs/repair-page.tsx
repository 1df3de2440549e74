// One order: why, by whom, how far it is, what became of each case; paused, resumed, approved or rejected from here.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Progress, Skeleton } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { ChoiceFilter } from '../../parts/filters.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { momentText } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { OrderActions } from './order-actions.tsx';
import { repairItemsQuery, repairQuery, wholeItems } from './repair-queries.ts';
import type { RepairItem, RepairView } from './repair-types.ts';
import { RepairItemMark, RepairStateMark, itemWords } from './repair-state.tsx';
import './repairs.css';

const words = {
  zh: {
    back: '修复记录',
    order: '这次修复',
    reason: '理由',
    by: '下达人',
    at: '下达时间',
    second: '复核人',
    note: '复核意见',
    paused: '暂停人',
    finished: '执行完毕',
    even: '试算后有变化的也修复',
    yes: '是',
    progress: '进度',
    items: '逐件结果',
    state: '结果',
    attempts: (count: number) => `已试 ${count} 次`,
    message: '消息或定时任务',
    none: '没有这样的结果',
    number: '事项编号',
    why: '说明',
    tried: '已试次数',
    settled: '时间',
  },
  en: {
    back: 'Repairs',
    order: 'The order',
    reason: 'Reason',
    by: 'Ordered by',
    at: 'Ordered',
    second: 'Second person',
    note: 'What he said',
    paused: 'Paused by',
    finished: 'Finished',
    even: 'Also what has moved on since',
    yes: 'yes',
    progress: 'Progress',
    items: 'Result per case',
    state: 'Result',
    attempts: (count: number) => `${count} attempts`,
    message: 'A message or a schedule',
    none: 'None with this result',
    number: 'Case',
    why: 'Why',
    tried: 'Attempts',
    settled: 'At',
  },
};

const PERCENT = 100;
const route = getRouteApi('/shell/admin/repairs/$repairId');

export function RepairPage() {
  const { repairId } = route.useParams();
  const order = useQuery(repairQuery(repairId));
  if (order.data === undefined) {
    return order.error === null ? <Skeleton active paragraph={{ rows: 8 }} /> : <ProblemAlert error={order.error} />;
  }
  return <Order order={order.data} />;
}

function Order({ order }: { order: RepairView }) {
  const w = useWords(words);
  const text = useText();
  const { progress, total } = order;
  const settled = total - progress.pending;
  return (
    <>
      <PageTitle
        title={text(order.title)}
        note={<RepairStateMark state={order.state} />}
        actions={<Link to="/admin/repairs">{w.back}</Link>}
      />
      <OrderActions order={order} />
      <Sheet title={w.order}>
        <Facts
          facts={[
            [w.reason, order.reason],
            [w.by, order.orderedBy.name],
            [w.at, <Moment key="at" at={order.orderedAt} />],
            [w.second, order.second?.by.name],
            [w.note, order.second?.note],
            [w.paused, order.pausedBy?.name],
            [w.finished, order.finishedAt === null ? null : <Moment key="finished" at={order.finishedAt} />],
            [w.even, order.evenIfChanged ? w.yes : null],
          ]}
        />
        <Progress
          aria-label={w.progress}
          percent={total === 0 ? PERCENT : Math.round((settled / total) * PERCENT)}
          success={{ percent: total === 0 ? PERCENT : Math.round((progress.done / total) * PERCENT) }}
          format={() => `${settled}/${total}`}
        />
      </Sheet>
      <Items order={order} settled={settled} />
    </>
  );
}

function Items({ order, settled }: { order: RepairView; settled: number }) {
  const w = useWords(words);
  const text = useText();
  const states = useWords(itemWords);
  const [state, setState] = useState<RepairItem['state']>();
  const pages = useInfiniteQuery(repairItemsQuery(order.id, state, settled));
  const items = pages.data?.pages.flatMap((page) => page.items);
  return (
    <Sheet
      title={w.items}
      actions={
        <>
          <ExportButton
            name={`${text(order.title)} ${w.items}`}
            rows={() => wholeItems(order.id, state)}
            columns={[
              {
                title: w.number,
                value: (item: RepairItem) => (item.case === null ? w.message : item.case.number),
                width: 24,
              },
              { title: w.state, value: (item) => states[item.state] },
              { title: w.why, value: ({ reason }) => reason && text(reason.message), width: 48 },
              { title: w.tried, value: ({ attempts }) => attempts, width: 10 },
              { title: w.settled, value: ({ settledAt }) => settledAt && momentText(settledAt), width: 18 },
            ]}
          />
          <ChoiceFilter
            label={w.state}
            value={state}
            options={Object.entries(states).map(([value, label]) => ({
              value: value as RepairItem['state'],
              label: `${label} ${order.progress[value as RepairItem['state']]}`,
            }))}
            onChange={setState}
          />
        </>
      }
    >
      <ProblemAlert error={pages.error} />
      {items === undefined && pages.error === null && <Skeleton active />}
      {items?.length === 0 && <p className="repair-hint">{w.none}</p>}
      {items !== undefined && items.length > 0 && (
        <>
          <ol className="repair-items">
            {items.map((item) => (
              <Item key={item.position} item={item} />
            ))}
          </ol>
          <LoadMore pages={pages} count={items.length} />
        </>
      )}
    </Sheet>
  );
}

function Item({ item }: { item: RepairItem }) {
  const w = useWords(words);
  const text = useText();
  return (
    <li>
      <span>
        {item.case === null ? w.message : <CaseLink caseId={item.case.id}>{item.case.number ?? ''}</CaseLink>}{' '}
        <RepairItemMark state={item.state} />
      </span>
      {item.reason !== null && <span>{text(item.reason.message)}</span>}
      <span className="repair-hint">
        {item.attempts > 1 && w.attempts(item.attempts)} {item.settledAt !== null && <Moment at={item.settledAt} />}
      </span>
    </li>
  );
}
