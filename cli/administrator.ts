import { userInfo } from 'node:os';
import { makeAdministrator } from '../db/administrators.ts';
import type { NoAdministrator } from '../db/administrators.ts';
import type { CommandInput } from './command.ts';
import type { AdministratorAsked } from './takeover-arguments.ts';

const WHY_NOT: Record<NoAdministrator, string> = {
  unknownOrganisation: '没有这一组织，请先导入组织 · There is no such organisation; import the organisations first',
  thereIsOne:
    '已有系统管理员；确需再设一位请加 --another · There is an administrator already; --another makes one more',
  anotherPerson: '该编号已登记为另一人 · The id is registered for another person',
  accountTaken: '该登录账号已属于他人 · The account is another person’s',
};

/** Makes the first administrator of a deployment, or one more where that is said. */
export async function administrator(
  { db, crypto, config, say }: CommandInput,
  asked: AdministratorAsked,
): Promise<number> {
  const { id, name, organisation, another, json } = asked;
  const issuer = asked.issuer ?? config.issuer;
  const login = asked.login ?? id;
  if (issuer === null) {
    say('没有身份认证的签发者：请配置 JWT_ISSUER 或加 --issuer · No issuer: set JWT_ISSUER or give --issuer');
    return 2;
  }
  const at = new Date().toISOString();
  const by = `cli:${userInfo().username}`;
  const why = await makeAdministrator(db, crypto, { id, name, organisation, login, issuer, another, at, by });
  if (json) say(JSON.stringify({ made: why === null, why, id, organisation, login, issuer }));
  else if (why === null) say(`✓ ${name} (${id}) → ${organisation}, ${issuer}: ${login}`);
  else say(`✗ ${WHY_NOT[why]}`);
  return why === null ? 0 : 1;
}
