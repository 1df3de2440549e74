import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import type { OrganisationPosts } from './organisation-queries.ts';

const words = {
  zh: {
    title: '下级单位',
    divisions: { county: '县', township: '镇（街道）', village: '村（社区）' },
    bodies: '机构',
    vacant: (count: number) => `空缺 ${count}`,
    held: (count: number) => `在任 ${count}`,
  },
  en: {
    title: 'Below it',
    divisions: { county: 'Counties', township: 'Townships', village: 'Villages' },
    bodies: 'Bodies',
    vacant: (count: number) => `${count} vacant`,
    held: (count: number) => `${count} held`,
  },
};

type Child = OrganisationPosts['below'][number];

/** What lies directly below an organisation, with how many posts are held and vacant there and further down. */
export function Below({ below }: { below: readonly Child[] }) {
  const w = useWords(words);
  const divisions = below.filter(({ kind }) => kind === 'division');
  const bodies = below.filter(({ kind }) => kind === 'body');
  const [first] = divisions;
  return (
    <Sheet title={w.title}>
      {first !== undefined && <Children title={w.divisions[first.level]} items={divisions} />}
      {bodies.length > 0 && <Children title={w.bodies} items={bodies} />}
    </Sheet>
  );
}

function Children({ title, items }: { title: string; items: readonly Child[] }) {
  const w = useWords(words);
  const text = useText();
  return (
    <>
      <h3>
        {title} <small>{items.length}</small>
      </h3>
      <ul className="organisation-below" aria-label={title}>
        {items.map(({ path, name, held, vacant }) => (
          <li key={path}>
            <Link to="/admin/organisations" search={{ at: path }}>
              {text(name)}
            </Link>
            <span>
              {vacant > 0 && (
                <Link to="/admin/organisations" search={{ at: path, view: 'vacant' }}>
                  <Mark tone="late">{w.vacant(vacant)}</Mark>
                </Link>
              )}{' '}
              <small>{w.held(held)}</small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
