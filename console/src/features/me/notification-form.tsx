// By which channels the reader is told what, when not, and what comes once a day together.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Select, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { settingsQuery, type Channel, type Preferences, type Settings } from './me-queries.ts';

const words = {
  zh: {
    title: '通知方式',
    note: '站内消息总会有；以下是另外用什么方式通知您。法定告知随时发出，不受免打扰和汇总限制。',
    language: '消息语言',
    any: '一般情况',
    inboxOnly: '仅站内消息',
    everyChannel: '按系统顺序逐个尝试',
    own: '勾选要单独设置渠道的消息（按所选先后尝试；一个不选则只发站内消息）',
    channels: '渠道（按先后尝试）',
    order: (kind: string) => `${kind}：渠道，按先后尝试`,
    quiet: '免打扰时段',
    from: '自',
    to: '至',
    digest: '每日汇总',
    at: '每天几点',
    kinds: '汇总哪些类别',
    save: '保存',
    saved: '已保存',
  },
  en: {
    title: 'How I am told',
    note: 'The inbox always has it; this is how you are told besides. Statutory notices go out at any hour.',
    language: 'Language of messages',
    any: 'In general',
    inboxOnly: 'Inbox only',
    everyChannel: 'Every channel in the usual order',
    own: 'Kinds with channels of their own, tried in the order chosen; none chosen: inbox only',
    channels: 'Channels, in the order tried',
    order: (kind: string) => `${kind}: channels in the order tried`,
    quiet: 'Quiet hours',
    from: 'From',
    to: 'To',
    digest: 'Once a day together',
    at: 'At',
    kinds: 'Which kinds',
    save: 'Save',
    saved: 'Saved',
  },
};

const NIGHT = { from: '21:00', to: '08:00' };
const MORNING = '08:30';
const ANY = 'any';

export function NotificationForm() {
  const w = useWords(words);
  const settings = useQuery(settingsQuery);
  return (
    <Sheet title={w.title} note={w.note}>
      <ProblemAlert error={settings.error} />
      {settings.isPending && <Skeleton active />}
      {settings.data !== undefined && (
        // What somebody changed elsewhere begins the form anew.
        <Fields key={JSON.stringify(settings.data.preferences)} settings={settings.data} />
      )}
    </Sheet>
  );
}

function Fields({ settings }: { settings: Settings }) {
  const w = useWords(words);
  const text = useText();
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const id = useId();
  const [chosen, setChosen] = useState<Preferences>(settings.preferences);
  const set = (change: Partial<Preferences>): void => setChosen({ ...chosen, ...change });
  const save = useMutation({
    mutationFn: () => answer(api.PUT('/api/v1/me/notifications', { params: { header: key.of(chosen) }, body: chosen })),
    onSuccess: async () => {
      key.taken();
      void message.success(w.saved);
      await client.invalidateQueries({ queryKey: settingsQuery.queryKey });
    },
  });
  const setChannels = (kind: string, channels: Channel[] | null): void => {
    const { [kind]: _, ...others } = chosen.channels;
    set({ channels: channels === null ? others : { ...others, [kind]: channels } });
  };
  const kinds = settings.kinds.map(({ kind, title }) => ({ value: kind, label: text(title) }));
  return (
    <form
      className="me-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <label htmlFor={`${id}language`}>{w.language}</label>
      <Select
        id={`${id}language`}
        value={chosen.language}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(language) => set({ language })}
      />
      <p className="me-legend">{w.own}</p>
      <ul className="me-channels" aria-label={w.channels}>
        {[{ value: ANY, label: w.any }, ...kinds].map(({ value: kind, label }) => (
          <li key={kind}>
            <Checkbox
              checked={chosen.channels[kind] !== undefined}
              onChange={({ target }) => setChannels(kind, target.checked ? [] : null)}
            >
              {label}
            </Checkbox>
            {chosen.channels[kind] === undefined ? (
              kind === ANY && <span className="me-default">{w.everyChannel}</span>
            ) : (
              <Select
                mode="multiple"
                aria-label={w.order(label)}
                placeholder={w.inboxOnly}
                value={chosen.channels[kind]}
                options={settings.channels.map(({ channel, title }) => ({ value: channel, label: text(title) }))}
                onChange={(channels: Channel[]) => setChannels(kind, channels)}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="me-line">
        <Checkbox
          checked={chosen.quietHours !== null}
          onChange={({ target }) => set({ quietHours: target.checked ? NIGHT : null })}
        >
          {w.quiet}
        </Checkbox>
        {chosen.quietHours !== null &&
          (['from', 'to'] as const).map((end) => (
            <label key={end}>
              {w[end]}
              <Input
                type="time"
                value={chosen.quietHours?.[end] ?? ''}
                onChange={({ target }) => set({ quietHours: { ...(chosen.quietHours ?? NIGHT), [end]: target.value } })}
              />
            </label>
          ))}
      </div>
      <div className="me-line">
        <Checkbox
          checked={chosen.digest !== null}
          onChange={({ target }) =>
            set({ digest: target.checked ? { at: MORNING, kinds: kinds.map(({ value }) => value) } : null })
          }
        >
          {w.digest}
        </Checkbox>
        {chosen.digest !== null && (
          <>
            <label>
              {w.at}
              <Input
                type="time"
                value={chosen.digest.at}
                onChange={({ target }) => set({ digest: { kinds: chosen.digest?.kinds ?? [], at: target.value } })}
              />
            </label>
            <Select
              mode="multiple"
              className="me-kinds"
              aria-label={w.kinds}
              placeholder={w.kinds}
              maxTagCount={3}
              value={chosen.digest.kinds}
              options={kinds}
              onChange={(chosenKinds: string[]) =>
                set({ digest: { at: chosen.digest?.at ?? MORNING, kinds: chosenKinds } })
              }
            />
          </>
        )}
      </div>
      <ProblemAlert error={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {w.save}
      </Button>
    </form>
  );
}
