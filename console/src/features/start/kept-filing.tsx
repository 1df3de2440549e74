import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import type { Became } from '../../commands/command-body.ts';
import { CommandOutcome } from '../../commands/command-outcome.tsx';
import type { WhyKept } from '../../commands/give-command.ts';
import { useWaiting } from '../../commands/use-waiting.ts';
import { onWaitingChange } from '../../commands/waiting-store.ts';
import { useWords } from '../../language/language.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';

const words = {
  zh: {
    title: '已保存，待提交',
    refused: '未被接受',
    goOn: '返回修改',
    again: '再发起一件',
    catalogue: '回到事项目录',
  },
  en: {
    title: 'Kept, to be handed in',
    refused: 'Not accepted',
    goOn: 'Back to the form',
    again: 'Start another',
    catalogue: 'Back to the catalogue',
  },
};

interface KeptFilingProps {
  readonly procedure: string;
  /** Its Idempotency-Key. */
  readonly waiting: string;
  readonly why: WhyKept;
  readonly onFiled: (filed: Became) => void;
  readonly onAgain: () => void;
}

/** A filing that could not be sent: it waits, and becomes its receipt as soon as the service has it. */
export function KeptFiling({ procedure, waiting, why, onFiled, onAgain }: KeptFilingProps) {
  const w = useWords(words);
  const refusal = useWaiting().find(({ key }) => key === waiting)?.refusal ?? null;
  useEffect(
    () =>
      onWaitingChange((told) => {
        if (told?.key === waiting) onFiled(told.became);
      }),
    [onFiled, waiting],
  );
  return (
    <>
      <PageTitle
        title={refusal === null ? w.title : w.refused}
        actions={
          <>
            <Button onClick={onAgain}>{w.again}</Button>
            <Link to="/start">{w.catalogue}</Link>
          </>
        }
      />
      {refusal === null ? (
        <CommandOutcome state={{ step: 'kept', key: waiting, why }} />
      ) : (
        <Notice
          tone="late"
          title={refusal}
          actions={
            <Link to="/start/$procedure" params={{ procedure }} search={{ waiting }} onClick={onAgain}>
              {w.goOn}
            </Link>
          }
        />
      )}
    </>
  );
}
