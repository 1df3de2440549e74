import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import type { Words } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { dayAfter, today } from '../../parts/moment-text.ts';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { changePost, PostRefused } from './change-post.ts';
import type { PostHere } from './organisation-queries.ts';

const words = {
  zh: {
    button: '免去',
    buttonOf: (name: string, post: string) => `免去 ${name} ${post}`,
    title: (name: string, post: string) => `免去 ${name} 的${post}`,
    day: '自哪天起不再任职',
    note: '名下还有在办任务的，请改用工作交接，一次移交给继任者。',
    handover: '工作交接',
    confirm: '免去',
    cancel: '取消',
    done: '已免去',
    later: '已提交，稍后生效',
    file: (name: string, post: string, place: string) => `免去 ${place} ${post} ${name}`,
  },
  en: {
    button: 'End',
    buttonOf: (name: string, post: string) => `End ${name}, ${post}`,
    title: (name: string, post: string) => `${name} is no longer ${post}`,
    day: 'First day without the post',
    note: 'Where he has tasks in hand, order a handover: all of it goes to his successor at once.',
    handover: 'Handover',
    confirm: 'End it',
    cancel: 'Cancel',
    done: 'Ended',
    later: 'Accepted; it takes effect a little later',
    file: (name: string, post: string, place: string) => `End ${place} ${post} ${name}`,
  },
};

interface EndPostProps {
  readonly post: Pick<PostHere, 'role' | 'roleTitle'>;
  readonly holder: PostHere['holders'][number];
  readonly organisation: { readonly path: string; readonly name: Words };
}

/** The button at a holder that takes the post from him, from a day on. */
export function EndPost({ post: { role, roleTitle }, holder, organisation }: EndPostProps) {
  const { person, validFrom } = holder;
  const w = useWords(words);
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const earliest = dayAfter(validFrom);
  const [day, setDay] = useState(() => (today() > earliest ? today() : earliest));
  const [key, setKey] = useState(() => crypto.randomUUID());
  const post = text(roleTitle);
  const end = useMutation({
    mutationFn: () =>
      changePost(
        { person: person.id, name: person.name, role, organisation: organisation.path, validFrom, validTo: day },
        w.file(person.name, post, text(organisation.name)),
        key,
      ),
    onSuccess: async (isDone) => {
      void message.success(isDone ? w.done : w.later);
      setOpen(false);
      await client.invalidateQueries();
    },
  });
  const refused = end.error instanceof PostRefused ? end.error : null;
  return (
    <>
      <Button aria-label={w.buttonOf(person.name, post)} onClick={() => setOpen(true)}>
        {w.button}
      </Button>
      <Modal
        open={open}
        title={w.title(person.name, post)}
        okText={w.confirm}
        okButtonProps={{ danger: true, disabled: day === '' }}
        cancelText={w.cancel}
        confirmLoading={end.isPending}
        onOk={() => end.mutate()}
        onCancel={() => setOpen(false)}
      >
        <p>
          {w.note} <Link to="/admin/handovers">{w.handover}</Link>
        </p>
        <Filter label={w.day}>
          {(id) => (
            <Input
              id={id}
              type="date"
              min={earliest}
              value={day}
              onChange={({ target }) => {
                setDay(target.value);
                setKey(crypto.randomUUID());
                end.reset();
              }}
            />
          )}
        </Filter>
        {refused !== null && <Notice tone="late" title={refused.faults.map((fault) => fault.message).join(' ')} />}
        <ProblemAlert error={refused === null ? end.error : null} />
      </Modal>
    </>
  );
}
