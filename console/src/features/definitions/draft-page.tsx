// 草稿: a definition that is worked on: its text, its stages, both proofs, what differs, publishing.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { draftQuery, proofQuery } from './definition-queries.ts';
import type { DefinitionDraft } from './definition-queries.ts';
import { Diff } from './diff.tsx';
import { goToLine, JsonEditor } from './json-editor.tsx';
import { lineOf, readDocument } from './json-place.ts';
import { Outline } from './outline.tsx';
import { Proof } from './proof.tsx';
import './definitions.css';

const words = {
  zh: {
    back: '返回事项',
    draft: '草稿',
    text: '定义（JSON）',
    outline: '结构',
    save: '保存并校验',
    unsaved: '有未保存的修改',
    proof: '校验',
    publish: '发布',
    note: '发布说明（必填）',
    published: '已发布为新版本，尚未启用。',
    toVersions: '到版本页启用',
    remove: '删除草稿',
    sure: '删除这份草稿？',
    yes: '删除',
    no: '取消',
  },
  en: {
    back: 'Back to the procedure',
    draft: 'Draft',
    text: 'Definition (JSON)',
    outline: 'Structure',
    save: 'Save and prove',
    unsaved: 'Not saved yet',
    proof: 'Proofs',
    publish: 'Publish',
    note: 'Note (required)',
    published: 'Published as a version; it is not in force yet.',
    toVersions: 'Put it in force',
    remove: 'Delete the draft',
    sure: 'Delete this draft?',
    yes: 'Delete',
    no: 'Cancel',
  },
};

const route = getRouteApi('/shell/admin/drafts/$draftId');
const EDITOR = 'definition-text';

export function DraftPage() {
  const { draftId } = route.useParams();
  const draft = useQuery(draftQuery(draftId));
  if (draft.error !== null) return <ProblemAlert error={draft.error} />;
  if (draft.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <Editor draft={draft.data} />;
}

function Editor({ draft }: { draft: DefinitionDraft }) {
  const w = useWords(words);
  const text = useText();
  const client = useQueryClient();
  const key = useFormKey();
  const saved = JSON.stringify(draft.document, null, 2);
  const [typed, setTyped] = useState(saved);
  const read = readDocument(typed);
  const proof = useQuery(proofQuery(draft.id, draft.version));
  const save = useMutation({
    mutationFn: (document: Record<string, unknown>) =>
      answer(
        api.PUT('/api/v1/definition-drafts/{id}', {
          params: { path: { id: draft.id }, header: key.of([document, draft.version]) },
          body: { document, version: draft.version },
        }),
      ),
    onSuccess: (view) => {
      key.taken();
      client.setQueryData(draftQuery(draft.id).queryKey, view);
    },
  });
  const go = (path: readonly string[]) => {
    const area = document.getElementById(EDITOR);
    const line = lineOf(typed, path);
    if (area instanceof HTMLTextAreaElement && line !== null) goToLine(area, line);
  };
  return (
    <>
      <PageTitle
        title={`${w.draft}：${text(draft.title)}`}
        actions={
          <>
            <Link to="/admin/definitions/$procedure" params={{ procedure: draft.procedure }}>
              {w.back}
            </Link>
            <Remove draft={draft} />
          </>
        }
      />
      <div className="draft-columns">
        <Sheet
          title={w.text}
          actions={
            <Button
              type="primary"
              disabled={!read.ok || typed === saved}
              loading={save.isPending}
              onClick={() => read.ok && save.mutate(read.document)}
            >
              {w.save}
            </Button>
          }
        >
          {typed !== saved && <p className="definition-hint">{w.unsaved}</p>}
          <ProblemAlert error={save.error} />
          <JsonEditor
            id={EDITOR}
            label={w.text}
            value={typed}
            fault={read.ok ? null : read.fault}
            onChange={setTyped}
          />
        </Sheet>
        <Sheet title={w.outline}>{read.ok && <Outline document={read.document} onGo={go} />}</Sheet>
      </div>
      <Sheet title={w.proof}>
        <ProblemAlert error={proof.error} />
        {proof.isPending && <Skeleton active />}
        {proof.data !== undefined && (
          <Proof proof={proof.data} canGo={(path) => path.length > 0 && lineOf(typed, path) !== null} onGo={go} />
        )}
      </Sheet>
      {draft.basedOn !== null && <Diff key={draft.version} from={draft.basedOn} to={`draft:${draft.id}`} />}
      <Publish draft={draft} ready={proof.data?.sound.holds === true && typed === saved} />
    </>
  );
}

function Publish({ draft, ready }: { draft: DefinitionDraft; ready: boolean }) {
  const w = useWords(words);
  const client = useQueryClient();
  const key = useFormKey();
  const [note, setNote] = useState('');
  const publish = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/definition-drafts/{id}/publish', {
          params: { path: { id: draft.id }, header: key.of([draft.version, note]) },
          body: { version: draft.version, note: note.trim() },
        }),
      ),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: ['definitions'], predicate: ({ queryKey }) => queryKey[1] !== 'draft' }),
  });
  if (publish.data !== undefined) {
    return (
      <Notice
        tone="good"
        title={w.published}
        actions={
          <Link to="/admin/definitions/$procedure" params={{ procedure: draft.procedure }}>
            {w.toVersions}
          </Link>
        }
      />
    );
  }
  return (
    <Sheet title={w.publish}>
      <Filter label={w.note}>
        {(id) => <Input id={id} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Filter>
      <p>
        <Button
          type="primary"
          disabled={!ready || note.trim() === ''}
          loading={publish.isPending}
          onClick={() => publish.mutate()}
        >
          {w.publish}
        </Button>
      </p>
      <ProblemAlert error={publish.error} />
    </Sheet>
  );
}

function Remove({ draft }: { draft: DefinitionDraft }) {
  const w = useWords(words);
  const client = useQueryClient();
  const key = useFormKey();
  const navigate = route.useNavigate();
  const remove = useMutation({
    mutationFn: () =>
      api.DELETE('/api/v1/definition-drafts/{id}', {
        params: { path: { id: draft.id }, query: { version: draft.version }, header: key.of(draft.version) },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['definitions', 'drafts'] });
      void navigate({ to: '/admin/definitions' });
    },
  });
  return (
    <>
      <Popconfirm title={w.sure} okText={w.yes} cancelText={w.no} onConfirm={() => remove.mutate()}>
        <Button danger>{w.remove}</Button>
      </Popconfirm>
      <ProblemAlert error={remove.error} />
    </>
  );
}
