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
import type { Filed } from '../../commands/give-command.ts';
import { begunOf } from './begun.ts';
import { FilingForm } from './filing-form.tsx';
import { KeptFiling } from './kept-filing.tsx';
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
  const { waiting } = route.useSearch();
  const navigate = route.useNavigate();
  const [after, setAfter] = useState<Exclude<Filed, { step: 'refused' }> | null>(null);
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
  const title = procedure.data?.title;
  const begun = useQuery({
    queryKey: ['begun', person.id, id, waiting ?? ''],
    enabled: title !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    networkMode: 'always',
    queryFn: () => begunOf({ person: person.id, procedure: id, title: title ?? { zh: '', en: '' } }, waiting),
  });
  const error = procedure.error ?? forms.error;
  if (error !== null) return <ProblemAlert error={error} />;
  if (procedure.data === undefined || forms.data === undefined || begun.data === undefined) return <Skeleton active />;
  const { filing, form } = procedure.data;
  const again = (): void => {
    void begun.refetch();
    setAfter(null);
  };
  if (after?.step === 'filed') return <Receipt filed={after.filed} onAgain={again} />;
  // Whoever goes back to what was refused, or has taken it back, wants its form.
  if (after?.step === 'kept' && after.key !== waiting)
    return (
      <KeptFiling
        procedure={id}
        waiting={after.key}
        why={after.why}
        onFiled={(filed) => setAfter({ step: 'filed', filed })}
        onAgain={again}
      />
    );
  return (
    <>
      <PageTitle
        title={w.title(text(procedure.data.title))}
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
          key={waiting ?? ''}
          procedure={procedure.data}
          schema={forms.data.filing ?? {}}
          begun={begun.data}
          onDone={(done) => {
            if (waiting !== undefined) void navigate({ search: {}, replace: true });
            setAfter(done);
          }}
        />
      )}
    </>
  );
}
