// docs/operations.md against what there is: causes, commands and their flags, keys, routes, metrics, links.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { USAGE } from '../../cli/usage.ts';
import { Environment } from '../../config/schema.ts';
import { ASKED_KINDS } from '../../domain/repair/asked.ts';
import { CAUSES, STUCK_CAUSES, suggestedRepairs } from '../../domain/stuck/cause.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const document = read('docs/operations.md');
const compose = read('docker-compose.yml');

const kebab = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const headings = [...document.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading]) => heading ?? '');
/** As GitHub makes the anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

/** Everything that is code, with a command over two lines as one. */
const codes = [...document.matchAll(/```sh\n([^]*?)```|`([^`]+)`/g)].flatMap(([, block, word]) =>
  (block?.replaceAll('\\\n', ' ').split('\n') ?? [word ?? '']).map((line) =>
    line.replaceAll('\n', ' ').replace(/(^| )#.*$/, ''),
  ),
);
const commands = codes.flatMap((line) => {
  const [, command] = /(?:npx banjie|cli\/banjie\.mjs) ([a-z][^;|]*)$/.exec(line) ?? [];
  return command === undefined ? [] : [command.trim()];
});

/** The lines of a cause, up to the next heading. */
function sectionOf(cause: (typeof STUCK_CAUSES)[number]): string {
  const { zh, en } = CAUSES[cause].title;
  const [, section] = document.split(`\n### ${zh} · ${en} (\`${cause}\`)\n`);
  return section?.split('\n### ')[0] ?? '';
}

describe('docs/operations.md, of what is stuck', () => {
  it.each(STUCK_CAUSES)(
    'has a heading of its own for %s, in the words that users see, and something below it',
    (cause) => {
      expect(sectionOf(cause).length).toBeGreaterThan(200);
    },
  );

  it.each(STUCK_CAUSES)('says of %s every repair that the list suggests', (cause) => {
    const evidence = { visitId: 1, taskId: '1.1', deliveryId: 1, scheduleId: 'x' };
    for (const { repair } of suggestedRepairs({ cause, caseId: 'x', evidence })) {
      expect(sectionOf(cause)).toMatch(new RegExp(`npx banjie repair\\s+${kebab(String(repair['kind']))} `));
    }
  });
});

describe('docs/operations.md, of commands', () => {
  it('names many, so that nothing below is true for want of any', () => {
    expect(commands.length).toBeGreaterThan(40);
  });

  it.each([...new Set(commands)])('%s is one that there is, with flags that it takes', (command) => {
    const [name = '', word = ''] = command.split(' ');
    expect(USAGE).toMatch(new RegExp(`^ {2}npx banjie ${name}\\b`, 'm'));
    const verbs = ['handover', 'list', 'show', 'items', 'follow', 'pause', 'resume', 'approve', 'reject'];
    if (name === 'repair') expect([...ASKED_KINDS.map(kebab), ...verbs]).toContain(word);
    for (const [flag] of command.matchAll(/--[a-z][a-z-]*/g)) expect(USAGE).toContain(flag);
  });
});

describe('docs/operations.md, of the rest', () => {
  const ofCompose = new Set([...compose.matchAll(/\$\{([A-Z_]+)/g)].map(([, key]) => key ?? ''));

  it('names keys that are read, and leaves out none that the Compose file requires', () => {
    const others = [
      'BACKUP_DATABASE_URL',
      'BANJIE_API_URL',
      'BANJIE_TOKEN',
      'BANJIE_DATA',
      'REPLICATION',
      'CASE_STUCK',
    ];
    const states = ['TERMINATED', 'FAILED', 'NOT_FOUND', 'SIGTERM', 'SIGINT'];
    const places = [
      'ID',
      'DIR',
      'TEXT',
      'PERSON',
      'DAY',
      'STAGE',
      'FILE',
      'ORDER',
      'DELIVERY',
      'SCHEDULE',
      'POST',
      'GET',
      'PUT',
    ];
    const known = new Set([...Object.keys(Environment.shape), ...ofCompose, ...others, ...states, ...places]);
    const named = codes.flatMap((line) => [...line.matchAll(/(?<![\w$])[A-Z][A-Z_]{1,}(?![\w])/g)].map(([key]) => key));
    expect([...new Set(named)].filter((key) => !known.has(key))).toEqual([]);
    const required = [...compose.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, key]) => key ?? '');
    expect(required.length).toBeGreaterThan(5);
    expect(required.filter((key) => !document.includes(key))).toEqual([]);
  });

  it('names routes that the API has', () => {
    const { paths } = JSON.parse(read('docs/openapi.json')) as { paths: Record<string, Record<string, unknown>> };
    const routes = codes.flatMap((line) => [...line.matchAll(/\b(GET|POST|PUT) (\/api\/v1\/[^\s`]+)/g)]);
    expect(routes.length).toBeGreaterThan(5);
    for (const [, method = '', path = ''] of routes) expect(paths[path], path).toHaveProperty(method.toLowerCase());
  });

  it('links to files and chapters that are there', () => {
    const anchors = new Set(headings.map(anchorOf));
    const links = [...document.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link ?? '');
    for (const link of links) {
      if (link.startsWith('#')) expect([...anchors]).toContain(link.slice(1));
      else expect(existsSync(new URL(link, new URL('docs/', root))), link).toBe(true);
    }
  });

  it('names services of the Compose file', () => {
    const { services } = parse(compose, { merge: true }) as { services: object };
    const named = [...document.matchAll(/docker compose (?:run --rm(?: --no-deps)?|exec|logs|stop) ([a-z-]+)/g)];
    expect(named.length).toBeGreaterThan(4);
    for (const [, name = ''] of named) expect(services).toHaveProperty(name);
  });
});

describe('docker/prometheus/banjie.rules.yml', () => {
  const { groups } = parse(read('docker/prometheus/banjie.rules.yml')) as {
    groups: { rules: { alert: string; expr: string; for: string }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);

  it('has the alarms of docs/operations.md, and no other', () => {
    const told = [...document.matchAll(/^\| `(Banjie\w+)`/gm)].map(([, alarm]) => alarm);
    expect(rules.map(({ alert }) => alert)).toEqual(told);
  });

  it('asks for metrics that the dashboard shows, which are read off a running stack', () => {
    const shown = read('docker/grafana/banjie.json');
    for (const { expr } of rules) {
      const [metric = ''] = /banjie_[a-z_]+/.exec(expr) ?? [];
      expect(shown, metric).toContain(metric);
    }
  });

  it('names causes that there are', () => {
    const named = rules.flatMap(({ expr }) =>
      [...expr.matchAll(/cause[!=~]+"([^"]+)"/g)].flatMap(([, all]) => all?.split('|') ?? []),
    );
    expect(named.length).toBeGreaterThan(2);
    for (const cause of named) expect(STUCK_CAUSES).toContain(cause);
  });
});
