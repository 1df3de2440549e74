import { join } from 'node:path';
import type { z } from 'zod';
import type { KeepDays } from '../domain/keep-days.ts';
import type { AskedKind } from '../domain/repair/asked.ts';
import type { DataKeys } from './data-keys.ts';
import { ConsistentEnvironment } from './schema.ts';
import type { Environment } from './schema.ts';

/** Everything that a deployment may set. Frozen; made once per process by {@link loadConfig}. */
export interface Config {
  readonly database: { readonly url: string; readonly schema: string; readonly poolSize: number };
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly apiKey: string | undefined;
    /** Undefined: plain text, as inside one machine or one private network. */
    readonly tls: TemporalTls | undefined;
  };
  readonly worker: {
    readonly taskQueue: string;
    /** A bundle built beforehand; undefined: the worker bundles at its start. */
    readonly workflowBundle: string | undefined;
    /** Whether a case stays with the build of the workflow code on which it began until it is handed on. */
    readonly versioning: boolean;
    readonly cachedWorkflows: number;
    /** How often it is looked for what does not move, and how. */
    readonly watchdog: {
      readonly seconds: number;
      readonly sweepMinutes: number;
      readonly claimIdleDays: number;
      readonly comparedCases: number;
    };
    /** For how many days what is kept for a while; the worker deletes it every night. */
    readonly keepDays: KeepDays;
    /** Where the worker says whether it is well; undefined: nowhere. */
    readonly healthPort: number | undefined;
    /** Where the worker tells its numbers, and where the engine's SDK in it does; undefined: nowhere. */
    readonly metricsPort: number | undefined;
    readonly engineMetricsPort: number | undefined;
  };
  readonly api: {
    readonly host: string;
    readonly port: number;
    /** Where the API tells its numbers and the deployment's; undefined: nowhere. */
    readonly metricsPort: number | undefined;
    readonly corsOrigins: readonly string[];
    /** Of one person, or of one address where nobody is known. */
    readonly requestsPerMinute: number;
    /** Addresses of proxies whose word counts for the address, host and protocol of a request. */
    readonly trustedProxies: readonly string[];
    /** How often people who have not signed in may ask for a case: by address, and in vain for one case in an hour. */
    readonly publicLookups: { readonly perMinute: number; readonly failuresPerHour: number };
    readonly uploadLimitBytes: number;
    readonly attachmentsDir: string;
    /** The console's built files. */
    readonly consoleDir: string;
  };
  /** Who may issue bearer tokens. The demo issuer exists beside or instead of an OIDC provider. */
  readonly auth: {
    readonly demoIssuer: boolean;
    readonly oidc: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string } | undefined;
    /** Where the console sends people to sign in with the provider; undefined: it does not. */
    readonly console: ConsoleSignIn | undefined;
  };
  readonly dataKeys: DataKeys;
  /** Make equal ID numbers and phones findable without storing them; the first indexes, all find. */
  readonly blindIndexKeys: readonly [Buffer, ...Buffer[]];
  /** How people are reached, and what is sent at all. */
  readonly notifications: {
    /** Address of the front-end, for links in messages; undefined: none. */
    readonly publicUrl: string | undefined;
    /** Undefined: no e-mail. */
    readonly mail: { readonly url: string; readonly from: string } | undefined;
    /** Undefined: no text messages. */
    readonly sms: SmsConfig | undefined;
    /** Ends the address at which the vendor reports what arrived; undefined: no reports are taken. */
    readonly smsReceiptToken: string | undefined;
    readonly wecomEndpoint: string;
    readonly dingtalkEndpoint: string;
    /** Whether webhooks may call addresses of this machine and its networks. */
    readonly allowPrivateWebhooks: boolean;
    /** Whether messages of rehearsals leave the system. */
    readonly rehearsals: boolean;
    /** Where the dispatcher says whether it is well; undefined: nowhere. */
    readonly healthPort: number | undefined;
    /** Where the dispatcher tells its numbers; undefined: nowhere. */
    readonly metricsPort: number | undefined;
  };
  readonly calendar: {
    /** Whether a period that ends on a rest day ends on the next working day (Civil Code, art. 203). */
    readonly periodsRoll: boolean;
    /** Whether ordinary weekends count as such rest days, as courts read it. */
    readonly restDaysRoll: boolean;
    /** Whether 'before the 25th' includes the 25th. */
    readonly namedDayIncluded: boolean;
  };
  /** Whether every case of this deployment is a rehearsal. */
  readonly rehearsal: boolean;
  /** Kinds of repair that a second administrator must approve. */
  readonly repairs: { readonly fourEyes: readonly AskedKind[] };
  /** The receiver of traces; undefined: there are none. */
  readonly tracing: { readonly endpoint: string } | undefined;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/** The console as a public client of the OIDC provider: authorization code flow with PKCE. */
export interface ConsoleSignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly endSessionEndpoint: string | null;
}

/** An account with a vendor of text messages. */
export interface SmsConfig {
  readonly vendor: 'alibaba' | 'tencent';
  readonly keyId: string;
  readonly keySecret: string;
  readonly signName: string;
  readonly appId: string | undefined;
  readonly region: string;
  readonly endpoint: string | undefined;
}

/** Paths of PEM files; undefined where the system's own certificates or no client certificate are used. */
export interface TemporalTls {
  readonly caFile: string | undefined;
  readonly certFile: string | undefined;
  readonly keyFile: string | undefined;
  readonly serverName: string | undefined;
}

/** Thrown with one line per wrong key. Never quotes a value, since it may be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly keys: readonly string[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    const lines = issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
    super(`Configuration refused · 配置有误 (.env.example says what each key means):\n${lines.join('\n')}`);
    this.keys = issues.map((issue) => String(issue.path[0]));
  }
}

/** Reads the configuration; the only place that looks at the environment. Throws {@link ConfigError}. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = ConsistentEnvironment.safeParse(given, { error: sayWhatIsMissing });
  if (!parsed.success) throw new ConfigError(parsed.error.issues);
  return deepFreeze(asConfig(parsed.data));
}

const sayWhatIsMissing: z.core.$ZodErrorMap = (issue) => (issue.input === undefined ? 'is missing · 缺少' : undefined);

type TemporalKeys = Extract<keyof z.infer<typeof Environment>, `TEMPORAL_${string}`>;

/** The Temporal part of the configuration from its keys. */
export function temporalOf(env: Pick<z.infer<typeof Environment>, TemporalKeys>): Config['temporal'] {
  return {
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    apiKey: env.TEMPORAL_API_KEY,
    tls: env.TEMPORAL_TLS
      ? {
          caFile: env.TEMPORAL_TLS_CA_FILE,
          certFile: env.TEMPORAL_TLS_CERT_FILE,
          keyFile: env.TEMPORAL_TLS_KEY_FILE,
          serverName: env.TEMPORAL_TLS_SERVER_NAME,
        }
      : undefined,
  };
}

type CalendarKeys = 'PERIODS_ROLL' | 'REST_DAYS_ROLL' | 'NAMED_DAY_INCLUDED';

/** The switches of the calendar from their keys. */
export function calendarOf(env: Pick<z.infer<typeof Environment>, CalendarKeys>): Config['calendar'] {
  return {
    periodsRoll: env.PERIODS_ROLL,
    restDaysRoll: env.REST_DAYS_ROLL,
    namedDayIncluded: env.NAMED_DAY_INCLUDED,
  };
}

function asConfig(env: z.infer<typeof Environment>): Config {
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_JWKS_URL: jwksUrl } = env;
  const hasOidc = issuer !== undefined && audience !== undefined && jwksUrl !== undefined;
  return {
    database: { url: env.DATABASE_URL, schema: env.DATABASE_SCHEMA, poolSize: env.DATABASE_POOL_SIZE },
    temporal: temporalOf(env),
    worker: {
      taskQueue: env.TASK_QUEUE,
      workflowBundle: env.WORKFLOW_BUNDLE,
      versioning: env.WORKER_VERSIONING,
      cachedWorkflows: env.WORKER_CACHED_WORKFLOWS,
      watchdog: {
        seconds: env.WATCHDOG_SECONDS,
        sweepMinutes: env.WATCHDOG_SWEEP_MINUTES,
        claimIdleDays: env.CLAIM_IDLE_DAYS,
        comparedCases: env.WATCHDOG_COMPARED_CASES,
      },
      keepDays: env.KEEP_DAYS,
      healthPort: env.WORKER_HEALTH_PORT,
      metricsPort: env.WORKER_METRICS_PORT,
      engineMetricsPort: env.WORKER_ENGINE_METRICS_PORT,
    },
    api: {
      host: env.API_HOST,
      port: env.API_PORT,
      metricsPort: env.API_METRICS_PORT,
      corsOrigins: env.CORS_ORIGINS,
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      trustedProxies: env.TRUSTED_PROXIES,
      publicLookups: { perMinute: env.PUBLIC_LOOKUPS_PER_MINUTE, failuresPerHour: env.PUBLIC_LOOKUP_FAILURES },
      uploadLimitBytes: env.UPLOAD_LIMIT_MB * 1024 * 1024,
      attachmentsDir: env.ATTACHMENTS_DIR,
      consoleDir: env.CONSOLE_DIR ?? join(import.meta.dirname, '..', 'console', 'dist'),
    },
    auth: {
      demoIssuer: env.DEMO_ISSUER,
      oidc: hasOidc ? { issuer, audience, jwksUrl } : undefined,
      console: consoleSignInOf(env),
    },
    dataKeys: env.DATA_KEYS,
    blindIndexKeys: env.BLIND_INDEX_KEY,
    notifications: notificationsOf(env),
    calendar: calendarOf(env),
    rehearsal: env.REHEARSAL,
    repairs: { fourEyes: env.BANJIE_REPAIR_FOUR_EYES },
    tracing: env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? undefined : { endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT },
    logLevel: env.LOG_LEVEL,
  };
}

function consoleSignInOf(env: z.infer<typeof Environment>): ConsoleSignIn | undefined {
  const { JWT_ISSUER: issuer, OIDC_AUTHORIZATION_ENDPOINT: authorizationEndpoint } = env;
  const { OIDC_TOKEN_ENDPOINT: tokenEndpoint, OIDC_CLIENT_ID: clientId, OIDC_SCOPE: scope } = env;
  if (issuer === undefined || authorizationEndpoint === undefined || tokenEndpoint === undefined) return undefined;
  const endSessionEndpoint = env.OIDC_END_SESSION_ENDPOINT ?? null;
  return { issuer, clientId, scope, authorizationEndpoint, tokenEndpoint, endSessionEndpoint };
}

function notificationsOf(env: z.infer<typeof Environment>): Config['notifications'] {
  const { SMTP_URL: url, MAIL_FROM: from, SMS_KEY_ID: keyId, SMS_KEY_SECRET: keySecret, SMS_SIGN_NAME: signName } = env;
  const vendor = env.SMS_VENDOR;
  const hasSms = vendor !== undefined && keyId !== undefined && keySecret !== undefined && signName !== undefined;
  const region = env.SMS_REGION ?? (vendor === 'tencent' ? 'ap-guangzhou' : 'cn-hangzhou');
  return {
    publicUrl: env.PUBLIC_URL,
    mail: url === undefined || from === undefined ? undefined : { url, from },
    sms: hasSms
      ? { vendor, keyId, keySecret, signName, appId: env.SMS_APP_ID, region, endpoint: env.SMS_ENDPOINT }
      : undefined,
    smsReceiptToken: env.SMS_RECEIPT_TOKEN,
    wecomEndpoint: env.WECOM_ENDPOINT,
    dingtalkEndpoint: env.DINGTALK_ENDPOINT,
    allowPrivateWebhooks: env.ALLOW_PRIVATE_WEBHOOKS,
    rehearsals: env.NOTIFY_REHEARSALS,
    healthPort: env.DISPATCHER_HEALTH_PORT,
    metricsPort: env.DISPATCHER_METRICS_PORT,
  };
}

function deepFreeze<T>(value: T): T {
  // The bytes of a Buffer can't be frozen.
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
