// What was put in force when, by whom and why; what is only planned can be taken back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { activationsQuery } from './definition-queries.ts';
import type { Activation } from './definition-queries.ts';

const words = {
  zh: {
    title: '启用历史',
    none: '还没有启用过。',
    activates: '启用',
    retires: '停用',
    state: { planned: '计划', begun: '已生效', withdrawn: '已撤回' },
    withdraw: '撤回',
    sure: '撤回这一计划？',
    yes: '撤回',
    no: '取消',
  },
  en: {
    title: 'What was decided',
    none: 'It was never in force.',
    activates: 'put in force',
    retires: 'retired',
    state: { planned: 'planned', begun: 'begun', withdrawn: 'withdrawn' },
    withdraw: 'Withdraw',
    sure: 'Take this plan back?',
    yes: 'Withdraw',
    no: 'Cancel',
  },
};

const SHORT = 8;

export function Activations({ procedure }: { procedure: string }) {
  const w = useWords(words);
  const found = useQuery(activationsQuery(procedure));
  const items = found.data?.items;
  return (
    <Sheet title={w.title}>
      <ProblemAlert error={found.error} />
      {items?.length === 0 && <p className="definition-hint">{w.none}</p>}
      <ul className="version-rows">
        {items?.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </Sheet>
  );
}

function Row({ one }: { one: Activation }) {
  const w = useWords(words);
  const client = useQueryClient();
  const key = useFormKey();
  const withdraw = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/activations/{id}/withdraw', { params: { path: { id: one.id }, header: key.of('withdraw') } }),
      ),
    onSuccess: key.taken,
    onSettled: () => client.invalidateQueries({ queryKey: ['definitions'] }),
  });
  return (
    <li>
      <div>
        <Moment at={one.from} /> {one.retires ? w.retires : w.activates} <code>{one.version.slice(0, SHORT)}</code>{' '}
        <Mark tone={one.state === 'begun' ? 'good' : one.state === 'planned' ? 'info' : 'plain'}>
          {w.state[one.state]}
        </Mark>
        <div className="definition-hint">
          {one.by.name}：{one.ground}
        </div>
        <ProblemAlert error={withdraw.error} />
      </div>
      {one.state === 'planned' && (
        <Popconfirm title={w.sure} okText={w.yes} cancelText={w.no} onConfirm={() => withdraw.mutate()}>
          <Button loading={withdraw.isPending}>{w.withdraw}</Button>
        </Popconfirm>
      )}
    </li>
  );
}
