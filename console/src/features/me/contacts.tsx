// Where the reader is reached on each channel; what is stored is shown masked.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { settingsQuery, type Channel } from './me-queries.ts';

const words = {
  zh: {
    title: '联系方式',
    note: '加密保存，只显示一部分。',
    none: '本系统还没有开通站外渠道；消息都在站内。',
    unset: '未登记',
    change: '登记或修改',
    remove: '删除',
    sure: '确定删除？之后不再用这种方式通知您。',
    yes: '删除',
    no: '取消',
    address: { email: '邮箱地址', wecom: '机器人地址', dingtalk: '机器人地址', sms: '手机号' },
    secret: '加签密钥（机器人设了才填）',
    required: '请填写',
    save: '保存',
    saved: '已保存',
    removed: '已删除',
    signs: '已加签',
  },
  en: {
    title: 'Where I am reached',
    note: 'Stored encrypted, shown in part.',
    none: 'No channel outside is set up; all messages are in the inbox.',
    unset: 'not set',
    change: 'Set',
    remove: 'Remove',
    sure: 'Remove it? You are not told this way any more.',
    yes: 'Remove',
    no: 'Cancel',
    address: { email: 'Address', wecom: 'Address of the robot', dingtalk: 'Address of the robot', sms: 'Mobile' },
    secret: 'Secret that the robot signs with, if it has one',
    required: 'Required',
    save: 'Save',
    saved: 'Saved',
    removed: 'Removed',
    signs: 'signs',
  },
};

export function Contacts() {
  const w = useWords(words);
  const text = useText();
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const settings = useQuery(settingsQuery);
  const [edited, setEdited] = useState<Channel | null>(null);
  const done = async (said: string): Promise<void> => {
    key.taken();
    setEdited(null);
    void message.success(said);
    await client.invalidateQueries({ queryKey: settingsQuery.queryKey });
  };
  const save = useMutation({
    mutationFn: ({ channel, ...body }: { channel: Channel; address: string; secret?: string }) =>
      answer(
        api.PUT('/api/v1/me/contacts/{channel}', {
          params: { path: { channel }, header: key.of({ channel, ...body }) },
          body,
        }),
      ),
    onSuccess: () => done(w.saved),
  });
  const remove = useMutation({
    mutationFn: (channel: Channel) =>
      answer(
        api.DELETE('/api/v1/me/contacts/{channel}', {
          params: { path: { channel }, header: key.of({ remove: channel }) },
        }),
      ),
    onSuccess: () => done(w.removed),
  });
  if (settings.data === undefined) return null;
  const { channels, contacts } = settings.data;
  return (
    <Sheet title={w.title} note={w.note}>
      {channels.length === 0 && <p>{w.none}</p>}
      <ul className="me-contacts">
        {channels.map(({ channel, title }) => {
          const known = contacts.find((one) => one.channel === channel);
          return (
            <li key={channel}>
              <strong>{text(title)}</strong>
              <span>{known?.address ?? w.unset}</span>
              {known?.signs === true && <Mark>{w.signs}</Mark>}
              <Button size="small" onClick={() => setEdited(edited === channel ? null : channel)}>
                {w.change}
              </Button>
              {known !== undefined && (
                <Popconfirm title={w.sure} okText={w.yes} cancelText={w.no} onConfirm={() => remove.mutate(channel)}>
                  <Button size="small" danger>
                    {w.remove}
                  </Button>
                </Popconfirm>
              )}
              {edited === channel && (
                <Form
                  layout="vertical"
                  className="me-contact"
                  onFinish={({ address, secret }: { address: string; secret?: string }) =>
                    save.mutate({
                      channel,
                      address: address.trim(),
                      ...(secret !== undefined && secret !== '' && { secret }),
                    })
                  }
                >
                  <Form.Item
                    name="address"
                    label={w.address[channel]}
                    rules={[{ required: true, whitespace: true, message: w.required }]}
                  >
                    <Input autoComplete="off" inputMode={channel === 'sms' ? 'tel' : 'text'} />
                  </Form.Item>
                  {channel === 'dingtalk' && (
                    <Form.Item name="secret" label={w.secret}>
                      <Input.Password autoComplete="off" />
                    </Form.Item>
                  )}
                  <ProblemAlert error={save.error} />
                  <Button type="primary" htmlType="submit" loading={save.isPending}>
                    {w.save}
                  </Button>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
      <ProblemAlert error={remove.error} />
    </Sheet>
  );
}
