// The demo issuer's page: whom to sign in as. Plain HTML that loads nothing and runs nothing.
import { createHash } from 'node:crypto';
import type { AccountWithPosts } from '../db/demo-accounts.ts';
import type { Level } from '../domain/definition/atoms.ts';
import { bodyOf, divisionAt, levelOf } from '../domain/organisations.ts';
import type { AuthorizationRequest } from './contracts/demo-sign-in.ts';
import { xml as escaped } from './picture/text.ts';

const STYLE = `
:root { color-scheme: light; font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
body { margin: 0; background: #f4f6f5; color: #1d2522; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0 1rem; color: #49544f; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); }
button { width: 100%; min-height: 3.5rem; padding: .6rem .9rem; text-align: start; font: inherit; color: inherit; background: #fff; border: 1px solid #c3cdc8; border-radius: .5rem; cursor: pointer; overflow-wrap: anywhere; }
button:hover { border-color: #17694f; background: #f0f7f4; }
button:focus-visible, summary:focus-visible { outline: 3px solid #17694f; outline-offset: 2px; }
strong { display: block; }
.walk button { border-color: #17694f; border-inline-start-width: .4rem; }
small { display: block; color: #49544f; }
details { margin: .5rem 0; background: #fff; border: 1px solid #dfe5e2; border-radius: .5rem; padding: .25rem .75rem; }
summary { min-height: 2.25rem; line-height: 2.25rem; cursor: pointer; }
details ul { padding: .5rem 0; }
`;

/** The policy of the page: its own style, and a form that leads to us and on to where the client waits. */
export const demoPagePolicy = (returnTo: URL): string =>
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  `form-action 'self' ${returnTo.origin}; frame-ancestors 'none'; base-uri 'none'`;

const LEVELS: readonly { level: Level; zh: string; en: string; roles: readonly string[] }[] = [
  { level: 'village', zh: '村（社区）', en: 'Village', roles: ['townshipVillageCadre', 'villageCommittee'] },
  { level: 'township', zh: '镇（街道）', en: 'Township', roles: ['townshipGovernment'] },
  { level: 'county', zh: '县级部门', en: 'County department', roles: ['countyHousingDept'] },
  { level: 'county', zh: '县级审定', en: 'County decision', roles: ['countyAuthority'] },
  { level: 'county', zh: '系统管理', en: 'Administration', roles: ['systemAdministrator'] },
];

interface Post {
  account: string;
  name: string;
  titles: AccountWithPosts['posts'][number][];
}

/** The page for what a client asks, with the accounts of the deployment. */
export function demoPage(asked: AuthorizationRequest, accounts: readonly AccountWithPosts[]): string {
  const hidden = Object.entries(asked)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value ?? '')}">`)
    .join('');
  const walk = walkOf(accounts);
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>演示登录 · Demo sign-in</title><style>${STYLE}</style></head>
<body><main>
<h1>演示登录 <span lang="en">· Demo sign-in</span></h1>
<p>选择一个身份，无需密码。仅用于演示数据。<br><span lang="en">Choose who to be; no password is asked. For demo data only.</span></p>
<form method="post" action="authorize">${hidden}
<h2>从村到县走一件事 <span lang="en">· One case through every level</span></h2>
<ul class="walk">${walk.map(({ zh, en, person }) => button(person, `${zh} · ${en}`)).join('')}</ul>
<h2>全部账号 <span lang="en">· All accounts</span></h2>
${groupsOf(accounts)
  .map(
    ({ title, people }) =>
      `<details><summary>${title} <span>（${people.length}）</span></summary><ul>${people
        .map((person) => button(person))
        .join('')}</ul></details>`,
  )
  .join('\n')}
</form>
</main></body>
</html>
`;
}

function button({ account, name, titles }: Post, heading?: string): string {
  const what = (one: Post['titles'][number]): string =>
    `<small>${escaped(one.organisationName.zh)} ${escaped(one.roleTitle.zh)}</small>` +
    `<small lang="en">${escaped(one.organisationName.en)}, ${escaped(one.roleTitle.en)}</small>`;
  const [first] = titles;
  const more = titles.length > 1 ? `<small>等 ${titles.length} 个岗位 · ${titles.length} posts</small>` : '';
  return (
    `<li><button name="account" value="${escaped(account)}">` +
    (heading === undefined ? '' : `<small>${escaped(heading)}</small>`) +
    `<strong>${escaped(name)}</strong>${first === undefined ? '<small>无岗位 · No post</small>' : what(first)}${more}` +
    '</button></li>'
  );
}

/** One account for each level, all of one village's line, so that a case can be led from its filing to its end. */
function walkOf(accounts: readonly AccountWithPosts[]): { zh: string; en: string; person: Post }[] {
  const village = accounts
    .flatMap(({ posts }) => posts)
    .filter(({ role }) => role === 'townshipVillageCadre')
    .map(({ organisation }) => organisation)
    .sort()[0];
  return LEVELS.flatMap(({ level, zh, en, roles }) => {
    const place = village === undefined ? null : divisionAt(village, level);
    for (const role of roles) {
      for (const account of accounts) {
        const titles = account.posts.filter(
          (post) =>
            post.role === role &&
            levelOf(post.organisation) === level &&
            (place === null || at(post.organisation, place)),
        );
        if (titles.length > 0) return [{ zh, en, person: { ...account, titles } }];
      }
    }
    return [];
  });
}

const at = (organisation: string, division: string): boolean =>
  organisation === division || (bodyOf(organisation) !== null && organisation.startsWith(`${division}/`));

/** Everybody by where his first post is: the county's, each township with its villages, those without a post. */
function groupsOf(accounts: readonly AccountWithPosts[]): { title: string; people: Post[] }[] {
  const names = new Map(
    accounts.flatMap(({ posts }) => posts.map((post) => [post.organisation, post.organisationName] as const)),
  );
  const groups = new Map<string, Post[]>();
  for (const account of accounts) {
    const place = account.posts[0]?.organisation;
    const key = place === undefined ? '~' : (divisionAt(place, 'township') ?? divisionAt(place, 'county') ?? place);
    groups.set(key, [...(groups.get(key) ?? []), { ...account, titles: account.posts }]);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, people]) => {
      const name = names.get(key);
      if (key === '~') return { title: '群众 <span lang="en">· Without a post</span>', people };
      if (name === undefined) return { title: escaped(key), people };
      return { title: `${escaped(name.zh)} <span lang="en">· ${escaped(name.en)}</span>`, people };
    });
}
