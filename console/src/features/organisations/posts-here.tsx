import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Appoint } from './appoint.tsx';
import { EndPost } from './end-post.tsx';
import { NeededBy } from './needed-by.tsx';
import type { OrganisationPosts, PostHere, VacantPost } from './organisation-queries.ts';

const words = {
  zh: {
    title: '岗位',
    none: '这里没有岗位，也没有事项需要。',
    vacant: '空缺',
    waiting: (count: number) => `${count} 件待办无人签收`,
    until: (day: string) => `任至 ${day} 前`,
    vacantTitle: (count: number) => `${count} 个岗位空缺`,
    vacantText: '事项走到这些岗位会卡住。请逐个任命，或用表格批量导入任职人员。',
    import: '导入任职人员',
    missing: '尚未登记的机构',
    missingText: '事项需要这些机构的岗位，但组织库中没有这些机构。请先导入单位，再导入人员。',
    code: '机构代码',
    role: '职务',
    holders: '任职人员',
    state: '状态',
    held: '在任',
    procedures: '需要它的事项',
  },
  en: {
    title: 'Posts',
    none: 'There is no post here, and nothing needs one.',
    vacant: 'vacant',
    waiting: (count: number) => `${count} open tasks wait for it`,
    until: (day: string) => `until before ${day}`,
    vacantTitle: (count: number) => (count === 1 ? 'One post is vacant' : `${count} posts are vacant`),
    vacantText: 'Work stops when it comes to them. Appoint somebody to each, or import who holds them.',
    import: 'Import people',
    missing: 'Bodies that are not registered',
    missingText: 'Procedures need posts at them. Import the organisations first, then the people.',
    code: 'Code',
    role: 'Post',
    holders: 'Held by',
    state: 'State',
    held: 'held',
    procedures: 'Needed by',
  },
};

/** The posts of one organisation, vacant ones first. */
export function PostsHere({ found: { organisation, posts } }: { found: OrganisationPosts }) {
  const w = useWords(words);
  const text = useText();
  const vacant = posts.filter((post) => post.vacant).length;
  return (
    <Sheet
      title={w.title}
      note={text(organisation.name)}
      {...(posts.length > 0 && {
        actions: (
          <ExportButton
            name={`${text(organisation.name)} ${w.title}`}
            rows={() => posts}
            columns={[
              { title: w.role, value: ({ roleTitle }: PostHere) => text(roleTitle), width: 28 },
              {
                title: w.holders,
                value: ({ holders }) => holders.map(({ person }) => person.name).join('、'),
                width: 28,
              },
              { title: w.state, value: (post) => (post.vacant ? w.vacant : w.held) },
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
      {vacant > 0 && (
        <Notice
          tone="late"
          title={w.vacantTitle(vacant)}
          text={w.vacantText}
          actions={
            <Link to="/admin/imports/new" search={{ kind: 'people' }}>
              {w.import}
            </Link>
          }
        />
      )}
      {posts.length === 0 ? (
        <p className="organisation-soft">{w.none}</p>
      ) : (
        <ul className="organisation-posts" aria-label={w.title}>
          {posts.map((post) => (
            <li key={post.role}>
              <strong>{text(post.roleTitle)}</strong>
              <span>
                <Holders post={post} organisation={organisation} />
                {post.waiting > 0 && post.vacant && <small>{w.waiting(post.waiting)}</small>}
              </span>
              <span className="organisation-last">
                <NeededBy procedures={post.procedures} />
                <Appoint role={post.role} roleTitle={post.roleTitle} organisation={organisation} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

interface HoldersProps {
  readonly post: PostHere;
  readonly organisation: OrganisationPosts['organisation'];
}

function Holders({ post, organisation }: HoldersProps) {
  const w = useWords(words);
  if (post.vacant) return <Mark tone="late">{w.vacant}</Mark>;
  return (
    <ul className="organisation-holders">
      {post.holders.map(({ person, validFrom, validTo }) => (
        <li key={`${person.id} ${validFrom}`}>
          <Link to="/admin/people" search={{ name: person.name, region: organisation.path }}>
            {person.name}
          </Link>
          {validTo === null ? (
            <EndPost post={post} holder={{ person, validFrom, validTo }} organisation={organisation} />
          ) : (
            <small> {w.until(validTo)}</small>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Bodies at which posts are asked for and which nobody has registered. */
export function MissingBodies({ missing }: { missing: readonly VacantPost[] }) {
  const w = useWords(words);
  const text = useText();
  if (missing.length === 0) return null;
  return (
    <Sheet title={w.missing} note={w.missingText}>
      <ul className="organisation-posts" aria-label={w.missing}>
        {missing.map(({ role, roleTitle, organisation, procedures }) => (
          <li key={`${role} ${organisation.path}`}>
            <strong>{text(roleTitle)}</strong>
            <span>
              {w.code} <code>{organisation.path}</code>
            </span>
            <NeededBy procedures={procedures} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
