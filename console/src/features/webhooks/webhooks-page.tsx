// 事件推送: other systems of the county that follow events (Standard Webhooks).
import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { useDeliveryCause } from '../../parts/delivery-cause.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Mark } from '../../parts/mark.tsx';
import { momentText } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { OrganisationName } from '../../parts/organisation-name.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { proceduresQuery } from '../../parts/procedure-queries.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { SecretOnce } from './secret-once.tsx';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookCalls } from './webhook-calls.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { webhooksQuery, type Webhook } from './webhook-queries.ts';
import './webhooks.css';

const words = {
  zh: {
    title: '事件推送',
    note: '把案件事件推送给县里的其他系统（Standard Webhooks 规范，带签名）。',
    add: '新增订阅',
    none: '还没有订阅',
    noneText: '其他系统要跟进案件，可在这里登记它的接收地址。',
    active: '推送中',
    disabled: '已暂停',
    name: '名称',
    url: '接收地址',
    region: '区域',
    procedures: '事项',
    all: '全部',
    events: '事件类型',
    cause: '暂停原因',
    created: '登记时间',
    secrets: '签名密钥',
    secret: (from: string, until: string | null) => (until === null ? `${from} 起` : `${from} 起，${until} 止`),
    state: '状态',
    between: '、',
  },
  en: {
    title: 'Webhooks',
    note: 'Events of cases for other systems of the county (Standard Webhooks, signed).',
    add: 'Subscribe',
    none: 'There is no subscription',
    noneText: 'Put down here where another system takes events.',
    active: 'active',
    disabled: 'stopped',
    name: 'Name',
    url: 'Address',
    region: 'Region',
    procedures: 'Procedures',
    all: 'all',
    events: 'Types of events',
    cause: 'Why stopped',
    created: 'Since',
    secrets: 'Secrets',
    secret: (from: string, until: string | null) => (until === null ? `since ${from}` : `from ${from} to ${until}`),
    state: 'State',
    between: ', ',
  },
};

export function WebhooksPage() {
  const w = useWords(words);
  const text = useText();
  const found = useQuery(webhooksQuery);
  const procedures = useQuery(proceduresQuery);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const causeOf = useDeliveryCause();
  const titleOf = (id: string): string => {
    const known = procedures.data?.items.find((one) => one.id === id);
    return known === undefined ? '—' : text(known.title);
  };
  const listed = (list: readonly string[] | null, named: (one: string) => string): string =>
    list === null ? w.all : list.map(named).join(w.between);
  return (
    <>
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          <>
            <ExportButton
              name={w.title}
              rows={() => found.data ?? []}
              columns={[
                { title: w.name, value: ({ name }: Webhook) => name, width: 24 },
                { title: w.url, value: ({ url }) => url, width: 40 },
                { title: w.state, value: ({ state }) => w[state], width: 10 },
                { title: w.procedures, value: (one) => listed(one.procedures, titleOf), width: 32 },
                { title: w.events, value: ({ eventTypes }) => listed(eventTypes, (type) => type), width: 32 },
                { title: w.cause, value: ({ cause }) => causeOf(cause), width: 32 },
              ]}
            />
            <Button type="primary" onClick={() => setAdding(true)}>
              {w.add}
            </Button>
          </>
        }
      />
      <ProblemAlert error={found.error} />
      {found.isPending && <Skeleton active />}
      {found.data?.length === 0 && <Empty title={w.none} text={w.noneText} />}
      {found.data?.map((one) => (
        <Sheet
          key={one.id}
          title={one.name}
          note={<span className="webhook-url">{one.url}</span>}
          actions={<Mark tone={one.state === 'active' ? 'good' : 'soon'}>{w[one.state]}</Mark>}
        >
          <Facts
            facts={[
              [w.region, <OrganisationName key="region" path={one.region} />],
              [w.procedures, listed(one.procedures, titleOf)],
              [w.events, listed(one.eventTypes, (type) => type)],
              [w.cause, causeOf(one.cause)],
              [w.created, <Moment key="created" at={one.createdAt} />],
              [
                w.secrets,
                one.secrets
                  .map(({ createdAt, expiresAt }) =>
                    w.secret(momentText(createdAt), expiresAt === null ? null : momentText(expiresAt)),
                  )
                  .join(w.between),
              ],
            ]}
          />
          <WebhookActions webhook={one} onSecret={setSecret} />
          <WebhookCalls webhook={one} />
        </Sheet>
      ))}
      <Modal open={adding} title={w.add} footer={null} destroyOnHidden onCancel={() => setAdding(false)}>
        <WebhookForm
          onDone={(created) => {
            setAdding(false);
            setSecret(created);
          }}
        />
      </Modal>
      <SecretOnce secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}
