import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { ClaimButton } from './claim-button.tsx';

const words = {
  zh: { title: '工作台', case: '案件', stage: '环节', due: '到期', hand: '签收' },
  en: { title: 'Inbox', case: 'Case', stage: 'Stage', due: 'Due', hand: 'Claim' },
};

export function InboxPage() {
  const w = useWords(words);
  const text = useText();
  const tasks = useQuery({
    queryKey: ['tasks', 'mine'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/tasks', { params: { query: { view: 'mine' } }, signal })),
  });
  return (
    <>
      <PageTitle title={w.title} />
      <Table
        rowKey={({ caseId, taskId }) => `${caseId} ${taskId}`}
        loading={tasks.isPending}
        dataSource={tasks.data?.items ?? []}
        pagination={false}
        columns={[
          { title: w.case, render: (_, task) => `${task.caseNumber} ${text(task.procedure.title)}` },
          { title: w.stage, render: (_, task) => text(task.stage.title) },
          { title: w.due, dataIndex: 'dueOn' },
          { title: w.hand, render: (_, task) => <ClaimButton task={task} /> },
        ]}
      />
    </>
  );
}
