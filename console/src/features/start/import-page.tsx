import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { answer, api, send } from '../../api/client.ts';
import type { operations } from '../../api/schema.d.ts';
import { useLanguage, useText, useWords } from '../../language/language.ts';
import { fieldsOf } from '../../parts/form/form-schema.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { fineRows } from './import-count.ts';
import { ImportRows } from './import-rows.tsx';
import { templateOf } from './template.ts';
import './start.css';

type Result = operations['postCasesImport']['responses'][200]['content']['application/json'];
export type ImportRow = Result['rows'][number];

const words = {
  zh: {
    title: (procedure: string) => `批量发起：${procedure}`,
    one: '单件发起',
    get: '一、下载并填写模板',
    getText: '每行一件；第一行为表头，不要改动。“组织代码”填受理单位的代码，“主体”填身份证号或对象编号。',
    template: '下载模板（CSV）',
    check: '二、核对',
    file: '选择表格（CSV 或 XLSX）',
    checkNow: '核对',
    do: '三、提交',
    submit: (count: number) => `提交 ${count} 件`,
    checked: (fine: number, wrong: number) =>
      wrong === 0 ? `核对完毕：${fine} 行可以提交` : `核对完毕：${fine} 行可以提交，${wrong} 行有问题`,
    fix: '有问题的行不会提交；可在表格中改正后重新核对。',
    done: (started: number, refused: number) =>
      refused === 0 ? `已发起 ${started} 件` : `已发起 ${started} 件，${refused} 行未接受`,
  },
  en: {
    title: (procedure: string) => `Start many: ${procedure}`,
    one: 'Start one',
    get: '1. Get the template and fill it in',
    getText:
      'A case a row; the first row is the head, leave it as it is. 组织代码 is the code of where it is handed in, 主体 an ID number or the id of the subject.',
    template: 'Template (CSV)',
    check: '2. Check',
    file: 'Choose a spreadsheet (CSV or XLSX)',
    checkNow: 'Check',
    do: '3. Hand in',
    submit: (count: number) => `Hand in ${count}`,
    checked: (fine: number, wrong: number) => `Checked: ${fine} rows can be handed in, ${wrong} have faults`,
    fix: 'Rows with faults are not handed in; correct them in the spreadsheet and check again.',
    done: (started: number, refused: number) => `${started} started, ${refused} rows refused`,
  },
};

const route = getRouteApi('/shell/start/$procedure/import');

/** Files a case for each row of a spreadsheet: checked first, with each fault at its cell. */
export function ImportPage() {
  const w = useWords(words);
  const text = useText();
  const { language } = useLanguage();
  const input = useId();
  const { procedure: id } = route.useParams();
  const [file, setFile] = useState<File | null>(null);
  const key = useRef(crypto.randomUUID());
  const procedure = useQuery({
    queryKey: ['procedure', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/procedures/{procedure}', { params: { path: { procedure: id } }, signal })),
  });
  const forms = useQuery({
    queryKey: ['procedure', id, 'forms', language],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/procedures/{procedure}/forms', { params: { path: { procedure: id } }, signal })),
  });
  const sent = async (sheet: File, dryRun: boolean): Promise<Result> => {
    const url = new URL('/api/v1/cases/import', location.origin);
    url.searchParams.set('procedure', id);
    url.searchParams.set('dryRun', String(dryRun));
    const body = new FormData();
    body.append('file', sheet, sheet.name);
    const headers = new Headers();
    if (!dryRun) headers.set('idempotency-key', key.current);
    return (await (await send(new Request(url, { method: 'POST', body, headers }))).json()) as Result;
  };
  const check = useMutation({ mutationFn: (sheet: File) => sent(sheet, true) });
  const submit = useMutation({ mutationFn: (sheet: File) => sent(sheet, false) });
  const title = procedure.data === undefined ? '' : text(procedure.data.title);
  const download = (): void => {
    const fields = fieldsOf(forms.data?.filing ?? {});
    saveFile(new Blob([templateOf(fields)], { type: 'text/csv;charset=utf-8' }), `${title}.csv`);
  };
  if (procedure.error !== null) return <ProblemAlert error={procedure.error} />;
  const result = submit.data ?? check.data;
  const fine = fineRows(check.data);
  return (
    <>
      <PageTitle
        title={w.title(title)}
        actions={
          <Link to="/start/$procedure" params={{ procedure: id }}>
            {w.one}
          </Link>
        }
      />
      <div className="import-steps">
        <section className="import-step">
          <h2>{w.get}</h2>
          <div className="import-row">
            <span>{w.getText}</span>
            <Button disabled={!forms.isSuccess} onClick={download}>
              {w.template}
            </Button>
          </div>
          <ProblemAlert error={forms.error} />
        </section>
        <section className="import-step">
          <h2>{w.check}</h2>
          <div className="import-row">
            <label htmlFor={input}>{w.file}</label>
            <input
              id={input}
              type="file"
              accept=".csv,.xlsx"
              onChange={({ target }) => {
                setFile(target.files?.[0] ?? null);
                key.current = crypto.randomUUID();
                check.reset();
                submit.reset();
              }}
            />
            <Button
              type={check.isSuccess ? 'default' : 'primary'}
              disabled={file === null}
              loading={check.isPending}
              onClick={() => file !== null && check.mutate(file)}
            >
              {w.checkNow}
            </Button>
          </div>
          <ProblemAlert error={check.error} />
          {check.isSuccess && !submit.isSuccess && (
            <Notice
              tone={check.data.refused > 0 ? 'soon' : 'good'}
              title={w.checked(fine, check.data.refused)}
              {...(check.data.refused > 0 && { text: w.fix })}
            />
          )}
        </section>
        {check.isSuccess && fine > 0 && file !== null && (
          <section className="import-step">
            <h2>{w.do}</h2>
            {!submit.isSuccess && (
              <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate(file)}>
                {w.submit(fine)}
              </Button>
            )}
            <ProblemAlert error={submit.error} />
            {submit.isSuccess && (
              <Notice
                tone={submit.data.refused > 0 ? 'soon' : 'good'}
                title={w.done(submit.data.started, submit.data.refused)}
              />
            )}
          </section>
        )}
        {result !== undefined && <ImportRows rows={result.rows} />}
      </div>
    </>
  );
}
