import { Table } from 'antd';
import type { TableProps } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { fetchNearEnd } from '../../parts/fetch-near-end.ts';
import { Moment } from '../../parts/moment.tsx';
import { ClaimButton } from './claim-button.tsx';
import type { TaskTab } from './inbox-search.ts';
import { TaskDue, TaskStage, TaskSubject } from './task-cells.tsx';
import { keyOf } from './task-queries.ts';
import type { TaskRow } from './task-queries.ts';

const words = {
  zh: {
    subject: '对象',
    stage: '环节',
    organisation: '单位',
    due: '期限',
    hand: '操作',
    open: '办理',
    openOf: (number: string) => `办理 ${number}`,
    finished: '办结时间',
    outcome: '办理结果',
    choose: (number: string) => `选择 ${number}`,
    chooseAll: '全选',
  },
  en: {
    subject: 'About',
    stage: 'Stage',
    organisation: 'Organisation',
    due: 'Due',
    hand: 'Actions',
    open: 'Open',
    openOf: (number: string) => `Open ${number}`,
    finished: 'Finished',
    outcome: 'Outcome',
    choose: (number: string) => `Choose ${number}`,
    chooseAll: 'Choose all',
  },
};

/** From this many lines on the table scrolls in itself, and only those in sight are drawn. */
export const VIRTUAL_FROM = 200;
const HEIGHT = 640;

export interface TaskListProps {
  readonly tasks: readonly TaskRow[];
  readonly tab: TaskTab;
  readonly chosen: readonly string[];
  /** Null where nothing can be chosen. */
  readonly onChosen: ((keys: readonly string[]) => void) | null;
  readonly pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}

// One for all drawings: antd asks it of every line again whenever it is another.
const disabledIfHeld = ({ held }: TaskRow) => ({ disabled: held });

/** A worklist as a table; a long one scrolls in itself and draws only what is in sight. */
export function TaskTable({ tasks, tab, chosen, onChosen, pages }: TaskListProps) {
  const w = useWords(words);
  const text = useText();
  const columns: TableProps<TaskRow>['columns'] = [
    { title: w.subject, width: 320, render: (_, task) => <TaskSubject task={task} /> },
    { title: w.stage, width: 220, render: (_, task) => <TaskStage task={task} /> },
    { title: w.organisation, width: 180, render: (_, task) => text(task.organisation.name) },
    ...(tab === 'done'
      ? [
          {
            title: w.outcome,
            width: 140,
            render: (_: unknown, task: TaskRow) => (task.outcome === null ? '—' : text(task.outcome.title)),
          },
          {
            title: w.finished,
            width: 160,
            render: (_: unknown, task: TaskRow) => task.finishedAt !== null && <Moment at={task.finishedAt} />,
          },
        ]
      : [
          { title: w.due, width: 260, render: (_: unknown, task: TaskRow) => <TaskDue task={task} /> },
          {
            title: w.hand,
            width: 170,
            render: (_: unknown, task: TaskRow) => (
              <div className="task-actions">
                {tab === 'mine' && <CaseLink caseId={task.caseId}>{w.open}</CaseLink>}
                {tab === 'mine' && <ClaimButton task={task} />}
              </div>
            ),
          },
        ]),
  ];
  const virtual = tasks.length >= VIRTUAL_FROM;
  return (
    <Table<TaskRow>
      rowKey={keyOf}
      dataSource={tasks}
      columns={tab === 'unit' ? columns.slice(0, -1) : columns}
      pagination={false}
      size="middle"
      virtual={virtual}
      // Without `scroll` there is no hidden copy of the head, whose check box a screen reader would find.
      {...(virtual && { scroll: { x: 1100, y: HEIGHT } })}
      className={virtual ? 'task-table' : 'task-table task-table-whole'}
      {...(virtual && { onScroll: fetchNearEnd(pages) })}
      {...(onChosen !== null && {
        rowSelection: {
          columnWidth: 48,
          getTitleCheckboxProps: () => ({ 'aria-label': w.chooseAll }),
          selectedRowKeys: [...chosen],
          onChange: (keys: React.Key[]) => onChosen(keys.map(String)),
          getCheckboxProps: disabledIfHeld,
          // A plain one, as the button: antd's own takes most of the time in which a line is drawn.
          renderCell: (checked: boolean, task: TaskRow) => (
            <input
              type="checkbox"
              className="task-choose"
              aria-label={w.choose(task.caseNumber)}
              disabled={task.held}
              checked={checked}
              onChange={() =>
                onChosen(checked ? chosen.filter((key) => key !== keyOf(task)) : [...chosen, keyOf(task)])
              }
            />
          ),
        },
      })}
    />
  );
}
