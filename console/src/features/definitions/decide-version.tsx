// Puts a version in force, or retires the one that is: with its day and its ground.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';

const words = {
  zh: {
    activate: '启用',
    retire: '停用',
    activateText: '此后立案的按这一版本办理，在办事项不变。',
    retireText: '此后不再立案，在办事项照常办理。',
    from: '自哪天起（不填即现在）',
    ground: '依据或理由（必填）',
    despite: '即使其他事项会转入这一事项',
    yes: '确定',
    no: '取消',
  },
  en: {
    activate: 'Put in force',
    retire: 'Retire',
    activateText: 'Cases that are filed from then on follow this version; running ones stay as they are.',
    retireText: 'No case is filed from then on; running ones go on.',
    from: 'From which day (now when empty)',
    ground: 'Ground (required)',
    despite: 'Although other procedures open cases of it',
    yes: 'Decide',
    no: 'Cancel',
  },
};

export function DecideVersion({
  procedure,
  version,
  retires,
}: {
  procedure: string;
  version: string;
  retires: boolean;
}) {
  const w = useWords(words);
  const client = useQueryClient();
  const key = useFormKey();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState('');
  const [ground, setGround] = useState('');
  const [despiteLinks, setDespite] = useState(false);
  const decide = useMutation({
    mutationFn: () => {
      const when = { ground: ground.trim(), ...(day !== '' && { from: day }) };
      const header = key.of([retires, procedure, version, when, despiteLinks]);
      return retires
        ? answer(
            api.POST('/api/v1/procedures/{procedure}/retire', {
              params: { path: { procedure }, header },
              body: { ...when, despiteLinks },
            }),
          )
        : answer(
            api.POST('/api/v1/definitions/{hash}/activate', {
              params: { path: { hash: version }, header },
              body: when,
            }),
          );
    },
    onSuccess: async () => {
      key.taken();
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['definitions'] });
      await client.invalidateQueries({ queryKey: ['procedures'] });
    },
  });
  const label = retires ? w.retire : w.activate;
  return (
    <>
      <Button danger={retires} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={label}
        okText={w.yes}
        cancelText={w.no}
        okButtonProps={{ disabled: ground.trim() === '', loading: decide.isPending, danger: retires }}
        onOk={() => decide.mutate()}
        onCancel={() => setOpen(false)}
      >
        <p>{retires ? w.retireText : w.activateText}</p>
        <div className="definition-fields">
          <Filter label={w.from}>
            {(id) => <Input id={id} type="date" value={day} onChange={(event) => setDay(event.target.value)} />}
          </Filter>
          <Filter label={w.ground}>
            {(id) => (
              <Input.TextArea id={id} rows={3} value={ground} onChange={(event) => setGround(event.target.value)} />
            )}
          </Filter>
          {retires && (
            <Checkbox checked={despiteLinks} onChange={(event) => setDespite(event.target.checked)}>
              {w.despite}
            </Checkbox>
          )}
        </div>
        <ProblemAlert error={decide.error} />
      </Modal>
    </>
  );
}
