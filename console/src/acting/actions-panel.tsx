// What the reader may do now: each task of his open with its form, everything else behind a button, and why not the rest.
import { App, Button, Empty, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { CommandOutcome } from '../commands/command-outcome.tsx';
import type { CaseView } from '../commands/command-body.ts';
import { useCommand } from '../commands/use-command.ts';
import { useText, useWords } from '../language/language.ts';
import { KnownNames } from '../parts/form/known-names.ts';
import { ActionForm } from './action-form.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { actionWords } from './action-words.ts';
import { CorrectForm } from './correct-form.tsx';
import { AT_ONCE, bodyOf } from './ask.ts';
import type { Action } from './offered.ts';
import { VoteForm } from './vote-form.tsx';

/** The commands that do a task; each has its form on the page, others in a window. */
const MAIN: readonly string[] = [
  'decide',
  'giveOpinion',
  'recordVote',
  'post',
  'resolveObjection',
  'report',
  'fileItem',
  'checkItem',
  'consolidate',
  'issueBulletin',
];

const CONFLICT = 409;

const keyOf = ({ type, visitId, taskId, clock, unit, period, organisation }: Action): string =>
  [type, visitId ?? '', taskId ?? '', clock?.id ?? '', unit ?? '', period ?? '', organisation ?? ''].join(' ');

export function ActionsPanel({ view }: { view: CaseView }) {
  const w = useWords(actionWords);
  const text = useText();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<Action | null>(null);
  const [overtaken, setOvertaken] = useState<{ problem: ApiProblem; sequence: number } | null>(null);
  const refused = (problem: ApiProblem): void => {
    if (problem.status === CONFLICT) setOvertaken({ problem, sequence: view.sequence });
  };
  const done = (step: 'done' | 'kept'): void => {
    // What is kept says so itself, above every page.
    if (chosen !== null && step === 'done') message.success(w.done(titleOf(chosen)));
    setChosen(null);
  };
  const mine = view.actions.filter(({ type, allowed }) => allowed && MAIN.includes(type));
  const others = view.actions.filter(({ type, allowed }) => allowed && !MAIN.includes(type));
  const titleOf = (action: Action): string => {
    const where = action.stage ?? action.clock;
    const item = view.round?.items.find(({ unit, period }) => unit.path === action.unit && period === action.period);
    // Several periods of a series can be open at once.
    const period = action.period ?? view.round?.terms.find(({ visitId }) => visitId === action.visitId)?.period;
    const parts = [where === undefined ? null : text(where.title), item?.unit.name ?? null, period ?? null];
    return [w.types[action.type] ?? action.type, ...parts.filter((one) => one !== null)].join(' · ');
  };
  const names = Object.fromEntries(Object.entries(view.names).map(([id, name]) => [id, text(name)]));
  return (
    <KnownNames value={names}>
      <div className="actions">
        {/* The form that was refused goes with the state it belonged to; who was first must stay to be read. */}
        {overtaken !== null && overtaken.sequence !== view.sequence && (
          <ProblemAlert
            error={overtaken.problem}
            actions={<Button onClick={() => setOvertaken(null)}>{w.understood}</Button>}
          />
        )}
        {mine.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={w.nothing} />}
        {mine.map((action) => (
          <section key={`${keyOf(action)} ${view.sequence}`} className="action-card" aria-label={titleOf(action)}>
            <h2>{titleOf(action)}</h2>
            {action.type === 'recordVote' ? (
              <VoteForm view={view} action={action} onRefused={refused} />
            ) : (
              <ActionForm view={view} action={action} onRefused={refused} />
            )}
          </section>
        ))}
        {others.length > 0 && (
          <section aria-label={w.more}>
            <h2 className="actions-more">{w.more}</h2>
            <div className="action-buttons">
              {others.map((action) =>
                AT_ONCE.includes(action.type) ? (
                  <AtOnce key={keyOf(action)} view={view} action={action} title={titleOf(action)} />
                ) : (
                  <Button key={keyOf(action)} onClick={() => setChosen(action)}>
                    {titleOf(action)}
                  </Button>
                ),
              )}
            </div>
          </section>
        )}
        <Refusals actions={view.actions} titleOf={titleOf} />
        <Modal
          open={chosen !== null}
          title={chosen === null ? '' : titleOf(chosen)}
          footer={null}
          destroyOnHidden
          onCancel={() => setChosen(null)}
        >
          {chosen?.type === 'correct' && (
            <CorrectForm view={view} action={chosen} onDone={done} onCancel={() => setChosen(null)} />
          )}
          {chosen !== null && chosen.type !== 'correct' && (
            <ActionForm view={view} action={chosen} onDone={done} onCancel={() => setChosen(null)} />
          )}
        </Modal>
      </div>
    </KnownNames>
  );
}

function AtOnce({ view, action, title }: { view: CaseView; action: Action; title: string }) {
  const w = useWords(actionWords);
  const command = useCommand({ caseId: view.id, caseNumber: view.number });
  return (
    <span>
      <Popconfirm title={w.confirm(title)} onConfirm={() => void command.send(bodyOf(action, {}, null), title)}>
        <Button loading={command.state.step === 'sending'}>{title}</Button>
      </Popconfirm>
      {command.state.step !== 'done' && <CommandOutcome state={command.state} />}
    </span>
  );
}

function Refusals({ actions, titleOf }: { actions: readonly Action[]; titleOf: (action: Action) => string }) {
  const w = useWords(actionWords);
  const text = useText();
  const refused = actions.flatMap((action) =>
    action.allowed || action.refusal === undefined ? [] : [{ action, why: action.refusal.message }],
  );
  if (refused.length === 0) return null;
  return (
    <details className="actions-refused">
      <summary>{w.refused}</summary>
      <ul>
        {refused.map(({ action, why }) => (
          <li key={keyOf(action)}>
            <strong>{titleOf(action)}</strong>：{text(why)}
          </li>
        ))}
      </ul>
    </details>
  );
}
