import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { template } from './import-queries.ts';
import type { ImportKind } from '../../parts/import-file.ts';
import { importWords } from './import-words.tsx';

const words = {
  zh: { template: '下载模板（XLSX）', name: (kind: string) => `${kind}导入模板.xlsx` },
  en: { template: 'Template (XLSX)', name: (kind: string) => `Template ${kind}.xlsx` },
};

/** The workbook to fill in, with notes and lists of what is allowed. */
export function TemplateButton({ kind, procedure }: { kind: ImportKind; procedure: string | undefined }) {
  const w = useWords(words);
  const kinds = useWords(importWords).kind;
  const save = useMutation({
    mutationFn: () => template(kind, procedure),
    onSuccess: (workbook) => saveFile(workbook, w.name(kinds[kind])),
  });
  return (
    <>
      <Button
        icon={<DownloadOutlined />}
        loading={save.isPending}
        disabled={kind === 'cases' && procedure === undefined}
        onClick={() => save.mutate()}
      >
        {w.template}
      </Button>
      <ProblemAlert error={save.error} />
    </>
  );
}
