/** An account to try the system with. */
export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly posts: readonly {
    readonly organisation: string;
    readonly role: string;
    readonly organisationName: { readonly zh: string };
  }[];
}

export interface Welcome {
  /** Where the API listens, without a slash at the end. */
  readonly address: string;
  readonly accounts: readonly DemoAccount[];
  readonly dataDir: string;
  readonly temporalAddress: string;
  readonly seconds: string;
}

const LEVELS = ['county', 'department', 'township', 'township-office', 'village', 'group'] as const;
type Level = (typeof LEVELS)[number];
const LABELS: Readonly<Record<Level, string>> = {
  county: '县级 county',
  department: '部门 department',
  township: '乡镇 township',
  'township-office': '站所 office',
  village: '村级 village',
  group: '小组 group',
};
const ACCOUNTS_A_LEVEL = 2;

/** What a person reads when everything runs: where to go and as whom. */
export function welcome({ address, accounts, dataDir, temporalAddress, seconds }: Welcome): string {
  return [
    '',
    `办结 Banjie · ${address} (${seconds} s)`,
    `  接口说明 API         ${address}/docs`,
    `  数据目录 data        ${dataDir}`,
    `  流程引擎 Temporal    ${temporalAddress}`,
    '',
    '演示账号 demo accounts, without passwords · 无需密码:',
    ...onePerLine(accounts),
    '',
    `  curl -s ${address}/api/v1/demo/token -H 'content-type: application/json' -d '{"account":"${accounts[0]?.account ?? ''}"}'`,
    '',
    'Ctrl-C 停止 stops; the data is there again next time · 数据保留',
    '',
  ].join('\n');
}

function onePerLine(accounts: readonly DemoAccount[]): string[] {
  return LEVELS.flatMap((level) =>
    accounts
      .filter((account) => account.posts[0] && levelOf(account.posts[0].organisation) === level)
      .slice(0, ACCOUNTS_A_LEVEL)
      .map(({ account, name, posts }) => {
        const places = posts.map((post) => `${post.organisationName.zh} ${post.role}`).join(', ');
        return `  ${LABELS[level]}\t${account.padEnd(24)}${name}\t${places}`;
      }),
  );
}

/** A county's code has 6 digits, a township's 9, a village's 12; a body is a path below its division. */
function levelOf(organisation: string): Level {
  const [division = '', body] = organisation.split('/');
  if (division.length <= 6) return body === undefined ? 'county' : 'department';
  if (division.length <= 9) return body === undefined ? 'township' : 'township-office';
  return body === undefined ? 'village' : 'group';
}
