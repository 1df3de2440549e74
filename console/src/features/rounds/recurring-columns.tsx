// What duties and indicators have in common in their lists.
import { Link } from '@tanstack/react-router';
import type { TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useText, useWords } from '../../language/language.ts';
import type { ExportColumn } from '../../parts/export-button.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { Duty } from './recurring-types.ts';

const words = {
  zh: {
    procedure: '事项',
    cadence: '周期',
    due: '截止',
    by: '报送人',
    next: '下次开启',
    last: '最近一轮',
    none: '尚未开启',
    overdue: '有逾期',
    levels: { village: '各村（社区）', township: '各镇（街道）', county: '县级' },
  },
  en: {
    procedure: 'Procedure',
    cadence: 'Cadence',
    due: 'Due',
    by: 'Owed by',
    next: 'Next opening',
    last: 'Latest round',
    none: 'None yet',
    overdue: 'some overdue',
    levels: { village: 'Villages', township: 'Townships', county: 'County' },
  },
};

interface Column<Row> extends ExportColumn<Row> {
  readonly shown?: (row: Row) => ReactNode;
  readonly width: number;
}

/** The columns of a list, and of its file, behind that of the names. */
export function useRecurringColumns<Row extends Duty>(): Column<Row>[] {
  const w = useWords(words);
  const text = useText();
  return [
    {
      title: w.procedure,
      width: 26,
      value: ({ procedure }) => text(procedure.title),
      shown: ({ procedure }) => (
        <Link to="/procedures/$procedure" params={{ procedure: procedure.id }}>
          {text(procedure.title)}
        </Link>
      ),
    },
    { title: w.cadence, width: 20, value: ({ cadence }) => text(cadence) },
    { title: w.due, width: 22, value: ({ due }) => text(due) },
    {
      title: w.by,
      width: 22,
      value: ({ owedBy }) => `${w.levels[owedBy.level]} · ${text(owedBy.role.title)}`,
    },
    { title: w.next, width: 12, value: ({ nextOpening }) => nextOpening ?? '—' },
    {
      title: w.last,
      width: 16,
      value: ({ lastRound }) => lastRound?.period ?? w.none,
      shown: ({ lastRound }) =>
        lastRound === null ? (
          w.none
        ) : (
          <>
            <Link to="/rounds/$roundId" params={{ roundId: lastRound.id }}>
              {lastRound.period}
            </Link>{' '}
            {lastRound.overdue && <Mark tone="late">{w.overdue}</Mark>}
          </>
        ),
    },
  ];
}

/** The same columns as the table wants them. */
export function tableColumns<Row>(columns: readonly Column<Row>[]): NonNullable<TableProps<Row>['columns']> {
  return columns.map(({ title, value, shown }) => ({
    title,
    render: (_: unknown, row: Row) => shown?.(row) ?? value(row),
  }));
}
