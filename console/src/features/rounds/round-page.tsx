// One round of a duty, or one series of an indicator: how its units stand, and its bulletin.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { caseQuery } from '../../acting/acting-queries.ts';
import { ActionsPanel } from '../../acting/actions-panel.tsx';
import { useText, useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { BulletinPanel } from './bulletin-panel.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { bulletinQuery, matrixQuery } from './round-queries.ts';
import './rounds.css';

const words = {
  zh: { round: '报送轮次', open: '进行中', ended: '已结束', numbers: '数据与走势' },
  en: { round: 'Round', open: 'Open', ended: 'Ended', numbers: 'Numbers' },
};

const route = getRouteApi('/shell/rounds/$roundId');

export function RoundPage() {
  const w = useWords(words);
  const text = useText();
  const { roundId } = route.useParams();
  const matrix = useQuery(matrixQuery(roundId));
  const bulletin = useQuery(bulletinQuery(roundId));
  const acting = useQuery(caseQuery(roundId));
  const round = matrix.data?.round;
  const name = round === undefined ? w.round : `${text(round.part.title)} ${round.period}`;
  return (
    <>
      <PageTitle
        title={name}
        note={round === undefined ? undefined : round.status === 'ended' ? w.ended : w.open}
        actions={
          acting.data?.kind === 'series' &&
          round !== undefined && (
            <Link
              to="/rounds/indicators/$procedure/$indicator"
              params={{ procedure: acting.data.procedure.key, indicator: round.part.key }}
              search={{ year: round.period }}
            >
              {w.numbers}
            </Link>
          )
        }
      />
      <ProblemAlert error={matrix.error ?? bulletin.error} />
      {matrix.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {acting.data !== undefined && <ActionsPanel view={acting.data} />}
      {matrix.data !== undefined && <MatrixTable name={name} items={matrix.data.items} />}
      {bulletin.data !== undefined && <BulletinPanel name={name} bulletin={bulletin.data} />}
    </>
  );
}
