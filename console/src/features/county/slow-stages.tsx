import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import type { LedgerFilter } from '../../parts/ledger-filter.ts';
import type { StageNumbers } from './county-types.ts';
import { Panel } from './panel.tsx';

const words = {
  zh: {
    title: '最慢的环节（近90日）',
    stage: '环节',
    procedure: '事项',
    days: '天数中位数',
    p90: '90分位',
    returned: '退回',
  },
  en: {
    title: 'Slowest stages (90 days)',
    stage: 'Stage',
    procedure: 'Procedure',
    days: 'Median days',
    p90: '90th percentile',
    returned: 'Returned',
  },
};

interface SlowStagesProps {
  readonly stages: readonly StageNumbers[];
  readonly within: LedgerFilter;
  readonly pending: boolean;
}

/** Where cases stay longest; a stage opens the cases that are in it. */
export function SlowStages({ stages, within, pending }: SlowStagesProps) {
  const w = useWords(words);
  const text = useText();
  const columns: ExportColumn<StageNumbers>[] = [
    { title: w.stage, value: ({ stage }) => text(stage.title), width: 24 },
    { title: w.procedure, value: ({ procedure }) => text(procedure.title), width: 28 },
    { title: w.days, value: ({ left }) => left.median },
    { title: w.p90, value: ({ left }) => left.p90 },
    { title: w.returned, value: ({ returned }) => returned },
  ];
  const [, ...plain] = columns;
  return (
    <Panel title={w.title} actions={<ExportButton name={w.title} rows={() => stages} columns={columns} />}>
      <Table<StageNumbers>
        rowKey={({ procedure, stage }) => `${procedure.key} ${stage.key}`}
        size="small"
        loading={pending}
        dataSource={[...stages]}
        pagination={false}
        columns={[
          {
            title: w.stage,
            render: (_, row) => (
              <Link to="/ledgers" search={{ ...within, procedure: row.procedure.key, stage: row.stage.key }}>
                {text(row.stage.title)}
              </Link>
            ),
          },
          ...plain.map(({ title, value }) => ({ title, render: (_: unknown, row: StageNumbers) => value(row) })),
        ]}
      />
    </Panel>
  );
}
