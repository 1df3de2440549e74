// Where an office is reached: its mailbox, and the robots of its groups.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { Mark } from '../../parts/mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';

const words = {
  zh: {
    title: '单位的邮箱与群机器人',
    note: '发给一个单位的消息送到这里；加密保存，只显示一部分。',
    office: '单位',
    none: '该单位还没有登记。',
    signs: '已加签',
    remove: '删除',
    sure: '确定删除？',
    yes: '删除',
    no: '取消',
    channel: '渠道',
    address: '地址',
    secret: '加签密钥（钉钉机器人设了才填）',
    required: '请填写',
    save: '登记',
    saved: '已登记',
    removed: '已删除',
  },
  en: {
    title: 'Mailboxes and robots of offices',
    note: 'Messages to an office go there. Stored encrypted, shown in part.',
    office: 'Office',
    none: 'Nothing is set for it.',
    signs: 'signs',
    remove: 'Remove',
    sure: 'Remove it?',
    yes: 'Remove',
    no: 'Cancel',
    channel: 'Channel',
    address: 'Address',
    secret: 'Secret, if the DingTalk robot has one',
    required: 'Required',
    save: 'Set',
    saved: 'Set',
    removed: 'Removed',
  },
};

type Channel = 'email' | 'wecom' | 'dingtalk' | 'sms';
type States = components['schemas']['ChannelStates']['items'];

interface Values {
  channel: Channel;
  address: string;
  secret?: string;
}

/** An office has no mobile. */
const OFFICE_CHANNELS: readonly string[] = ['email', 'wecom', 'dingtalk'];

export function OfficeContacts({ channels }: { channels: States }) {
  const w = useWords(words);
  const [office, setOffice] = useState<string>();
  return (
    <Sheet title={w.title} note={w.note}>
      <Filter label={w.office}>{(id) => <OrganisationPicker id={id} value={office} onChange={setOffice} />}</Filter>
      {office !== undefined && <Contacts key={office} office={office} channels={channels} />}
    </Sheet>
  );
}

function Contacts({ office, channels }: { office: string; channels: States }) {
  const w = useWords(words);
  const text = useText();
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const [form] = Form.useForm<Values>();
  const queryKey = ['contacts', office];
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/admin/contacts', { params: { query: { organisation: office } }, signal })),
  });
  const done = async (said: string): Promise<void> => {
    key.taken();
    form.resetFields();
    void message.success(said);
    await client.invalidateQueries({ queryKey });
  };
  const save = useMutation({
    mutationFn: ({ secret, ...rest }: Values) => {
      const body = { ...rest, organisation: office, ...(secret !== undefined && secret !== '' && { secret }) };
      return answer(api.PUT('/api/v1/admin/contacts', { params: { header: key.of(body) }, body }));
    },
    onSuccess: () => done(w.saved),
  });
  const remove = useMutation({
    mutationFn: (channel: Channel) => {
      const query = { organisation: office, channel };
      return answer(api.DELETE('/api/v1/admin/contacts', { params: { query, header: key.of(query) } }));
    },
    onSuccess: () => done(w.removed),
  });
  const titleOf = (channel: string): string => {
    const known = channels.find((one) => one.channel === channel);
    return known === undefined ? channel : text(known.title);
  };
  const required = [{ required: true, whitespace: true, message: w.required }];
  return (
    <>
      <ProblemAlert error={found.error ?? remove.error} />
      {found.data?.contacts.length === 0 && <p>{w.none}</p>}
      <ul>
        {found.data?.contacts.map(({ channel, address, signs }) => (
          <li key={channel}>
            {titleOf(channel)} {address} {signs && <Mark>{w.signs}</Mark>}{' '}
            <Popconfirm title={w.sure} okText={w.yes} cancelText={w.no} onConfirm={() => remove.mutate(channel)}>
              <Button size="small" danger aria-label={`${w.remove} ${titleOf(channel)}`}>
                {w.remove}
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      <Form form={form} layout="vertical" onFinish={(values) => save.mutate(values)}>
        <Form.Item name="channel" label={w.channel} rules={[{ required: true, message: w.required }]}>
          <Select
            options={channels
              .filter(({ channel }) => OFFICE_CHANNELS.includes(channel))
              .map(({ channel, title }) => ({ value: channel, label: text(title) }))}
          />
        </Form.Item>
        <Form.Item name="address" label={w.address} rules={required}>
          <Input autoComplete="off" maxLength={500} />
        </Form.Item>
        <Form.Item name="secret" label={w.secret}>
          <Input.Password autoComplete="off" />
        </Form.Item>
        <ProblemAlert error={save.error} />
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {w.save}
        </Button>
      </Form>
    </>
  );
}
