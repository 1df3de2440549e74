/** An account to try the system with. */
export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly posts: readonly {
    readonly organisation: string;
    readonly roleTitle: { readonly zh: string };
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

/** What a person reads when everything runs: where to go and as whom. */
export function welcome({ address, accounts, dataDir, temporalAddress, seconds }: Welcome): string {
  return [
    '',
    `办结 Banjie · ${address} (${seconds} s)`,
    `  控制台 console       ${address}/`,
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
  const widest = Math.max(0, ...accounts.map(({ account }) => account.length));
  return accounts.map(({ account, name, posts }) => {
    const offices = new Set(posts.map((post) => post.organisationName.zh));
    const roles = posts.map((post) => post.roleTitle.zh).join('、');
    return `  ${levelOf(posts[0]?.organisation ?? '')}  ${account.padEnd(widest)}  ${name} · ${[...offices].join('、')} · ${roles}`;
  });
}

/** A county's code has 6 digits, a township's 9, a village's 12; a body is a path below its division. */
function levelOf(organisation: string): string {
  const [division = '', body] = organisation.split('/');
  if (division.length <= 6) return body === undefined ? '县级' : '部门';
  if (division.length <= 9) return body === undefined ? '乡镇' : '站所';
  return '村级';
}
