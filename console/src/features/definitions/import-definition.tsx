// What another county exported, tried first and then taken in.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';

const words = {
  zh: {
    button: '导入定义',
    title: '导入其他县的定义',
    file: '选择导出的文件',
    broken: '这个文件不是导出的定义',
    note: '导入说明（必填）',
    try: '试导入',
    take: '导入',
    close: '关闭',
    ok: '可以导入',
    known: '本县已有这个版本',
    notSet: '本县尚未设定的参数',
    faults: '暂不能启用',
    done: '已导入，请到该事项启用',
  },
  en: {
    button: 'Import a definition',
    title: 'Import what another county exported',
    file: 'Choose the file',
    broken: 'This file is no exported definition',
    note: 'Note (required)',
    try: 'Try it',
    take: 'Import',
    close: 'Close',
    ok: 'It can be imported',
    known: 'This version is here already',
    notSet: 'Parameters that this county has not set',
    faults: 'It can’t be put in force yet',
    done: 'Imported; put it in force at its page',
  },
};

export function ImportDefinition() {
  const w = useWords(words);
  const text = useText();
  const client = useQueryClient();
  const key = useFormKey();
  const [open, setOpen] = useState(false);
  const [transfer, setTransfer] = useState<Record<string, unknown> | null>(null);
  const [broken, setBroken] = useState(false);
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: (dryRun: boolean) =>
      answer(
        api.POST('/api/v1/definitions/import', {
          params: { header: key.of([transfer, note, dryRun]) },
          body: { transfer: transfer ?? {}, note, dryRun },
        }),
      ),
    onSuccess: (_, dryRun) => {
      key.taken();
      return dryRun ? undefined : client.invalidateQueries({ queryKey: ['definitions'] });
    },
  });
  const ready = transfer !== null && note.trim() !== '';
  const read = async (file: File) => {
    send.reset();
    try {
      setTransfer(JSON.parse(await file.text()) as Record<string, unknown>);
      setBroken(false);
    } catch {
      setTransfer(null);
      setBroken(true);
    }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w.button}</Button>
      <Modal open={open} title={w.title} footer={null} onCancel={() => setOpen(false)}>
        <Upload
          accept="application/json,.json"
          maxCount={1}
          beforeUpload={(file) => {
            void read(file);
            return false;
          }}
        >
          <Button>{w.file}</Button>
        </Upload>
        {broken && <Notice tone="late" title={w.broken} />}
        <Filter label={w.note}>
          {(id) => <Input id={id} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Filter>
        {send.data !== undefined && (
          <Notice
            tone={send.data.ready.holds ? 'good' : 'soon'}
            title={send.variables ? (send.data.known ? w.known : w.ok) : w.done}
            text={
              <>
                {send.data.notSet.length > 0 && (
                  <div>
                    {w.notSet}：{send.data.notSet.map(({ title }) => text(title)).join('、')}
                  </div>
                )}
                {!send.data.ready.holds && (
                  <ul>
                    {send.data.ready.faults.map((fault) => (
                      <li key={fault.path.join('/') + fault.message.en}>{text(fault.message)}</li>
                    ))}
                  </ul>
                )}
              </>
            }
          />
        )}
        <ProblemAlert error={send.error} />
        <p className="definition-buttons">
          <Button disabled={!ready} loading={send.isPending} onClick={() => send.mutate(true)}>
            {w.try}
          </Button>
          <Button type="primary" disabled={!ready || send.data === undefined} onClick={() => send.mutate(false)}>
            {w.take}
          </Button>
        </p>
      </Modal>
    </>
  );
}
