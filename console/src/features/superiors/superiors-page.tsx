// 上级设定: who is told when an owner does not act, where it is not the leader above him.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { Above } from './above.tsx';
import { RuleList } from './rule-list.tsx';
import { SetSuperior } from './set-superior.tsx';
import './superiors.css';

const words = {
  zh: {
    title: '上级设定',
    note: '任务逾期时通知责任人的上级。未设定的，由本单位负责人、再由上一级负责人担任。',
    people: '人员与岗位',
    set: '设定上级',
  },
  en: {
    title: 'Superiors',
    note: 'When a task is late, its owner’s superior is told: whom you set, else the leader of the organisation, then of the division above.',
    people: 'People and posts',
    set: 'Set a superior',
  },
};

export function SuperiorsPage() {
  const w = useWords(words);
  const [setting, setSetting] = useState(false);
  return (
    <>
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          <>
            <Link to="/admin/people">{w.people}</Link>
            <Button type="primary" onClick={() => setSetting(true)}>
              {w.set}
            </Button>
          </>
        }
      />
      <Above />
      <RuleList />
      {setting && <SetSuperior onClose={() => setSetting(false)} />}
    </>
  );
}
