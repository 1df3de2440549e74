import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { dayAfter, today } from '../../parts/moment-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { partyName } from './party-name.ts';
import type { Rule } from './superior-queries.ts';

const words = {
  zh: {
    title: (of: string) => `终止${of}的上级设定`,
    day: '自哪天起不再有效',
    required: '请填写',
    confirm: '终止',
    done: '已终止',
  },
  en: {
    title: (of: string) => `End what is set for ${of}`,
    day: 'First day on which it no longer holds',
    required: 'Required',
    confirm: 'End it',
    done: 'Ended',
  },
};

/** Asks from which day on a rule no longer holds, and ends it. */
export function EndRule({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const w = useWords(words);
  const text = useText();
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const earliest = dayAfter(rule.validFrom);
  const end = useMutation({
    mutationFn: (body: { validTo: string }) =>
      answer(
        api.POST('/api/v1/superiors/{id}/end', {
          params: { path: { id: rule.id }, header: key.of({ ...body, id: rule.id }) },
          body,
        }),
      ),
    onSuccess: async () => {
      key.taken();
      void message.success(w.done);
      await client.invalidateQueries({ queryKey: ['superiors'] });
      onClose();
    },
  });
  return (
    <Modal open title={w.title(partyName(rule.of, text))} footer={null} onCancel={onClose}>
      <Form
        layout="vertical"
        initialValues={{ validTo: earliest > today() ? earliest : today() }}
        onFinish={(values: { validTo: string }) => end.mutate(values)}
      >
        <Form.Item name="validTo" label={w.day} rules={[{ required: true, message: w.required }]}>
          <Input type="date" min={earliest} />
        </Form.Item>
        <ProblemAlert error={end.error} />
        <Button type="primary" danger htmlType="submit" loading={end.isPending}>
          {w.confirm}
        </Button>
      </Form>
    </Modal>
  );
}
