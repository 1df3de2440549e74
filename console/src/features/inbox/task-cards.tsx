import { Checkbox } from 'antd';
import { memo, useCallback, useEffect, useRef } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { Moment } from '../../parts/moment.tsx';
import { ClaimButton } from './claim-button.tsx';
import { TaskDue, TaskStage, TaskSubject } from './task-cells.tsx';
import type { TaskTab } from './inbox-search.ts';
import { keyOf } from './task-queries.ts';
import type { TaskRow } from './task-queries.ts';
import type { TaskListProps } from './task-table.tsx';

const words = {
  zh: { list: '事项', choose: (number: string) => `选择 ${number}` },
  en: { list: 'Tasks', choose: (number: string) => `Choose ${number}` },
};

/** A worklist on a phone: a card a task; what is out of sight is not drawn. */
export function TaskCards({ tasks, tab, chosen, onChosen }: Omit<TaskListProps, 'pages'>) {
  const w = useWords(words);
  // Cards are drawn again only for what changed: thousands stand there while the next page comes.
  const latest = useRef({ chosen, onChosen });
  useEffect(() => {
    latest.current = { chosen, onChosen };
  });
  const choose = useCallback((key: string, checked: boolean) => {
    const { chosen: before, onChosen: tell } = latest.current;
    tell?.(checked ? [...before, key] : before.filter((one) => one !== key));
  }, []);
  const marked = new Set(chosen);
  return (
    <ul className="task-cards" aria-label={w.list}>
      {tasks.map((task) => {
        const key = keyOf(task);
        const isChosen = marked.has(key);
        return <TaskCard key={key} {...{ task, tab, isChosen }} {...(onChosen !== null && { onChoose: choose })} />;
      })}
    </ul>
  );
}

interface TaskCardProps {
  readonly task: TaskRow;
  readonly tab: TaskTab;
  readonly isChosen: boolean;
  readonly onChoose?: (key: string, checked: boolean) => void;
}

const TaskCard = memo(function TaskCard({ task, tab, isChosen, onChoose }: TaskCardProps) {
  const w = useWords(words);
  const text = useText();
  return (
    <li>
      <div className="task-card-head">
        <TaskSubject task={task} />
        {onChoose !== undefined && (
          <Checkbox
            aria-label={w.choose(task.caseNumber)}
            disabled={task.held}
            checked={isChosen}
            onChange={({ target }) => onChoose(keyOf(task), target.checked)}
          />
        )}
      </div>
      <TaskStage task={task} />
      <span className="task-note">{text(task.organisation.name)}</span>
      {tab === 'done' ? (
        <span>
          {task.outcome !== null && `${text(task.outcome.title)} · `}
          {task.finishedAt !== null && <Moment at={task.finishedAt} />}
        </span>
      ) : (
        <TaskDue task={task} />
      )}
      {tab === 'mine' && <ClaimButton task={task} />}
    </li>
  );
});
