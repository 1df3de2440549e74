import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../../config/load-config.ts';
import { Environment } from '../../config/schema.ts';

const secret = randomBytes(32).toString('base64');
const least = {
  DATABASE_URL: 'postgres://u:hunter2@db:5432/banjie',
  TEMPORAL_ADDRESS: 'temporal:7233',
  DEMO_ISSUER: 'on',
  DATA_KEYS: `k1:${secret}`,
  BLIND_INDEX_KEY: secret,
};

function refusal(env: NodeJS.ProcessEnv): ConfigError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('what is read', () => {
  test('five keys are enough, and the rest has defaults', () => {
    expect(loadConfig(least)).toMatchObject({
      database: { schema: 'public', poolSize: 10 },
      temporal: { address: 'temporal:7233', namespace: 'default', tls: undefined },
      api: { host: '127.0.0.1', port: 8080, corsOrigins: [], uploadLimitBytes: 50 * 1024 * 1024 },
      auth: { demoIssuer: true, oidc: undefined },
      calendar: { periodsRoll: true },
      rehearsal: false,
    });
  });

  test('an empty value counts as absent', () => {
    expect(loadConfig({ ...least, API_PORT: '', TEMPORAL_TLS_CA_FILE: '' }).api.port).toBe(8080);
  });

  test('the first data key is the current one and older ones are kept', () => {
    const older = randomBytes(32).toString('base64');
    const { dataKeys } = loadConfig({ ...least, DATA_KEYS: `2027:${secret}, 2026:${older}` });
    expect(dataKeys.map(({ id }) => id)).toEqual(['2027', '2026']);
    expect(dataKeys[1]?.key.toString('base64')).toBe(older);
  });

  test('origins are a list separated by commas', () => {
    const { api } = loadConfig({ ...least, CORS_ORIGINS: 'https://a.example, https://b.example' });
    expect(api.corsOrigins).toEqual(['https://a.example', 'https://b.example']);
  });

  test('the configuration can not be changed afterwards', () => {
    const config = loadConfig(least);
    expect(() => Object.assign(config.api, { port: 1 })).toThrow(TypeError);
  });
});

describe('what is refused', () => {
  test('half of the addresses by which the console signs in, or all of them without the issuer', () => {
    const half = { ...least, OIDC_AUTHORIZATION_ENDPOINT: 'https://login.example/authorize' };
    expect(refusal(half).message).toContain('OIDC_TOKEN_ENDPOINT');
    expect(refusal({ ...half, OIDC_TOKEN_ENDPOINT: 'https://login.example/token' }).message).toContain('JWT_ISSUER');
  });

  test('an empty environment, naming every key that is missing', () => {
    expect(refusal({}).keys).toEqual(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'DATA_KEYS', 'BLIND_INDEX_KEY']);
  });

  test('no issuer of tokens at all', () => {
    expect(refusal({ ...least, DEMO_ISSUER: 'off' }).keys).toEqual(['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_JWKS_URL']);
  });

  test.each<[string, string, Record<string, string>?]>([
    ['DATABASE_URL', 'mysql://db/banjie'],
    ['DATABASE_SCHEMA', 'x"; drop table cases; --'],
    ['TEMPORAL_ADDRESS', 'https://temporal:7233'],
    ['TEMPORAL_TLS', 'yes'],
    ['TEMPORAL_TLS_CERT_FILE', '', { TEMPORAL_TLS_KEY_FILE: 'key.pem' }],
    ['API_PORT', '70000'],
    ['API_PORT', 'eighty'],
    ['CORS_ORIGINS', '*'],
    ['UPLOAD_LIMIT_MB', '0'],
    ['DATA_KEYS', secret],
    ['DATA_KEYS', 'k1:c2hvcnQ='],
    ['DATA_KEYS', `k1:${secret},k1:${secret}`],
    ['BLIND_INDEX_KEY', 'c2hvcnQ='],
    ['LOG_LEVEL', 'loud'],
  ])('%s = "%s", naming the key', (key, value, others: Record<string, string> = {}) => {
    const error = refusal({ ...least, ...others, [key]: value });
    expect(error.keys).toEqual([key]);
    expect(error.message).toContain(`${key}: `);
  });

  test('never quotes a secret', () => {
    const { message } = refusal({ ...least, DATABASE_URL: 'mysql://u:hunter2@db', DATA_KEYS: 'k1:c2hvcnQ=' });
    expect(message).not.toMatch(/hunter2|c2hvcnQ/);
  });
});

test('.env.example documents exactly the keys that are read', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(documented).toEqual(Object.keys(Environment.shape));
});
