import { Checkbox } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Moment } from '../../parts/moment.tsx';
import { ClaimButton } from './claim-button.tsx';
import { TaskDue, TaskStage, TaskSubject } from './task-cells.tsx';
import { keyOf } from './task-queries.ts';
import type { TaskListProps } from './task-table.tsx';

const words = {
  zh: { list: '事项', choose: (number: string) => `选择 ${number}` },
  en: { list: 'Tasks', choose: (number: string) => `Choose ${number}` },
};

/** A worklist on a phone: a card a task; what is out of sight is not drawn. */
export function TaskCards({ tasks, tab, chosen, onChosen }: Omit<TaskListProps, 'pages'>) {
  const w = useWords(words);
  const text = useText();
  return (
    <ul className="task-cards" aria-label={w.list}>
      {tasks.map((task) => {
        const key = keyOf(task);
        return (
          <li key={key}>
            <div className="task-card-head">
              <TaskSubject task={task} />
              {onChosen !== null && (
                <Checkbox
                  aria-label={w.choose(task.caseNumber)}
                  disabled={task.held}
                  checked={chosen.includes(key)}
                  onChange={({ target }) =>
                    onChosen(target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
                  }
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
      })}
    </ul>
  );
}
