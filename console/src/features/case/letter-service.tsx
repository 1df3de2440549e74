// Recording how a letter was served (送达回证).
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { components, operations } from '../../api/schema.d.ts';
import { refreshAfterCommand } from '../../commands/affected.ts';
import { useText, useWords } from '../../language/language.ts';
import { FileField } from '../../parts/form/file-field.tsx';
import { today } from '../../parts/moment-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

type Body = NonNullable<
  operations['postCasesByCaseIdLettersByLetterIdService']['requestBody']
>['content']['application/json'];

const words = {
  zh: {
    title: (number: string) => `登记送达 · ${number}`,
    how: '送达方式',
    to: '签收人（公告送达填受送达人）',
    servedOn: '送达日期',
    proof: '送达回证',
    note: '说明（留置、公告送达必填）',
    noteRequired: '请说明留置或公告送达的原因和经过',
    required: '请填写',
    confirm: '登记',
    cancel: '取消',
    ways: {
      direct: '直接送达',
      left: '留置送达',
      post: '邮寄送达',
      electronic: '电子送达',
      proxy: '委托送达',
      publicNotice: '公告送达',
    },
  },
  en: {
    title: (number: string) => `Service of ${number}`,
    how: 'How',
    to: 'Received by (of a public notice: addressed to)',
    servedOn: 'On',
    proof: 'Proof of service',
    note: 'Note (needed where it was left or served by notice)',
    noteRequired: 'Say why it was left or served by public notice',
    required: 'Please fill this in',
    confirm: 'Record',
    cancel: 'Cancel',
    ways: {
      direct: 'Handed over',
      left: 'Left where receipt was refused',
      post: 'By post',
      electronic: 'By electronic means',
      proxy: 'By another organ as proxy',
      publicNotice: 'By public notice',
    },
  },
};

const EXPLAINED: readonly string[] = ['left', 'publicNotice'];

export function LetterService({ letter, onClose }: { letter: components['schemas']['Letter']; onClose: () => void }) {
  const w = useWords(words);
  const text = useText();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [form] = Form.useForm<Body>();
  const how = Form.useWatch('how', form);
  const record = useMutation({
    mutationFn: (body: Body) =>
      answer(
        api.POST('/api/v1/cases/{caseId}/letters/{letterId}/service', {
          params: { path: { caseId: letter.case.id, letterId: letter.id }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    onSuccess: async () => {
      await refreshAfterCommand(client);
      onClose();
    },
  });
  const must = { required: true, message: w.required };
  const explained = EXPLAINED.includes(how ?? '');
  const { name } = letter.addressee;
  return (
    <Modal
      open
      title={w.title(letter.number)}
      okText={w.confirm}
      cancelText={w.cancel}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Body>
        form={form}
        layout="vertical"
        initialValues={{ how: 'direct', to: name === null ? '' : text(name) }}
        onFinish={({ note, ...body }) => record.mutate({ ...body, ...(note?.trim() ? { note: note.trim() } : {}) })}
      >
        <Form.Item name="how" label={w.how} rules={[must]}>
          <Select options={Object.entries(w.ways).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="to" label={w.to} rules={[{ ...must, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="servedOn" label={w.servedOn} rules={[must]}>
          <Input type="date" min={letter.issuedOn} max={today()} className="field-date" />
        </Form.Item>
        <Form.Item name="proof" label={w.proof} rules={[must]}>
          <FileField title={w.proof} media={[]} most={20} />
        </Form.Item>
        <Form.Item
          name="note"
          label={w.note}
          rules={explained ? [{ required: true, whitespace: true, message: w.noteRequired }] : []}
        >
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
      <ProblemAlert error={record.error} />
    </Modal>
  );
}
