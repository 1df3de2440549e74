import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/language.ts';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { discardRows, faultsFile, takeAgain } from './import-queries.ts';
import type { ImportView } from '../../parts/import-file.ts';

const words = {
  zh: {
    title: (count: number) => `${count} 行有问题，没有导入`,
    text: '下载问题行，改正后作为新的导入；如果缺的单位、人员已经补上，可直接再次导入。内容加密保存 30 天后删除。',
    discarded: '问题行的内容已删除，结果仍在下面；请更正原表格后重新导入。',
    download: '下载问题行（XLSX）',
    name: (file: string) => `问题行 ${file.replace(/\.[^.]*$/, '')}.xlsx`,
    again: '再次导入问题行',
    discard: '删除问题行的内容',
    sure: '删除后不能再下载或再次导入这些行，确定吗？',
    yes: '删除',
    no: '取消',
    new: '新的导入',
  },
  en: {
    title: (count: number) => `${count} rows have faults and were not taken in`,
    text: 'Get them, correct them and import them anew; or take them again when what they lacked is there. They are kept, encrypted, for 30 days.',
    discarded: 'What was in them is deleted; their results are below. Correct your spreadsheet and import it anew.',
    download: 'Rows with faults (XLSX)',
    name: (file: string) => `faults ${file.replace(/\.[^.]*$/, '')}.xlsx`,
    again: 'Take them again',
    discard: 'Delete them',
    sure: 'They can’t be had or taken again then. Delete them?',
    yes: 'Delete',
    no: 'Cancel',
    new: 'New import',
  },
};

interface RefusedRowsProps {
  readonly view: ImportView;
  /** What the page shall look out for, once something was asked for. */
  readonly onAsked: (isAwaited: (view: ImportView) => boolean) => void;
}

/** What to do about the rows that were refused. */
export function RefusedRows({ view, onAsked }: RefusedRowsProps) {
  const { id, kind, procedure, fileName, finishedAt, progress, state } = view;
  const w = useWords(words);
  const client = useQueryClient();
  const [keys] = useState(() => ({ again: crypto.randomUUID(), discard: crypto.randomUUID() }));
  const refresh = () => client.invalidateQueries({ queryKey: ['imports'] });
  const download = useMutation({
    mutationFn: () => faultsFile(id),
    onSuccess: (workbook) => saveFile(workbook, w.name(fileName)),
  });
  const again = useMutation({
    mutationFn: () => takeAgain(id, keys.again),
    onSuccess: () => {
      onAsked((now) => now.finishedAt === finishedAt);
      return refresh();
    },
  });
  const discard = useMutation({
    mutationFn: () => discardRows(id, keys.discard),
    onSuccess: () => {
      onAsked((now) => now.state !== 'discarded');
      return refresh();
    },
  });
  const isOpen = state === 'done';
  return (
    <>
      <Notice
        tone={isOpen ? 'soon' : 'plain'}
        title={w.title(progress.failed)}
        text={state === 'discarded' ? w.discarded : w.text}
        actions={
          isOpen ? (
            <>
              <Button type="primary" loading={download.isPending} onClick={() => download.mutate()}>
                {w.download}
              </Button>
              <Button loading={again.isPending || again.isSuccess} onClick={() => again.mutate()}>
                {w.again}
              </Button>
              <Popconfirm title={w.sure} okText={w.yes} cancelText={w.no} onConfirm={() => discard.mutate()}>
                <Button danger loading={discard.isPending || discard.isSuccess}>
                  {w.discard}
                </Button>
              </Popconfirm>
            </>
          ) : (
            <Link to="/admin/imports/new" search={{ kind, ...(procedure !== null && { procedure }) }}>
              {w.new}
            </Link>
          )
        }
      />
      <ProblemAlert error={download.error ?? again.error ?? discard.error} />
    </>
  );
}
