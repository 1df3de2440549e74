import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { saveFile } from '../../parts/save-file.ts';

const words = { zh: { export: '导出' }, en: { export: 'Export' } };
const SHORT = 8;

/** Saves a version as the file that another county imports. */
export function ExportVersion({ hash }: { hash: string }) {
  const w = useWords(words);
  const save = useMutation({
    mutationFn: () => answer(api.GET('/api/v1/definitions/{hash}/export', { params: { path: { hash } } })),
    onSuccess: (transfer) => {
      const content = new Blob([JSON.stringify(transfer, null, 2)], { type: 'application/json' });
      saveFile(content, `definition-${hash.slice(0, SHORT)}.json`);
    },
  });
  return (
    <>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        {w.export}
      </Button>
      <ProblemAlert error={save.error} />
    </>
  );
}
