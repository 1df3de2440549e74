// A file on its way in: what it is, its template, a trial with a result for each row, and taking it in.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { ProcedureFilter } from '../../parts/procedure-filter.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { takeFile, tryFile } from '../../parts/import-file.ts';
import { KINDS } from './import-queries.ts';
import type { Asked, ImportKind } from '../../parts/import-file.ts';
import { importWords } from './import-words.tsx';
import { TemplateButton } from './template-button.tsx';
import { Tried } from './tried.tsx';
import './imports.css';

const words = {
  zh: {
    title: '新的导入',
    back: '批量导入',
    what: '一、导入什么',
    kind: '导入内容',
    procedure: '请选择事项',
    region: '范围（不填为您管辖的全部；每一行都须在其中）',
    fill: '二、下载模板并填写',
    fillNote: '首行为列名，黄色为必填；“填写说明”一页逐列写明怎么填。',
    try: '三、试导入',
    file: '选择填好的表格（XLSX 或 CSV，不超过 5000 行）',
    tryNow: '试导入',
  },
  en: {
    title: 'New import',
    back: 'Imports',
    what: '1. What it is',
    kind: 'What it is',
    procedure: 'Choose the procedure',
    region: 'Region (all of yours where it is blank; every row must lie in it)',
    fill: '2. Get the template and fill it in',
    fillNote: 'The first row names the columns, yellow ones are required; its second sheet says how each is filled in.',
    try: '3. Try it',
    file: 'The spreadsheet (XLSX or CSV, 5000 rows at most)',
    tryNow: 'Try it',
  },
};

const route = getRouteApi('/shell/admin/imports/new');

export function NewImportPage() {
  const w = useWords(words);
  const kinds = useWords(importWords);
  const client = useQueryClient();
  const { kind = 'organisations', procedure } = route.useSearch();
  const navigate = route.useNavigate();
  const [region, setRegion] = useState<string>();
  const [file, setFile] = useState<File | null>(null);
  const key = useRef(crypto.randomUUID());
  const asked: Asked = {
    kind,
    ...(kind === 'cases' && procedure !== undefined && { procedure }),
    ...(region !== undefined && { region }),
  };
  const trial = useMutation({ mutationFn: (sheet: File) => tryFile(asked, sheet) });
  const take = useMutation({
    mutationFn: (sheet: File) => takeFile(asked, sheet, key.current),
    onSuccess: async ({ id: importId }) => {
      await client.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/admin/imports/$importId', params: { importId } });
    },
  });
  // What is taken in is what was tried.
  const changed = (): void => {
    key.current = crypto.randomUUID();
    trial.reset();
    take.reset();
  };
  const choose = (chosen: ImportKind, of?: string): void => {
    changed();
    void navigate({ search: { kind: chosen, ...(of !== undefined && { procedure: of }) }, replace: true });
  };
  const ready = file !== null && (kind !== 'cases' || procedure !== undefined);
  return (
    <>
      <PageTitle title={w.title} actions={<Link to="/admin/imports">{w.back}</Link>} />
      <Sheet title={w.what}>
        <Radio.Group
          aria-label={w.kind}
          value={kind}
          onChange={({ target }) => choose(target.value as ImportKind)}
          options={KINDS.map((value) => ({ value, label: kinds.kind[value] }))}
        />
        <p className="import-hint">{kinds.kindNote[kind]}</p>
        <div className="import-fields">
          {kind === 'cases' && (
            <ProcedureFilter ofCases placeholder={w.procedure} value={procedure} onChange={(of) => choose(kind, of)} />
          )}
          <Filter label={w.region}>
            {(id) => (
              <OrganisationPicker
                id={id}
                value={region}
                onChange={(chosen) => {
                  setRegion(chosen);
                  changed();
                }}
              />
            )}
          </Filter>
        </div>
      </Sheet>
      <Sheet title={w.fill} note={w.fillNote}>
        <TemplateButton kind={kind} procedure={procedure} />
      </Sheet>
      <Sheet title={w.try}>
        <div className="import-choose">
          <Filter label={w.file}>
            {(id) => (
              <input
                id={id}
                type="file"
                accept=".xlsx,.csv"
                onChange={({ target }) => {
                  setFile(target.files?.[0] ?? null);
                  changed();
                }}
              />
            )}
          </Filter>
          <Button
            type={trial.isSuccess ? 'default' : 'primary'}
            disabled={!ready}
            loading={trial.isPending}
            onClick={() => file !== null && trial.mutate(file)}
          >
            {w.tryNow}
          </Button>
        </div>
        <ProblemAlert error={trial.error} />
      </Sheet>
      {trial.data !== undefined && file !== null && (
        <Tried
          tried={trial.data}
          name={file.name}
          taking={take.isPending || take.isSuccess}
          refused={take.error}
          onTake={() => take.mutate(file)}
        />
      )}
    </>
  );
}
