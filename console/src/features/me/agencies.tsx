// 代理: who acts for whom while he is away; in both names, from one day to another.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { PersonPicker } from '../../parts/form/person-pickers.tsx';
import { Mark } from '../../parts/mark.tsx';
import { today } from '../../parts/moment-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { useMe } from '../../session/use-me.ts';
import { agenciesQuery, type Agency } from './me-queries.ts';

const words = {
  zh: {
    title: '代理',
    note: '外出期间请人代办：代理人以您的名义办理，双方都会记录；您本人不能办的，代理人也不能办。',
    noteAll: '本级人员的代理，最新的在前。',
    add: '设置代理',
    principal: '外出人',
    agent: '代理人',
    from: '自（首日）',
    to: '至（末日）',
    post: '只代理某个岗位',
    allPosts: '全部岗位',
    ground: '事由',
    required: '请填写',
    save: '设置',
    saved: '已设置代理',
    end: '提前结束',
    endTitle: (agent: string) => `提前结束${agent}的代理`,
    endNow: '立即结束',
    ended: '已结束',
    none: '没有代理。',
    now: '代理中',
    planned: '未开始',
    over: '已结束',
    line: (principal: string, agent: string) => `${principal} → ${agent}`,
    span: (from: string, to: string) => `${from} 至 ${to}`,
    state: '状态',
  },
  en: {
    title: 'Agencies',
    note: 'Somebody acts for you while you are away; in both names, and only where both of you may.',
    noteAll: 'Agencies of the people of your regions, newest first.',
    add: 'Let somebody act',
    principal: 'Who is away',
    agent: 'Who acts',
    from: 'First day',
    to: 'Last day',
    post: 'For one post only',
    allPosts: 'All posts',
    ground: 'Why',
    required: 'Required',
    save: 'Set',
    saved: 'The agency is set',
    end: 'End early',
    endTitle: (agent: string) => `End the agency of ${agent}`,
    endNow: 'End it now',
    ended: 'Ended',
    none: 'There is none.',
    now: 'in force',
    planned: 'not yet',
    over: 'over',
    line: (principal: string, agent: string) => `${principal} → ${agent}`,
    span: (from: string, to: string) => `${from} to ${to}`,
    state: 'State',
  },
};

interface Values {
  principal?: string;
  agent: string;
  from: string;
  to: string;
  post?: string;
  ground: string;
}

/** Of one person, who may set his own; without one, of everybody whom the reader administers. */
export function Agencies({ person }: { person?: string }) {
  const w = useWords(words);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Agency | null>(null);
  const found = useQuery(agenciesQuery(person));
  const stateOf = ({ inForce, from, ended, to }: Agency): 'now' | 'planned' | 'over' => {
    if (inForce) return 'now';
    return ended === null && from > today() && to >= today() ? 'planned' : 'over';
  };
  return (
    <Sheet
      title={w.title}
      note={person === undefined ? w.noteAll : w.note}
      actions={
        <>
          <ExportButton
            name={w.title}
            rows={() => found.data ?? []}
            columns={[
              { title: w.principal, value: ({ principal }: Agency) => principal.name },
              { title: w.agent, value: ({ agent }) => agent.name },
              { title: w.from, value: ({ from }) => from },
              { title: w.to, value: ({ to }) => to },
              { title: w.ground, value: ({ ground }) => ground, width: 32 },
              { title: w.state, value: (one) => w[stateOf(one)] },
            ]}
          />
          <Button type="primary" onClick={() => setAdding(true)}>
            {w.add}
          </Button>
        </>
      }
    >
      <ProblemAlert error={found.error} />
      {found.isPending && <Skeleton active />}
      {found.data?.length === 0 && <p>{w.none}</p>}
      <ul className="me-agencies">
        {found.data?.map((one) => (
          <li key={one.id}>
            <strong>{w.line(one.principal.name, one.agent.name)}</strong>
            <span>{w.span(one.from, one.to)}</span>
            <Post agency={one} />
            <Mark tone={stateOf(one) === 'now' ? 'good' : 'plain'}>{w[stateOf(one)]}</Mark>
            <span>{one.ground}</span>
            {stateOf(one) !== 'over' && (
              <Button size="small" onClick={() => setEnding(one)}>
                {w.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal open={adding} title={w.add} footer={null} destroyOnHidden onCancel={() => setAdding(false)}>
        <AddForm person={person} onDone={() => setAdding(false)} />
      </Modal>
      <Modal
        open={ending !== null}
        title={ending === null ? '' : w.endTitle(ending.agent.name)}
        footer={null}
        destroyOnHidden
        onCancel={() => setEnding(null)}
      >
        {ending !== null && <EndForm agency={ending} onDone={() => setEnding(null)} />}
      </Modal>
    </Sheet>
  );
}

function Post({ agency: { post } }: { agency: Agency }) {
  const w = useWords(words);
  const text = useText();
  return <span>{post === null ? w.allPosts : text(post.roleTitle)}</span>;
}

function AddForm({ person, onDone }: { person: string | undefined; onDone: () => void }) {
  const w = useWords(words);
  const text = useText();
  const me = useMe();
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const add = useMutation({
    mutationFn: ({ post, principal, ...rest }: Values) => {
      const [role, organisation] = post?.split(' ') ?? [];
      const body = {
        ...rest,
        ...(principal !== undefined && { principal }),
        ...(role !== undefined && organisation !== undefined && { role, organisation }),
      };
      return answer(api.POST('/api/v1/agencies', { params: { header: key.of(body) }, body }));
    },
    onSuccess: async () => {
      key.taken();
      void message.success(w.saved);
      await client.invalidateQueries({ queryKey: ['agencies'] });
      onDone();
    },
  });
  const required = [{ required: true, whitespace: true, message: w.required }];
  return (
    <Form
      layout="vertical"
      initialValues={{ from: today(), to: today() }}
      onFinish={(values: Values) => add.mutate(values)}
    >
      {person === undefined && (
        <Form.Item name="principal" label={w.principal} rules={required}>
          <PersonPicker />
        </Form.Item>
      )}
      <Form.Item name="agent" label={w.agent} rules={required}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="from" label={w.from} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="to" label={w.to} rules={required}>
        <Input type="date" />
      </Form.Item>
      {person !== undefined && (
        <Form.Item name="post" label={w.post}>
          <Select
            allowClear
            placeholder={w.allPosts}
            options={me.holdings
              .filter(({ agencyOf }) => agencyOf === null)
              .map((one) => ({
                value: `${one.role} ${one.organisation}`,
                label: `${text(one.organisationName)} · ${text(one.roleTitle)}`,
              }))}
          />
        </Form.Item>
      )}
      <Form.Item name="ground" label={w.ground} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <ProblemAlert error={add.error} />
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {w.save}
      </Button>
    </Form>
  );
}

function EndForm({ agency, onDone }: { agency: Agency; onDone: () => void }) {
  const w = useWords(words);
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const end = useMutation({
    mutationFn: (body: { ground: string }) =>
      answer(
        api.POST('/api/v1/agencies/{agencyId}/end', {
          params: { path: { agencyId: agency.id }, header: key.of({ ...body, agency: agency.id }) },
          body,
        }),
      ),
    onSuccess: async () => {
      key.taken();
      void message.success(w.ended);
      await client.invalidateQueries({ queryKey: ['agencies'] });
      onDone();
    },
  });
  return (
    <Form layout="vertical" onFinish={(values: { ground: string }) => end.mutate(values)}>
      <Form.Item name="ground" label={w.ground} rules={[{ required: true, whitespace: true, message: w.required }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <ProblemAlert error={end.error} />
      <Button type="primary" danger htmlType="submit" loading={end.isPending}>
        {w.endNow}
      </Button>
    </Form>
  );
}
