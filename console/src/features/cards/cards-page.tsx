// 红黄牌台账: cards that were drawn, who bears them, for what, and which were revoked on what ground.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { caseWords } from '../../parts/case-words.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton, type ExportColumn } from '../../parts/export-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ChoiceFilter, DayFilters, Filter, Filters } from '../../parts/filters.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Mark } from '../../parts/mark.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { ProcedureFilter } from '../../parts/procedure-filter.tsx';
import { cardsQuery, everyCard, type Card } from './cards-queries.ts';
import type { CardsSearch } from './cards-search.ts';
import './cards.css';
import { RevokeCard } from './revoke-card.tsx';

const words = {
  zh: {
    title: '红黄牌台账',
    counts: (red: number, yellow: number, revoked: number) =>
      `红牌 ${red} 张，黄牌 ${yellow} 张；另有 ${revoked} 张已撤销`,
    colour: '颜色',
    state: '状态',
    valid: '有效',
    revoked: '已撤销',
    unit: '单位',
    from: '亮牌日自',
    to: '亮牌日至',
    people: '责任人',
    post: '岗位',
    case: '案件',
    clock: '时限',
    due: '应办结',
    drawn: '亮牌日',
    number: '案件编号',
    procedure: '事项',
    ground: '撤销依据',
    revokedBy: '撤销人',
    list: '红黄牌',
    none: '没有符合条件的红黄牌',
    noneText: '红黄牌按各事项的时限规定自动产生。',
    between: '、',
  },
  en: {
    title: 'Yellow and red cards',
    counts: (red: number, yellow: number, revoked: number) =>
      `${red} red, ${yellow} yellow; ${revoked} revoked besides`,
    colour: 'Colour',
    state: 'State',
    valid: 'Standing',
    revoked: 'Revoked',
    unit: 'Organisation',
    from: 'Drawn from',
    to: 'Drawn to',
    people: 'Borne by',
    post: 'Post',
    case: 'Case',
    clock: 'Limit',
    due: 'Due',
    drawn: 'Drawn',
    number: 'Case number',
    procedure: 'Procedure',
    ground: 'Ground of revocation',
    revokedBy: 'Revoked by',
    list: 'Cards',
    none: 'No card fits',
    noneText: 'They are drawn by themselves, as the limits of each procedure say.',
    between: ', ',
  },
};

const route = getRouteApi('/shell/ledgers/cards');

export function CardsPage() {
  const w = useWords(words);
  const common = useWords(caseWords);
  const text = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useInfiniteQuery(cardsQuery(search));
  const cards = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = pages.data?.pages[0]?.counts;
  const set = <Key extends keyof CardsSearch>(key: Key, value: CardsSearch[Key] | undefined): void => {
    const { [key]: _, ...rest } = search;
    void navigate({ search: value === undefined ? rest : { ...rest, [key]: value }, replace: true });
  };
  const peopleOf = ({ people }: Card): string => people.map(({ name }) => name).join(w.between);
  const postOf = ({ role }: Card): string => (role === null ? '' : text(role.title));
  const columns: ExportColumn<Card>[] = [
    { title: w.colour, value: ({ colour }) => common.card[colour], width: 8 },
    { title: w.state, value: ({ revoked }) => (revoked === null ? w.valid : w.revoked), width: 10 },
    { title: w.unit, value: ({ unit }) => text(unit.name), width: 24 },
    { title: w.post, value: postOf, width: 24 },
    { title: w.people, value: peopleOf, width: 24 },
    { title: w.procedure, value: ({ case: { procedure } }) => text(procedure.title), width: 28 },
    { title: w.number, value: ({ case: { number } }) => number, width: 24 },
    { title: w.clock, value: ({ clock }) => text(clock.title), width: 28 },
    { title: w.due, value: ({ dueOn }) => dueOn, width: 12 },
    { title: w.drawn, value: ({ drawnOn }) => drawnOn, width: 12 },
    { title: w.ground, value: ({ revoked }) => revoked?.ground, width: 32 },
    { title: w.revokedBy, value: ({ revoked }) => revoked?.by.name },
  ];
  return (
    <>
      <PageTitle
        title={w.title}
        note={counts === undefined ? undefined : w.counts(counts.red, counts.yellow, counts.revoked)}
        actions={<ExportButton name={w.title} columns={columns} rows={() => everyCard(search)} />}
      />
      <Filters>
        <ChoiceFilter
          label={w.colour}
          value={search.colour}
          options={(['red', 'yellow'] as const).map((value) => ({ value, label: common.card[value] }))}
          onChange={(colour) => set('colour', colour)}
        />
        <ChoiceFilter
          label={w.state}
          value={search.revoked === undefined ? undefined : search.revoked ? 'revoked' : 'valid'}
          options={(['valid', 'revoked'] as const).map((value) => ({ value, label: w[value] }))}
          onChange={(state) => set('revoked', state === undefined ? undefined : state === 'revoked')}
        />
        <Filter label={w.unit}>
          {(id) => <OrganisationPicker id={id} value={search.unit} onChange={(unit) => set('unit', unit)} />}
        </Filter>
        <ProcedureFilter value={search.procedure} onChange={(procedure) => set('procedure', procedure)} />
        <DayFilters labels={w} value={search} onChange={set} />
      </Filters>
      <ProblemAlert error={pages.error} />
      {pages.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {pages.isSuccess && cards.length === 0 && <Empty title={w.none} text={w.noneText} />}
      {cards.length > 0 && (
        <>
          <ul className="card-list" aria-label={w.list}>
            {cards.map((card) => (
              <li key={card.id}>
                <div className="card-head">
                  <Mark tone={card.revoked !== null ? 'plain' : card.colour === 'red' ? 'late' : 'soon'}>
                    {common.card[card.colour]}
                  </Mark>
                  <strong>{text(card.unit.name)}</strong>
                  <span>{[postOf(card), peopleOf(card)].filter((one) => one !== '').join(' · ')}</span>
                  {card.revocable && <RevokeCard card={card} name={text(card.unit.name)} />}
                </div>
                <Facts
                  inline
                  facts={[
                    [
                      w.case,
                      <CaseLink key="case" caseId={card.case.id}>
                        {`${text(card.case.procedure.title)} ${card.case.number}`}
                      </CaseLink>,
                    ],
                    [w.clock, text(card.clock.title)],
                    [w.due, card.dueOn],
                    [w.drawn, card.drawnOn],
                    [w.revokedBy, card.revoked?.by.name],
                    [w.ground, card.revoked?.ground],
                  ]}
                />
              </li>
            ))}
          </ul>
          <LoadMore pages={pages} count={cards.length} />
        </>
      )}
    </>
  );
}
