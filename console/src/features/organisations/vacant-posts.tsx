import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { NeededBy } from './needed-by.tsx';
import { everyVacant, vacantQuery } from './organisation-queries.ts';
import type { VacantPost } from './organisation-queries.ts';

const words = {
  zh: {
    title: '空缺岗位',
    note: '本单位及以下：事项需要而无人担任。',
    none: '没有空缺岗位',
    noneText: '事项需要的岗位都有人担任。',
    waiting: (count: number) => `${count} 件待办无人签收`,
    unregistered: '机构未登记',
    role: '职务',
    organisation: '单位',
    code: '单位代码',
    procedures: '需要它的事项',
    tasks: '待办',
  },
  en: {
    title: 'Vacant posts',
    note: 'Here and below: procedures need them and nobody holds them.',
    none: 'No post is vacant',
    noneText: 'Somebody holds every post that procedures need.',
    waiting: (count: number) => `${count} open tasks wait for it`,
    unregistered: 'body not registered',
    role: 'Post',
    organisation: 'Organisation',
    code: 'Code',
    procedures: 'Needed by',
    tasks: 'Open tasks',
  },
};

/** Every vacant post of a region, by organisation. */
export function VacantPosts({ region }: { region: string }) {
  const w = useWords(words);
  const text = useText();
  const pages = useInfiniteQuery(vacantQuery(region));
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Sheet
      title={w.title}
      note={w.note}
      {...(items.length > 0 && {
        actions: (
          <ExportButton
            name={w.title}
            rows={() => everyVacant(region)}
            columns={[
              { title: w.organisation, value: ({ organisation }: VacantPost) => text(organisation.name), width: 24 },
              { title: w.code, value: ({ organisation }) => organisation.path, width: 28 },
              { title: w.role, value: ({ roleTitle }) => text(roleTitle), width: 28 },
              { title: w.tasks, value: ({ waiting }) => waiting, width: 8 },
              {
                title: w.procedures,
                value: ({ procedures }) => procedures.map(({ title }) => text(title)).join('、'),
                width: 60,
              },
            ]}
          />
        ),
      })}
    >
      <ProblemAlert error={pages.error} />
      {pages.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {pages.isSuccess && items.length === 0 && <Empty title={w.none} text={w.noneText} />}
      {items.length > 0 && (
        <>
          <ul className="organisation-posts" aria-label={w.title}>
            {items.map(({ role, roleTitle, organisation, procedures, waiting }) => (
              <li key={`${organisation.path} ${role}`}>
                <span>
                  {organisation.registered ? (
                    <Link to="/admin/organisations" search={{ at: organisation.path }}>
                      {text(organisation.name)}
                    </Link>
                  ) : (
                    <>
                      {text(organisation.name)}{' '}
                      <small>
                        {w.unregistered} <code>{organisation.path}</code>
                      </small>
                    </>
                  )}
                </span>
                <span>
                  <strong>{text(roleTitle)}</strong>
                  {waiting > 0 && <small>{w.waiting(waiting)}</small>}
                </span>
                <NeededBy procedures={procedures} />
              </li>
            ))}
          </ul>
          <LoadMore pages={pages} count={items.length} />
        </>
      )}
    </Sheet>
  );
}
