// A card is revoked with its ground, which stands in the trail of the case.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import type { Card } from './cards-queries.ts';

const words = {
  zh: {
    revoke: '撤销',
    title: (name: string) => `撤销${name}的牌`,
    ground: '撤销依据',
    hint: '依据会记入案件过程，所有能看到案件的人都看得到。',
    required: '请说明撤销的依据',
    done: '已撤销',
    cancel: '取消',
  },
  en: {
    revoke: 'Revoke',
    title: (name: string) => `Revoke the card of ${name}`,
    ground: 'Ground',
    hint: 'It stands in the trail of the case.',
    required: 'Say on what ground',
    done: 'Revoked',
    cancel: 'Cancel',
  },
};

const LONGEST = 2000;

export function RevokeCard({ card, name }: { card: Card; name: string }) {
  const w = useWords(words);
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const [open, setOpen] = useState(false);
  const revocation = useMutation({
    mutationFn: ({ ground }: { ground: string }) =>
      answer(
        api.POST('/api/v1/cards/{cardId}/revocation', {
          params: { path: { cardId: card.id }, header: key.of({ card: card.id, ground }) },
          body: { ground },
        }),
      ),
    onSuccess: async () => {
      key.taken();
      setOpen(false);
      void message.success(w.done);
      await client.invalidateQueries({ queryKey: ['cards'] });
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {w.revoke}
      </Button>
      <Modal open={open} title={w.title(name)} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form layout="vertical" onFinish={(values: { ground: string }) => revocation.mutate(values)}>
          <Form.Item
            name="ground"
            label={w.ground}
            extra={w.hint}
            rules={[{ required: true, whitespace: true, message: w.required }]}
          >
            <Input.TextArea rows={3} maxLength={LONGEST} />
          </Form.Item>
          <ProblemAlert error={revocation.error} />
          <Button type="primary" htmlType="submit" loading={revocation.isPending}>
            {w.revoke}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
