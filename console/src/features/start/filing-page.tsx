import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useLanguage, useText, useWords } from '../../language/language.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useWhoStarts } from '../../parts/who-starts.ts';
import { useMe } from '../../session/use-me.ts';
import { drafts } from './drafts.ts';
import { FilingForm } from './filing-form.tsx';
import type { Filed } from './filing-form.tsx';
import { Receipt } from './receipt.tsx';
import './start.css';

const words = {
  zh: {
    title: (procedure: string) => `发起：${procedure}`,
    page: '事项说明',
    import: '用表格批量发起',
    notMine: '您不能发起这一事项',
    notCase: '这一事项由系统开启，不需要发起',
  },
  en: {
    title: (procedure: string) => `Start: ${procedure}`,
    page: 'About the procedure',
    import: 'Start many from a spreadsheet',
    notMine: 'You may not start this procedure',
    notCase: 'The system opens this; nobody starts it',
  },
};

const route = getRouteApi('/shell/start/$procedure');
const LONG_MS = 600_000;

/** Files one case: its form, what was begun before, and the receipt. */
export function FilingPage() {
  const w = useWords(words);
  const text = useText();
  const { language } = useLanguage();
  const whoStarts = useWhoStarts();
  const { procedure: id } = route.useParams();
  const { person } = useMe();
  const [filed, setFiled] = useState<Filed | null>(null);
  const path = { path: { procedure: id } };
  const procedure = useQuery({
    queryKey: ['procedure', id],
    staleTime: LONG_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/procedures/{procedure}', { params: path, signal })),
  });
  const forms = useQuery({
    queryKey: ['procedure', id, 'forms', language],
    staleTime: LONG_MS,
    queryFn: ({ signal }) => answer(api.GET('/api/v1/procedures/{procedure}/forms', { params: path, signal })),
  });
  const draft = useQuery({
    queryKey: ['drafts', person.id, id],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: () => drafts.of(person.id, id),
  });
  const error = procedure.error ?? forms.error;
  if (error !== null) return <ProblemAlert error={error} />;
  if (procedure.data === undefined || forms.data === undefined || draft.data === undefined) return <Skeleton active />;
  const { title, filing, form } = procedure.data;
  if (filed !== null) return <Receipt filed={filed} onAgain={() => setFiled(null)} />;
  return (
    <>
      <PageTitle
        title={w.title(text(title))}
        note={whoStarts({ filing, form })}
        actions={
          <>
            <Link to="/procedures/$procedure" params={{ procedure: id }}>
              {w.page}
            </Link>
            {filing?.mayFile === true && (
              <Link to="/start/$procedure/import" params={{ procedure: id }}>
                {w.import}
              </Link>
            )}
          </>
        }
      />
      {filing === null && <Notice tone="info" title={w.notCase} />}
      {filing !== null && !filing.mayFile && (
        <Notice tone="soon" title={w.notMine} text={whoStarts({ filing, form })} />
      )}
      {filing?.mayFile === true && (
        <FilingForm
          procedure={procedure.data}
          schema={forms.data.filing ?? {}}
          draft={draft.data}
          onFiled={(done) => {
            void drafts.drop(person.id, id).then(() => draft.refetch());
            setFiled(done);
          }}
        />
      )}
    </>
  );
}
