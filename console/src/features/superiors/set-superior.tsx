import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { today } from '../../parts/moment-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { PartyPicker } from './party-picker.tsx';
import type { Party } from './superior-search.ts';

const words = {
  zh: {
    title: '设定上级',
    of: '谁',
    superior: '他的上级',
    from: '自哪天起',
    to: '自哪天起不再有效（可不填）',
    ground: '依据或理由',
    required: '请填写',
    whole: '请选到人或岗位',
    save: '设定',
    done: '已设定上级',
  },
  en: {
    title: 'Set a superior',
    of: 'Of',
    superior: 'Superior',
    from: 'From',
    to: 'No longer from (may stay empty)',
    ground: 'Ground',
    required: 'Required',
    whole: 'Choose a person or a post',
    save: 'Set',
    done: 'The superior is set',
  },
};

interface Values {
  of: Party;
  superior: Party;
  validFrom: string;
  validTo?: string;
  ground: string;
}

/** The form that sets who is above a person or a post. */
export function SetSuperior({ onClose }: { onClose: () => void }) {
  const w = useWords(words);
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const set = useMutation({
    mutationFn: ({ validTo, ...rest }: Values) => {
      const body = { ...rest, validTo: validTo === undefined || validTo === '' ? null : validTo };
      return answer(api.POST('/api/v1/superiors', { params: { header: key.of(body) }, body }));
    },
    onSuccess: async () => {
      key.taken();
      void message.success(w.done);
      await client.invalidateQueries({ queryKey: ['superiors'] });
      onClose();
    },
  });
  const whole = [{ required: true, message: w.whole }];
  const required = [{ required: true, whitespace: true, message: w.required }];
  return (
    <Modal open title={w.title} footer={null} onCancel={onClose}>
      <Form layout="vertical" initialValues={{ validFrom: today() }} onFinish={(values: Values) => set.mutate(values)}>
        <Form.Item name="of" rules={whole}>
          <PartyPicker legend={w.of} />
        </Form.Item>
        <Form.Item name="superior" rules={whole}>
          <PartyPicker legend={w.superior} />
        </Form.Item>
        <Form.Item name="validFrom" label={w.from} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="validTo" label={w.to}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="ground" label={w.ground} rules={required}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <ProblemAlert error={set.error} />
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          {w.save}
        </Button>
      </Form>
    </Modal>
  );
}
