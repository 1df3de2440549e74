// A new subscription: where events go, and which.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { proceduresQuery } from '../../parts/procedure-queries.ts';
import { useFormKey } from '../../parts/use-form-key.ts';
import { webhooksQuery } from './webhook-queries.ts';

const words = {
  zh: {
    name: '名称',
    url: '接收地址',
    urlHint: '以 https:// 开头的公网地址。',
    region: '区域（该区划内的案件）',
    procedures: '事项（不选为全部）',
    events: '事件类型（接口文档中的代号，如 caseEnded；不填为全部）',
    required: '请填写',
    save: '订阅',
  },
  en: {
    name: 'Name',
    url: 'Address',
    urlHint: 'A public address that begins with https://.',
    region: 'Region: cases within it',
    procedures: 'Procedures (all when empty)',
    events: 'Types of events (all when empty), such as caseEnded',
    required: 'Required',
    save: 'Subscribe',
  },
};

interface Values {
  name: string;
  url: string;
  region: string;
  procedures?: string[];
  eventTypes?: string[];
}

/** `onDone` is given the secret, which nobody is told again. */
export function WebhookForm({ onDone }: { onDone: (secret: string) => void }) {
  const w = useWords(words);
  const text = useText();
  const client = useQueryClient();
  const key = useFormKey();
  const procedures = useQuery(proceduresQuery);
  const add = useMutation({
    mutationFn: ({ procedures: chosen = [], eventTypes = [], ...rest }: Values) => {
      const body = {
        ...rest,
        ...(chosen.length > 0 && { procedures: chosen }),
        ...(eventTypes.length > 0 && { eventTypes }),
      };
      return answer(api.POST('/api/v1/webhooks', { params: { header: key.of(body) }, body }));
    },
    onSuccess: async ({ secret }) => {
      key.taken();
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
      onDone(secret);
    },
  });
  const required = [{ required: true, whitespace: true, message: w.required }];
  return (
    <Form layout="vertical" onFinish={(values: Values) => add.mutate(values)}>
      <Form.Item name="name" label={w.name} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="url" label={w.url} extra={w.urlHint} rules={required}>
        <Input inputMode="url" maxLength={2000} />
      </Form.Item>
      <Form.Item name="region" label={w.region} rules={required}>
        <OrganisationPicker />
      </Form.Item>
      <Form.Item name="procedures" label={w.procedures}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={(procedures.data?.items ?? []).map(({ id, title }) => ({ value: id, label: text(title) }))}
        />
      </Form.Item>
      <Form.Item name="eventTypes" label={w.events}>
        <Select mode="tags" tokenSeparators={[',', '，', ' ']} open={false} />
      </Form.Item>
      <ProblemAlert error={add.error} />
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {w.save}
      </Button>
    </Form>
  );
}
