import { z } from 'zod';
import { KEEP_DAYS } from '../domain/keep-days.ts';
import type { KeepDays } from '../domain/keep-days.ts';
import { ASKED_KINDS } from '../domain/repair/asked.ts';
import type { AskedKind } from '../domain/repair/asked.ts';
import { DataKeyList, SecretKeyList } from './data-keys.ts';
import { CONSOLE_CLIENT } from './demo-issuer.ts';

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
const wholeNumber = (least: number, most: number, fallback: number) =>
  z.coerce.number().int().min(least).max(most).default(fallback);
const onOff = (fallback: boolean) =>
  z
    .enum(['on', 'off'])
    .default(fallback ? 'on' : 'off')
    .transform((word) => word === 'on');
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);
const port = z.coerce.number().int().min(1).max(65_535);
const filePath = z.string().min(1);
/** `none`, `all`, or the kinds of repair that need a second person, by commas. */
const repairKinds = z
  .string()
  .default('none')
  .transform((text, context): AskedKind[] => {
    if (text === 'none') return [];
    if (text === 'all') return [...ASKED_KINDS];
    return text.split(',').flatMap((word) => {
      const kind = ASKED_KINDS.find((one) => one === word.trim());
      if (kind === undefined) context.addIssue(`must be none, all, or some of ${ASKED_KINDS.join(', ')}`);
      return kind ?? [];
    });
  });

/** `name=days` by commas; what is not named keeps its default, 0 keeps for ever. */
const keepDays = z
  .string()
  .default('')
  .transform((text, context): KeepDays => {
    const days: Record<string, number> = { ...KEEP_DAYS };
    for (const entry of text.split(',').filter((one) => one.trim() !== '')) {
      const [, name = '', number] = /^\s*([a-zA-Z]+)\s*=\s*(\d{1,5})\s*$/.exec(entry) ?? [];
      if (name in KEEP_DAYS && number !== undefined) days[name] = Number(number);
      else context.addIssue(`must be a list of name=days with the names ${Object.keys(KEEP_DAYS).join(', ')}`);
    }
    return days as KeepDays;
  });

/** The environment's keys, as `.env.example` documents them. An empty value counts as absent. */
export const Environment = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, 'must be a lower-case PostgreSQL name')
    .default('public'),
  DATABASE_POOL_SIZE: wholeNumber(1, 500, 10),

  TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_TLS: onOff(false),
  TEMPORAL_TLS_CA_FILE: filePath.optional(),
  TEMPORAL_TLS_CERT_FILE: filePath.optional(),
  TEMPORAL_TLS_KEY_FILE: filePath.optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().min(1).optional(),
  TEMPORAL_API_KEY: z.string().min(1).optional(),

  TASK_QUEUE: z.string().min(1).default('banjie'),
  WORKFLOW_BUNDLE: filePath.optional(),
  WORKER_VERSIONING: onOff(false),
  WORKER_CACHED_WORKFLOWS: wholeNumber(0, 100_000, 1_000),
  WATCHDOG_SECONDS: wholeNumber(1, 60, 30).refine((seconds) => 60 % seconds === 0, 'must divide a minute'),
  WATCHDOG_SWEEP_MINUTES: wholeNumber(0, 1_440, 30),
  WATCHDOG_COMPARED_CASES: wholeNumber(0, 1_000, 25),
  CLAIM_IDLE_DAYS: wholeNumber(1, 365, 7),
  WORKER_HEALTH_PORT: port.optional(),
  WORKER_METRICS_PORT: port.optional(),
  WORKER_ENGINE_METRICS_PORT: port.optional(),

  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: wholeNumber(0, 65_535, 8_080),
  API_METRICS_PORT: port.optional(),
  CORS_ORIGINS: list.pipe(z.array(url('http:', 'https:'))).default([]),
  REQUESTS_PER_MINUTE: wholeNumber(1, 10_000_000, 6_000),
  TRUSTED_PROXIES: list.default([]),
  PUBLIC_LOOKUPS_PER_MINUTE: wholeNumber(1, 100_000, 20),
  PUBLIC_LOOKUP_FAILURES: wholeNumber(1, 1_000, 5),
  UPLOAD_LIMIT_MB: wholeNumber(1, 1_000, 50),
  ATTACHMENTS_DIR: filePath.default('var/attachments'),
  CONSOLE_DIR: filePath.optional(),

  JWT_ISSUER: z.string().min(1).optional(),
  JWT_AUDIENCE: z.string().min(1).optional(),
  JWT_JWKS_URL: url('http:', 'https:').optional(),
  OIDC_CLIENT_ID: z.string().min(1).default(CONSOLE_CLIENT),
  OIDC_AUTHORIZATION_ENDPOINT: url('http:', 'https:').optional(),
  OIDC_TOKEN_ENDPOINT: url('http:', 'https:').optional(),
  OIDC_END_SESSION_ENDPOINT: url('http:', 'https:').optional(),
  OIDC_SCOPE: z.string().min(1).default('openid'),
  DEMO_ISSUER: onOff(false),

  DATA_KEYS: DataKeyList,
  BLIND_INDEX_KEY: SecretKeyList,

  PUBLIC_URL: url('http:', 'https:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address: Banjie <banjie@example.gov.cn>')
    .optional(),
  SMS_VENDOR: z.enum(['alibaba', 'tencent']).optional(),
  SMS_KEY_ID: z.string().min(1).optional(),
  SMS_KEY_SECRET: z.string().min(1).optional(),
  SMS_SIGN_NAME: z.string().min(1).optional(),
  SMS_APP_ID: z.string().min(1).optional(),
  SMS_REGION: z.string().min(1).optional(),
  SMS_ENDPOINT: url('http:', 'https:').optional(),
  SMS_RECEIPT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,128}$/, 'must be 32 to 128 letters and digits')
    .optional(),
  WECOM_ENDPOINT: url('http:', 'https:').default('https://qyapi.weixin.qq.com'),
  DINGTALK_ENDPOINT: url('http:', 'https:').default('https://oapi.dingtalk.com'),
  ALLOW_PRIVATE_WEBHOOKS: onOff(false),
  NOTIFY_REHEARSALS: onOff(false),
  DISPATCHER_HEALTH_PORT: port.optional(),
  DISPATCHER_METRICS_PORT: port.optional(),

  PERIODS_ROLL: onOff(true),
  REST_DAYS_ROLL: onOff(true),
  NAMED_DAY_INCLUDED: onOff(true),
  REHEARSAL: onOff(false),
  KEEP_DAYS: keepDays,
  ARCHIVE_DIR: filePath.default('var/archive'),
  ARCHIVE_AFTER_DAYS: wholeNumber(1, 36_500, 60),
  BANJIE_REPAIR_FOUR_EYES: repairKinds,
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** Rules that join several keys; `path` names the key to change. */
export const ConsistentEnvironment = Environment.superRefine((env, context) => {
  const refuse = (key: keyof typeof env, message: string): void =>
    context.addIssue({ code: 'custom', path: [key], message });
  if ((env.TEMPORAL_TLS_CERT_FILE === undefined) !== (env.TEMPORAL_TLS_KEY_FILE === undefined)) {
    const missing = env.TEMPORAL_TLS_CERT_FILE === undefined ? 'TEMPORAL_TLS_CERT_FILE' : 'TEMPORAL_TLS_KEY_FILE';
    refuse(missing, 'a client certificate needs both TEMPORAL_TLS_CERT_FILE and TEMPORAL_TLS_KEY_FILE');
  }
  if (env.SMTP_URL !== undefined && env.MAIL_FROM === undefined) refuse('MAIL_FROM', 'is required with SMTP_URL');
  if (env.SMS_VENDOR !== undefined) {
    const needed = ['SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME'] as const;
    for (const key of [...needed, ...(env.SMS_VENDOR === 'tencent' ? (['SMS_APP_ID'] as const) : [])]) {
      if (env[key] === undefined) refuse(key, `is required with SMS_VENDOR=${env.SMS_VENDOR}`);
    }
  }
  if ((env.OIDC_AUTHORIZATION_ENDPOINT === undefined) !== (env.OIDC_TOKEN_ENDPOINT === undefined)) {
    const missing = env.OIDC_TOKEN_ENDPOINT === undefined ? 'OIDC_TOKEN_ENDPOINT' : 'OIDC_AUTHORIZATION_ENDPOINT';
    refuse(missing, 'the console signs in by both OIDC_AUTHORIZATION_ENDPOINT and OIDC_TOKEN_ENDPOINT');
  }
  if (env.OIDC_TOKEN_ENDPOINT !== undefined && env.JWT_ISSUER === undefined)
    refuse('JWT_ISSUER', 'is required with OIDC_TOKEN_ENDPOINT');
  if (!env.DEMO_ISSUER) {
    for (const key of ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_JWKS_URL'] as const) {
      if (env[key] === undefined) refuse(key, 'is required unless DEMO_ISSUER=on · 未启用演示账号时必填');
    }
  }
});
