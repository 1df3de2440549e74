// A holiday notice on its way in: what it is read as and what it would move is seen before it is taken.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { previewQuery, takeIn } from './holiday-queries.ts';
import type { Given } from './holiday-queries.ts';
import { NoticePreviewView } from './notice-preview.tsx';
import './holidays.css';

const words = {
  zh: {
    title: '导入放假通知',
    note: '先预览：系统把通知读成什么、哪些期限会变动；确认后才录入。',
    back: '节假日通知',
    given: '通知',
    how: '通知的形式',
    paste: '粘贴全文',
    upload: '上传文件',
    text: '通知全文',
    textHint: '国务院办公厅关于2027年部分节假日安排的通知……\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。……',
    file: '文件（文本、JSON、CSV 或 XLSX；表格的列为日期、类型、名称，类型填放假或上班）',
    year: '年度（文中没有写明时填）',
    source: '文号（文中没有写明时填）',
    preview: '预览',
  },
  en: {
    title: 'Import a holiday notice',
    note: 'See first how it is read and which limits would move; only then it is taken in.',
    back: 'Holiday notices',
    given: 'The notice',
    how: 'How it comes',
    paste: 'Paste its text',
    upload: 'Upload a file',
    text: 'Text of the notice',
    textHint: 'As it was published, in Chinese',
    file: 'File (text, JSON, CSV or XLSX; a sheet has the columns 日期, 类型 and 名称, with 放假 or 上班 as 类型)',
    year: 'Year (where the text names none)',
    source: 'Number of the notice (where the text names none)',
    preview: 'Preview',
  },
};

const LONGEST = 20_000;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const route = getRouteApi('/shell/admin/calendar/import');

export function ImportNoticePage() {
  const w = useWords(words);
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const [how, setHow] = useState<'paste' | 'upload'>('paste');
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const [source, setSource] = useState('');
  const [given, setGiven] = useState<Given | null>(null);
  const pages = useInfiniteQuery(previewQuery(given));
  const take = useMutation({
    mutationFn: ({ notice, replace }: { notice: Given; replace: boolean }) => takeIn(notice, replace),
    onSuccess: async ({ id: noticeId }) => {
      await client.invalidateQueries();
      await navigate({ to: '/admin/calendar/notices/$noticeId', params: { noticeId } });
    },
  });
  // What is taken in is what was previewed.
  const changed = (): void => {
    setGiven(null);
    take.reset();
  };
  const content = how === 'paste' ? text.trim() : file;
  const ask = (): void => {
    if (content === null || content === '') return;
    take.reset();
    setGiven({
      id: crypto.randomUUID(),
      content,
      ...(year !== null && { year }),
      ...(source.trim() !== '' && { source: source.trim() }),
    });
  };
  return (
    <>
      <PageTitle title={w.title} note={w.note} actions={<Link to="/admin/calendar">{w.back}</Link>} />
      <Sheet title={w.given}>
        <form
          className="holiday-form"
          onSubmit={(event) => {
            event.preventDefault();
            ask();
          }}
        >
          <Radio.Group
            className="holiday-how"
            aria-label={w.how}
            value={how}
            onChange={({ target }) => {
              setHow(target.value as typeof how);
              changed();
            }}
            options={(['paste', 'upload'] as const).map((value) => ({ value, label: w[value] }))}
          />
          {how === 'paste' ? (
            <Filter label={w.text}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  value={text}
                  maxLength={LONGEST}
                  placeholder={w.textHint}
                  autoSize={{ minRows: 8, maxRows: 24 }}
                  onChange={({ target }) => {
                    setText(target.value);
                    changed();
                  }}
                />
              )}
            </Filter>
          ) : (
            <Filter label={w.file}>
              {(id) => (
                <input
                  id={id}
                  type="file"
                  accept=".txt,.json,.csv,.xlsx"
                  onChange={({ target }) => {
                    setFile(target.files?.[0] ?? null);
                    changed();
                  }}
                />
              )}
            </Filter>
          )}
          <div className="holiday-fields">
            <Filter label={w.year}>
              {(id) => (
                <InputNumber
                  id={id}
                  value={year}
                  min={FIRST_YEAR}
                  max={LAST_YEAR}
                  precision={0}
                  style={{ width: '100%' }}
                  onChange={(value) => {
                    setYear(value);
                    changed();
                  }}
                />
              )}
            </Filter>
            <Filter label={w.source}>
              {(id) => (
                <Input
                  id={id}
                  value={source}
                  maxLength={100}
                  placeholder="国办发明电〔2026〕1号"
                  onChange={({ target }) => {
                    setSource(target.value);
                    changed();
                  }}
                />
              )}
            </Filter>
          </div>
          <p className="holiday-buttons">
            <Button
              type={pages.isSuccess ? 'default' : 'primary'}
              htmlType="submit"
              disabled={content === null || content === ''}
              loading={pages.isFetching && !pages.isFetchingNextPage}
            >
              {w.preview}
            </Button>
          </p>
        </form>
        {given !== null && <ProblemAlert error={pages.error} />}
      </Sheet>
      {given !== null && pages.data !== undefined && (
        <NoticePreviewView
          key={given.id}
          given={given}
          pages={pages}
          previews={pages.data.pages}
          taking={take.isPending}
          refused={take.error}
          onTake={(replace) => take.mutate({ notice: given, replace })}
        />
      )}
    </>
  );
}
