// 工作交接: everything that a person holds goes to his successor in one act, seen as a list before.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Filter } from '../../parts/filters.tsx';
import { PersonPicker } from '../../parts/form/person-pickers.tsx';
import { today } from '../../parts/moment-text.ts';
import { Mark } from '../../parts/mark.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { wholeList } from '../../parts/whole-list.ts';
import { useFormKey } from '../../parts/use-form-key.ts';
import './people.css';

type Handover = components['schemas']['Handover'];
type Ordered = Pick<Handover, 'day' | 'from' | 'to' | 'state' | 'ground' | 'orderedBy'>;

const words = {
  zh: {
    title: '工作交接',
    note: '离任、调岗时，把一个人名下的岗位、任务一次移交给继任者。先列清单，再办理。',
    from: '移交人',
    to: '继任者',
    day: '自哪天起',
    ground: '依据或理由（必填）',
    list: '列出清单',
    order: '办理交接',
    sure: '确定办理？岗位与任务将移交给继任者。',
    yes: '确定',
    no: '取消',
    would: '将移交',
    gives: '继任者得到的岗位',
    stays: '不移交',
    nothing: '没有要移交的任务',
    history: '历次交接',
    none: '还没有办理过交接。',
    status: '状态',
    orderedBy: '经办人',
    state: { dryRun: '清单', planned: '已安排', running: '办理中', done: '已完成' },
  },
  en: {
    title: 'Handover',
    note: 'When somebody leaves or moves, all that he holds goes to his successor at once. See the list, then order it.',
    from: 'Who leaves',
    to: 'His successor',
    day: 'From which day',
    ground: 'Ground (required)',
    list: 'Show the list',
    order: 'Hand over',
    sure: 'Hand it over? Posts and tasks become the successor’s.',
    yes: 'Hand over',
    no: 'Cancel',
    would: 'Would move',
    gives: 'Posts that the successor is given',
    stays: 'stays',
    nothing: 'No task would move',
    history: 'Handovers so far',
    none: 'There was none.',
    status: 'State',
    orderedBy: 'Ordered by',
    state: { dryRun: 'list', planned: 'planned', running: 'under way', done: 'done' },
  },
};

export function HandoverPage() {
  const w = useWords(words);
  const client = useQueryClient();
  const key = useFormKey();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [day, setDay] = useState(today);
  const [ground, setGround] = useState('');
  const send = useMutation({
    mutationFn: (dryRun: boolean) => {
      const body = { from: from ?? '', to: to ?? '', day, ground: ground.trim() };
      const query = { dryRun: dryRun ? ('true' as const) : ('false' as const) };
      return answer(api.POST('/api/v1/handovers', { params: { header: key.of({ ...body, ...query }), query }, body }));
    },
    onSuccess: (_, dryRun) => {
      key.taken();
      return dryRun ? undefined : client.invalidateQueries();
    },
  });
  const ready = from !== undefined && to !== undefined && ground.trim() !== '';
  const listed = send.data?.state === 'dryRun';
  return (
    <>
      <PageTitle title={w.title} note={w.note} />
      <Sheet title={w.title}>
        <div className="people-fields">
          <Filter label={w.from}>
            {(id) => (
              <PersonPicker
                id={id}
                value={from}
                onChange={(person) => {
                  setFrom(person);
                  send.reset();
                }}
              />
            )}
          </Filter>
          <Filter label={w.to}>
            {(id) => (
              <PersonPicker
                id={id}
                value={to}
                onChange={(person) => {
                  setTo(person);
                  send.reset();
                }}
              />
            )}
          </Filter>
          <Filter label={w.day}>
            {(id) => <Input id={id} type="date" value={day} onChange={(event) => setDay(event.target.value)} />}
          </Filter>
          <Filter label={w.ground}>
            {(id) => <Input id={id} value={ground} onChange={(event) => setGround(event.target.value)} />}
          </Filter>
        </div>
        <p className="people-buttons">
          <Button disabled={!ready} loading={send.isPending} onClick={() => send.mutate(true)}>
            {w.list}
          </Button>
          <Popconfirm title={w.sure} okText={w.yes} cancelText={w.no} onConfirm={() => send.mutate(false)}>
            <Button type="primary" disabled={!ready || !listed}>
              {w.order}
            </Button>
          </Popconfirm>
        </p>
        <ProblemAlert error={send.error} />
        {send.data !== undefined && <Moves handover={send.data} />}
      </Sheet>
      <History />
    </>
  );
}

function Moves({ handover }: { handover: Handover }) {
  const w = useWords(words);
  const text = useText();
  return (
    <>
      <h3>
        {w.would} <Mark tone={handover.state === 'done' ? 'good' : 'info'}>{w.state[handover.state]}</Mark>
      </h3>
      {handover.gives.length > 0 && (
        <p>
          {w.gives}：{handover.gives.map(({ roleTitle }) => text(roleTitle)).join('、')}
        </p>
      )}
      {handover.items.length === 0 && <p>{w.nothing}</p>}
      <ul>
        {handover.items.map((item) => (
          <li key={JSON.stringify([item.kind.key, item.case?.id, item.taskId, item.period, item.detail])}>
            {text(item.kind.title)} {item.case?.number} {item.stage !== null && text(item.stage.title)} {item.period}{' '}
            {item.reason !== null && (
              <>
                <Mark tone="soon">{w.stays}</Mark> {text(item.reason.message)}
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function History() {
  const w = useWords(words);
  const found = useQuery({
    queryKey: ['handovers'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/handovers', { signal })),
  });
  return (
    <Sheet
      title={w.history}
      actions={
        <ExportButton
          name={w.history}
          rows={() =>
            wholeList((cursor) =>
              answer(api.GET('/api/v1/handovers', { params: { query: cursor === undefined ? {} : { cursor } } })),
            )
          }
          columns={[
            { title: w.day, value: ({ day }: Ordered) => day },
            { title: w.from, value: ({ from }) => from.name },
            { title: w.to, value: ({ to }) => to.name },
            { title: w.status, value: ({ state }) => w.state[state] },
            { title: w.ground, value: ({ ground }) => ground, width: 32 },
            { title: w.orderedBy, value: ({ orderedBy }) => orderedBy.name },
          ]}
        />
      }
    >
      <ProblemAlert error={found.error} />
      {found.data?.items.length === 0 && <p>{w.none}</p>}
      <ul>
        {found.data?.items.map((one) => (
          <li key={one.id}>
            {one.day} {one.from.name} → {one.to.name} <Mark>{w.state[one.state]}</Mark> {one.ground}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
