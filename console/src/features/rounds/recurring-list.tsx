// A list of duties or of indicators, narrowed by their names, with what of them the county has still to set.
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input, Skeleton, Table } from 'antd';
import type { TableProps } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { isCountyAdministrator, useMe } from '../../session/use-me.ts';
import type { Duty, NotSet } from './recurring-types.ts';
import { RecurringTabs } from './recurring-tabs.tsx';
import './rounds.css';

const words = {
  zh: {
    find: '查找名称或事项',
    count: (count: number) => `${count} 项`,
    none: '没有符合条件的',
    notSet: '尚未运行：本县还没有设定',
    notSetNote: '设定以下各项后，到期自动开启。',
    set: '去设定',
    item: (procedure: string, part: string, parameter: string) => `${procedure}：${part}（待设定：${parameter}）`,
  },
  en: {
    find: 'Find by name or procedure',
    count: (count: number) => `${count} in all`,
    none: 'None fits',
    notSet: 'Not running: the county has not set',
    notSetNote: 'Once these are set, they open by themselves.',
    set: 'Set them',
    item: (procedure: string, part: string, parameter: string) => `${procedure}: ${part} (to be set: ${parameter})`,
  },
};

const WIDTH = 1080;

interface RecurringListProps<Row extends Duty> {
  readonly shown: 'duties' | 'indicators';
  readonly title: string;
  readonly note: string;
  readonly found: UseQueryResult<{ items: Row[]; notSet: NotSet[] }>;
  readonly columns: NonNullable<TableProps<Row>['columns']>;
  readonly file: readonly ExportColumn<Row>[];
}

export function RecurringList<Row extends Duty>({ shown, title, note, found, columns, file }: RecurringListProps<Row>) {
  const w = useWords(words);
  const text = useText();
  const [sought, setSought] = useState('');
  const rows = (found.data?.items ?? []).filter(({ procedure, part }) =>
    `${text(procedure.title)} ${text(part.title)}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  return (
    <>
      <PageTitle title={title} note={note} actions={<ExportButton name={title} columns={file} rows={() => rows} />} />
      <RecurringTabs shown={shown} />
      <ProblemAlert error={found.error} />
      {found.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {found.data !== undefined && (
        <>
          <div className="recurring-find">
            <Input.Search
              allowClear
              aria-label={w.find}
              placeholder={w.find}
              value={sought}
              onChange={({ target }) => setSought(target.value)}
            />
            <span role="status">{w.count(rows.length)}</span>
          </div>
          {rows.length === 0 ? (
            <Empty title={w.none} />
          ) : (
            <div className="round-scroll" role="group" aria-label={title} tabIndex={0}>
              <Table<Row>
                rowKey={({ procedure, part }) => `${procedure.id} ${part.key}`}
                size="middle"
                dataSource={rows}
                columns={columns}
                pagination={false}
                style={{ minWidth: WIDTH }}
              />
            </div>
          )}
          <NotSetSheet missing={found.data.notSet} />
        </>
      )}
    </>
  );
}

function NotSetSheet({ missing }: { missing: readonly NotSet[] }) {
  const w = useWords(words);
  const text = useText();
  const me = useMe();
  if (missing.length === 0) return null;
  return (
    <Sheet
      title={w.notSet}
      note={w.notSetNote}
      actions={isCountyAdministrator(me) && <Link to="/admin/county-profile">{w.set}</Link>}
    >
      <ul>
        {missing.map(({ procedure, part, parameter }) => (
          <li key={`${procedure.id} ${part.key} ${parameter.key}`}>
            {w.item(text(procedure.title), text(part.title), text(parameter.title))}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
