// 县级配置: what the county sets for the procedures of the release; what would change is shown before it is set.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { keyed } from '../../api/keyed.ts';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import type { ProfileEffect } from './definition-queries.ts';
import { JsonEditor } from './json-editor.tsx';
import { readDocument } from './json-place.ts';
import './definitions.css';

const words = {
  zh: {
    title: '县级配置',
    note: '参数、计划年度、岗位和升级阶梯。修改会生成受影响事项的新版本，在办事项不变。',
    text: '配置（JSON）',
    ground: '依据或理由（必填）',
    try: '试算影响',
    set: '保存',
    effect: '影响',
    saved: '已保存',
    unchanged: (count: number) => `其余 ${count} 个事项不变`,
    state: { activated: '将生成新版本', kept: '保留本县版本', notReady: '暂不能启用', refused: '不能生成' },
    history: '历次修改',
    none: '还没有设定过。',
  },
  en: {
    title: 'The county’s profile',
    note: 'Parameters, plan years, posts and ladders. A change makes new versions; running cases stay as they are.',
    text: 'Profile (JSON)',
    ground: 'Ground (required)',
    try: 'See what would change',
    set: 'Set it',
    effect: 'What changes',
    saved: 'It is set',
    unchanged: (count: number) => `${count} other procedures stay as they are`,
    state: { activated: 'a new version', kept: 'the county’s own stays', notReady: 'not ready', refused: 'refused' },
    history: 'Changes so far',
    none: 'Nothing was set yet.',
  },
};

const nowQuery = {
  queryKey: ['county-profile'],
  staleTime: Infinity,
  queryFn: ({ signal }: { signal: AbortSignal }) => answer(api.GET('/api/v1/county-profile', { signal })),
};

export function CountyProfilePage() {
  const w = useWords(words);
  const now = useQuery(nowQuery);
  return (
    <>
      <PageTitle title={w.title} note={w.note} />
      <ProblemAlert error={now.error} />
      {now.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {now.data !== undefined && (
        <Editor
          key={now.data.current?.id ?? 0}
          before={now.data.current?.id ?? null}
          profile={now.data.current?.profile ?? {}}
        />
      )}
      <History />
    </>
  );
}

function Editor({ before, profile }: { before: number | null; profile: Record<string, unknown> }) {
  const w = useWords(words);
  const client = useQueryClient();
  const [typed, setTyped] = useState(JSON.stringify(profile, null, 2));
  const [ground, setGround] = useState('');
  const key = useFormKey();
  const read = readDocument(typed);
  const dryRun = useMutation({
    mutationFn: (document: Record<string, unknown>) =>
      answer(api.POST('/api/v1/county-profile/dry-run', { params: { header: keyed() }, body: { profile: document } })),
  });
  const set = useMutation({
    mutationFn: (document: Record<string, unknown>) =>
      answer(
        api.PUT('/api/v1/county-profile', {
          params: { header: key.of([document, ground, before]) },
          body: { profile: document, ground: ground.trim(), before },
        }),
      ),
    onSuccess: () => {
      key.taken();
      for (const list of ['county-profile', 'county-profile-history', 'definitions', 'procedures', 'procedure']) {
        void client.invalidateQueries({ queryKey: [list] });
      }
    },
  });
  const effect = set.data ?? dryRun.data;
  return (
    <Sheet title={w.text}>
      <JsonEditor
        id="profile-text"
        label={w.text}
        value={typed}
        fault={read.ok ? null : read.fault}
        onChange={(text) => {
          setTyped(text);
          dryRun.reset();
          set.reset();
        }}
      />
      <div className="definition-fields">
        <Filter label={w.ground}>
          {(id) => <Input id={id} value={ground} onChange={(event) => setGround(event.target.value)} />}
        </Filter>
      </div>
      <p className="definition-buttons">
        <Button disabled={!read.ok} loading={dryRun.isPending} onClick={() => read.ok && dryRun.mutate(read.document)}>
          {w.try}
        </Button>
        <Button
          type="primary"
          disabled={!read.ok || ground.trim() === '' || dryRun.data === undefined}
          loading={set.isPending}
          onClick={() => read.ok && set.mutate(read.document)}
        >
          {w.set}
        </Button>
      </p>
      <ProblemAlert error={dryRun.error ?? set.error} />
      {set.data !== undefined && <Notice tone="good" title={w.saved} />}
      {effect !== undefined && <Effect effect={effect} />}
    </Sheet>
  );
}

function Effect({ effect }: { effect: ProfileEffect }) {
  const w = useWords(words);
  const text = useText();
  return (
    <>
      <h3>{w.effect}</h3>
      <ul className="diff-list">
        {effect.procedures.map((one) => (
          <li key={one.procedure}>
            <strong>{text(one.title)}</strong>{' '}
            <Mark tone={one.state === 'activated' ? 'good' : one.state === 'kept' ? 'plain' : 'late'}>
              {w.state[one.state]}
            </Mark>
            <ul>
              {[...one.changes, ...one.faults.map(({ message }) => message)].map((line) => (
                <li key={line.en}>{text(line)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className="definition-hint">{w.unchanged(effect.unchanged)}</p>
    </>
  );
}

function History() {
  const w = useWords(words);
  const history = useQuery({
    queryKey: ['county-profile-history'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/county-profile/history', { signal })),
  });
  return (
    <Sheet title={w.history}>
      <ProblemAlert error={history.error} />
      {history.data?.items.length === 0 && <p className="definition-hint">{w.none}</p>}
      <ul>
        {history.data?.items.map((one) => (
          <li key={one.id}>
            <Moment at={one.setAt} /> {one.setBy.name}：{one.ground}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
