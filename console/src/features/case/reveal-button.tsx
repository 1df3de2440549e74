// Seeing one masked value in clear: why is asked, and that somebody looked is recorded.
import { EyeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

const words = {
  zh: {
    see: '查看',
    label: (field: string) => `查看「${field}」明文`,
    recorded: '查看会被记录：查看人、时间和理由。',
    reason: '查看理由',
    required: '请填写理由，至少 2 个字',
    cancel: '取消',
  },
  en: {
    see: 'Show',
    label: (field: string) => `Show “${field}” in clear`,
    recorded: 'The look is recorded: who, when and why.',
    reason: 'Reason',
    required: 'A reason of at least 2 characters',
    cancel: 'Cancel',
  },
};

interface Shown {
  readonly caseId: string;
  /** Key of the field, and its title. */
  readonly field: string;
  readonly title: string;
  readonly onRevealed: (value: unknown) => void;
}

export function RevealButton({ caseId, field, title, onRevealed }: Shown) {
  const w = useWords(words);
  const [key, setKey] = useState<string | null>(null);
  const [form] = Form.useForm<{ reason: string }>();
  const reveal = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      answer(
        api.POST('/api/v1/cases/{caseId}/reveals', {
          params: { path: { caseId }, header: { 'idempotency-key': key ?? '' } },
          body: { field, reason: reason.trim() },
        }),
      ),
    onSuccess: ({ value }) => {
      setKey(null);
      onRevealed(value);
    },
  });
  return (
    <>
      <Button
        type="link"
        icon={<EyeOutlined />}
        aria-label={w.label(title)}
        onClick={() => {
          reveal.reset();
          setKey(crypto.randomUUID());
        }}
      >
        {w.see}
      </Button>
      <Modal
        open={key !== null}
        title={w.label(title)}
        okText={w.see}
        cancelText={w.cancel}
        confirmLoading={reveal.isPending}
        destroyOnHidden
        onOk={() => form.submit()}
        onCancel={() => setKey(null)}
      >
        <p>{w.recorded}</p>
        <Form form={form} layout="vertical" onFinish={(values) => reveal.mutate(values)}>
          <Form.Item
            name="reason"
            label={w.reason}
            rules={[{ required: true, min: 2, whitespace: true, message: w.required }]}
          >
            <Input maxLength={500} />
          </Form.Item>
        </Form>
        <ProblemAlert error={reveal.error} />
      </Modal>
    </>
  );
}
