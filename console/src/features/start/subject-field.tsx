import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { operations } from '../../api/schema.d.ts';
import { useWords } from '../../language/language.ts';
import { SubjectPicker } from '../../parts/form/pickers.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

type Body = operations['postSubjects']['requestBody']['content']['application/json'];
export type SubjectKind = Body['kind'];

const words = {
  zh: {
    register: '登记新对象',
    kinds: { household: '农户', person: '人员', house: '房屋', project: '项目', village: '村', organisation: '单位' },
    title: (kind: string) => `登记${kind}`,
    name: '名称',
    nameNeeded: '请填写名称',
    idNumber: '身份证号',
    idNumberWrong: '请填写18位身份证号',
    phone: '联系电话',
    ok: '登记',
    cancel: '取消',
    change: '更换',
    where: '请先选择受理单位',
  },
  en: {
    register: 'Register a new one',
    kinds: {
      household: 'household',
      person: 'person',
      house: 'house',
      project: 'project',
      village: 'village',
      organisation: 'organisation',
    },
    title: (kind: string) => `Register a ${kind}`,
    name: 'Name',
    nameNeeded: 'Its name is required',
    idNumber: 'ID number',
    idNumberWrong: 'An ID number of 18 digits',
    phone: 'Phone',
    ok: 'Register',
    cancel: 'Cancel',
    change: 'Change',
    where: 'Choose first where it is handed in',
  },
};

interface SubjectFieldProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
  readonly kind: SubjectKind;
  readonly region: string | undefined;
}

/** What a case is about, from the register; one that is not there yet can be registered on the spot. */
export function SubjectField({ id, value, onChange, kind, region }: SubjectFieldProps) {
  const w = useWords(words);
  const client = useQueryClient();
  const [form] = Form.useForm<{ name: string; idNumber?: string; phone?: string }>();
  const [open, setOpen] = useState(false);
  const [registered, setRegistered] = useState<{ id: string; name: string } | null>(null);
  const key = useRef('');
  const register = useMutation({
    mutationFn: ({ name, idNumber, phone }: { name: string; idNumber?: string; phone?: string }) =>
      answer(
        api.POST('/api/v1/subjects', {
          params: { header: { 'idempotency-key': key.current } },
          body: {
            kind,
            name,
            organisation: region ?? '',
            ...(idNumber && { idNumber }),
            ...(phone && { phone }),
          },
        }),
      ),
    onSuccess: (subject) => {
      setRegistered(subject);
      setOpen(false);
      onChange?.(subject.id);
      void client.invalidateQueries({ queryKey: ['subjects'] });
    },
    onError: () => {
      key.current = crypto.randomUUID();
    },
  });
  const begin = (): void => {
    key.current = crypto.randomUUID();
    register.reset();
    form.resetFields();
    setOpen(true);
  };
  const fresh = registered !== null && registered.id === value;
  return (
    <>
      <div className="filing-subject">
        {fresh ? (
          <span id={id}>
            {registered.name}{' '}
            <Button type="link" onClick={() => onChange?.(undefined)}>
              {w.change}
            </Button>
          </span>
        ) : (
          <SubjectPicker
            {...(id !== undefined && { id })}
            value={value}
            {...(onChange !== undefined && { onChange })}
            kind={kind}
            region={region}
          />
        )}
        <Button onClick={begin} disabled={region === undefined} {...(region === undefined && { title: w.where })}>
          {w.register}
        </Button>
      </div>
      <Modal
        open={open}
        title={w.title(w.kinds[kind])}
        okText={w.ok}
        cancelText={w.cancel}
        confirmLoading={register.isPending}
        onOk={() => void form.validateFields().then((inputs) => register.mutate(inputs))}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form form={form} name="register" layout="vertical" component={false}>
          <Form.Item name="name" label={w.name} rules={[{ required: true, whitespace: true, message: w.nameNeeded }]}>
            <Input maxLength={100} />
          </Form.Item>
          {(kind === 'household' || kind === 'person') && (
            <>
              <Form.Item
                name="idNumber"
                label={w.idNumber}
                rules={[{ pattern: /^[1-9]\d{16}[\dXx]$/, message: w.idNumberWrong }]}
              >
                <Input maxLength={18} />
              </Form.Item>
              <Form.Item name="phone" label={w.phone}>
                <Input maxLength={20} inputMode="tel" />
              </Form.Item>
            </>
          )}
        </Form>
        <ProblemAlert error={register.error} />
      </Modal>
    </>
  );
}
