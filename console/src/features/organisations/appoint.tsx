import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import type { Words } from '../../language/language.ts';
import { PersonPicker } from '../../parts/form/person-pickers.tsx';
import { today } from '../../parts/moment-text.ts';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { placedFaults } from './appointment.ts';
import { changePost, nameOfPerson, PostRefused } from './change-post.ts';

const words = {
  zh: {
    button: '任命',
    buttonOf: (post: string) => `任命 ${post}`,
    title: (post: string, place: string) => `任命 · ${place} ${post}`,
    who: '任命谁',
    known: '已有人员',
    new: '新增人员',
    person: '人员',
    name: '姓名',
    idNumber: '身份证号',
    phone: '手机号（选填）',
    login: '登录账号（选填）',
    from: '任职日期',
    confirm: '任命',
    cancel: '取消',
    required: '请填写',
    done: '已任命，待办即可签收',
    later: '已提交，稍后生效',
    file: (name: string, post: string, place: string) => `任命 ${place} ${post} ${name}`,
  },
  en: {
    button: 'Appoint',
    buttonOf: (post: string) => `Appoint ${post}`,
    title: (post: string, place: string) => `Appoint · ${place}, ${post}`,
    who: 'Who',
    known: 'Somebody of the register',
    new: 'Somebody new',
    person: 'Person',
    name: 'Name',
    idNumber: 'ID number',
    phone: 'Phone (may be left blank)',
    login: 'Account (may be left blank)',
    from: 'From',
    confirm: 'Appoint',
    cancel: 'Cancel',
    required: 'Please fill this in',
    done: 'Appointed; open tasks can be claimed',
    later: 'Accepted; it takes effect a little later',
    file: (name: string, post: string, place: string) => `Appointment ${place} ${post} ${name}`,
  },
};

interface AppointProps {
  readonly role: string;
  readonly roleTitle: Words;
  readonly organisation: { readonly path: string; readonly name: Words };
}

/** The button at a post that opens the form of an appointment. */
export function Appoint(props: AppointProps) {
  const w = useWords(words);
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-label={w.buttonOf(text(props.roleTitle))} onClick={() => setOpen(true)}>
        {w.button}
      </Button>
      {open && <AppointForm {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Values {
  readonly who: 'known' | 'new';
  readonly person?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly login?: string;
  readonly validFrom: string;
}

const ASKED = ['person', 'name', 'idNumber', 'phone', 'login', 'validFrom'] as const;
const ASKED_OF_KNOWN = ['person', 'validFrom'] as const;

function AppointForm({ role, roleTitle, organisation, onClose }: AppointProps & { onClose: () => void }) {
  const w = useWords(words);
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const who = Form.useWatch('who', form) ?? 'known';
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [post, place] = [text(roleTitle), text(organisation.name)];
  const appoint = useMutation({
    mutationFn: async ({ who: of, person, name, validFrom, ...more }: Values) => {
      const isKnown = of === 'known';
      const called = isKnown ? await nameOfPerson(person ?? '') : (name ?? '');
      const given = { role, organisation: organisation.path, validFrom, name: called };
      return changePost(isKnown ? { ...given, person } : { ...given, ...more }, w.file(called, post, place), key);
    },
    onSuccess: async (isDone) => {
      void message.success(isDone ? w.done : w.later);
      await client.invalidateQueries();
      onClose();
    },
    onError: (error) => {
      if (!(error instanceof PostRefused)) return;
      form.setFields(placedFaults(error.faults, who === 'known' ? ASKED_OF_KNOWN : ASKED).placed as never);
    },
  });
  const refused = appoint.error instanceof PostRefused ? appoint.error : null;
  const others = refused === null ? [] : placedFaults(refused.faults, who === 'known' ? ASKED_OF_KNOWN : ASKED).others;
  const must = { required: true, whitespace: true, message: w.required };
  return (
    <Modal
      open
      title={w.title(post, place)}
      okText={w.confirm}
      cancelText={w.cancel}
      confirmLoading={appoint.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ who: 'known', validFrom: today() }}
        onFinish={(values) => appoint.mutate(values)}
        // Another content is another intention.
        onValuesChange={() => {
          setKey(crypto.randomUUID());
          appoint.reset();
        }}
      >
        <Form.Item name="who" label={w.who}>
          <Radio.Group options={(['known', 'new'] as const).map((value) => ({ value, label: w[value] }))} />
        </Form.Item>
        {who === 'known' ? (
          <Form.Item name="person" label={w.person} rules={[must]}>
            <PersonPicker />
          </Form.Item>
        ) : (
          <>
            <Form.Item name="name" label={w.name} rules={[must]}>
              <Input maxLength={50} autoComplete="off" />
            </Form.Item>
            <Form.Item name="idNumber" label={w.idNumber} rules={[must]}>
              <Input maxLength={18} autoComplete="off" />
            </Form.Item>
            <Form.Item name="phone" label={w.phone}>
              <Input maxLength={11} inputMode="tel" autoComplete="off" />
            </Form.Item>
            <Form.Item name="login" label={w.login}>
              <Input maxLength={100} autoComplete="off" />
            </Form.Item>
          </>
        )}
        <Form.Item name="validFrom" label={w.from} rules={[must]}>
          <Input type="date" />
        </Form.Item>
      </Form>
      {others.length > 0 && <Notice tone="late" title={others.join(' ')} />}
      <ProblemAlert error={refused === null ? appoint.error : null} />
    </Modal>
  );
}
