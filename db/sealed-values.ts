// Sensitive values inside JSON: found by the definition's field names, stored sealed, and standing in for by digests.
import { randomBytes } from 'node:crypto';
import type { FieldNames } from '../domain/case/projection.ts';
import type { CaseData, EffectRequest, Json, RestoredState } from '../domain/case/state.ts';
import type { MachineEvent } from '../domain/machine.ts';
import { canonicalJson } from './canonical-json.ts';
import type { FieldCrypto } from './crypto.ts';
import { sha256 } from './digest.ts';

/** Salt and cipher text by JSON pointer. */
export type SealedValues = Record<string, { salt: string; cipher: string }>;

type Path = (string | number)[];
type Container = Record<string | number, Json>;

const SALT_BYTES = 16;

/** Stands for a value that was erased for good. */
export const ERASED: Json = { $erased: true };

/**
 * Replaces the sensitive values of an event's body by salted digests, which is what the chain is made over. `salts` are
 * those of an earlier sealing, to see whether it was the same event.
 */
export function sealEvent(
  crypto: FieldCrypto,
  sensitive: FieldNames,
  caseId: string,
  event: MachineEvent,
  body: CaseData,
  salts?: SealedValues | null,
): { payload: CaseData; sealed: SealedValues | null } {
  const paths = sensitivePaths(sensitive, event, body);
  if (paths.length === 0) return { payload: body, sealed: null };
  const payload = structuredClone(body);
  const sealed: SealedValues = {};
  for (const path of paths) {
    const pointer = pointerOf(path);
    const value = valueAt(body, path);
    const salt = salts?.[pointer]?.salt ?? randomBytes(SALT_BYTES).toString('base64url');
    sealed[pointer] = { salt, cipher: crypto.seal(value, eventContext(caseId, event.sequence, pointer)) };
    replaceAt(payload, path, { $digest: saltedDigest(salt, value) });
  }
  return { payload, sealed };
}

/** Puts the values back in; one whose cipher text was erased becomes {@link ERASED}. */
export function openPayload(
  crypto: FieldCrypto,
  caseId: string,
  sequence: number,
  payload: CaseData,
  sealed: SealedValues | null,
): CaseData {
  const paths = digestPaths(payload);
  if (paths.length === 0) return payload;
  const body = structuredClone(payload);
  for (const path of paths) {
    const pointer = pointerOf(path);
    const kept = sealed?.[pointer];
    replaceAt(body, path, kept ? crypto.open(kept.cipher, eventContext(caseId, sequence, pointer)) : ERASED);
  }
  return body;
}

/** Digest that stands for a value in the chain; the salt keeps an ID number from being guessed. */
export function saltedDigest(salt: string, value: Json): string {
  return sha256(Buffer.from(salt, 'base64url'), canonicalJson(value)).toString('hex');
}

function eventContext(caseId: string, sequence: number, pointer: string): string {
  return `event:${caseId}:${sequence}:${pointer}`;
}

/** A case's current data as the read model keeps it: sensitive fields as `{$sealed}`. */
export function sealData(crypto: FieldCrypto, sensitive: FieldNames, context: string, data: CaseData): CaseData {
  const paths = dataPaths(sensitive, data);
  if (paths.length === 0) return data;
  const copy = structuredClone(data);
  for (const path of paths) {
    replaceAt(copy, path, { $sealed: crypto.seal(valueAt(data, path), `${context}:${pointerOf(path)}`) });
  }
  return copy;
}

/** The other way of {@link sealData}. */
export function openData(crypto: FieldCrypto, context: string, data: CaseData): CaseData {
  const paths = pathsWith(data, '$sealed');
  if (paths.length === 0) return data;
  const copy = structuredClone(data);
  for (const path of paths) {
    const { $sealed } = valueAt(data, path) as { $sealed: string };
    replaceAt(copy, path, crypto.open($sealed, `${context}:${pointerOf(path)}`));
  }
  return copy;
}

/** Seals one text anew under its context. */
export type Reseal = (sealed: string, context: string) => string;

/** An event's sealed values anew; salts, and so the digests that the chain is made over, stay. */
export function resealEvent(reseal: Reseal, caseId: string, sequence: number, sealed: SealedValues): SealedValues {
  return Object.fromEntries(
    Object.entries(sealed).map(([pointer, { salt, cipher }]) => [
      pointer,
      { salt, cipher: reseal(cipher, eventContext(caseId, sequence, pointer)) },
    ]),
  );
}

/** What {@link sealData} has sealed, anew. */
export function resealData(reseal: Reseal, context: string, data: CaseData): CaseData {
  const copy = structuredClone(data);
  for (const path of pathsWith(data, '$sealed')) {
    const { $sealed } = valueAt(data, path) as { $sealed: string };
    replaceAt(copy, path, { $sealed: reseal($sealed, `${context}:${pointerOf(path)}`) });
  }
  return copy;
}

/** Where an event carries what is sensitive. What goes to or comes from another procedure's case is so as a whole. */
function sensitivePaths(sensitive: FieldNames, event: MachineEvent, body: CaseData): Path[] {
  const under = (key: string): Path[] =>
    dataPaths(sensitive, (body[key] ?? {}) as CaseData).map((path) => [key, ...path]);
  switch (event.type) {
    case 'caseStarted':
    case 'itemFiled':
      return under('data');
    case 'itemCorrected':
      return [...under('old'), ...under('data')];
    case 'dataChanged':
      return under('changes');
    case 'effectSucceeded':
      return under('result');
    case 'dataCorrected':
      return (['old', 'value'] as const).flatMap((key) =>
        dataPaths(sensitive, { [event.field]: event[key] }).map((path): Path => [key, ...path.slice(1)]),
      );
    case 'linkAnswered':
      return 'data' in event ? [['data']] : [];
    case 'effectRequested':
      return requestPaths(sensitive, event.request, ['request']);
    case 'stateRestored':
      return restoredPaths(sensitive, event.state);
    default:
      return [];
  }
}

function requestPaths(sensitive: FieldNames, request: EffectRequest, at: Path): Path[] {
  const under = (...path: Path): Path => [...at, ...path];
  switch (request.kind) {
    case 'payout':
      return [under('payee'), under('account')];
    case 'link':
      return [under('data'), ...('subject' in request ? [under('subject')] : [])];
    case 'registryEntry':
    case 'letter':
      return dataPaths(sensitive, request.fields).map((path) => under('fields', ...path));
    default:
      return [];
  }
}

/** An earlier state carries data, and what was asked of the world with it. */
function restoredPaths(sensitive: FieldNames, { data, effects, kept = [] }: RestoredState): Path[] {
  return [
    ...dataPaths(sensitive, data).map((path): Path => ['state', 'data', ...path]),
    ...effects.flatMap(({ request }, index) =>
      requestPaths(sensitive, request, ['state', 'effects', index, 'request']),
    ),
    ...kept.flatMap(({ request, answer }, index): Path[] => [
      ...requestPaths(sensitive, request, ['state', 'kept', index, 'request']),
      ...(answer === undefined ? [] : [['state', 'kept', index, 'answer', 'data']]),
    ]),
  ];
}

function dataPaths(sensitive: FieldNames, data: CaseData): Path[] {
  const present = (value: Json | undefined): boolean => value !== undefined && value !== null;
  const paths: Path[] = sensitive.fields.filter((field) => present(data[field])).map((field) => [field]);
  for (const [table, columns] of Object.entries(sensitive.columns)) {
    const rows = data[table];
    if (!Array.isArray(rows)) continue;
    for (const [index, row] of rows.entries()) {
      const cells = columns.filter((column) => present((row as CaseData | null)?.[column]));
      paths.push(...cells.map((column) => [table, index, column]));
    }
  }
  return paths;
}

const digestPaths = (payload: CaseData): Path[] => pathsWith(payload, '$digest');

function pathsWith(value: Json, marker: '$digest' | '$sealed', at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => pathsWith(item, marker, [...at, index]));
  if (typeof value[marker] === 'string' && Object.keys(value).length === 1) return [at];
  return Object.entries(value).flatMap(([key, item]) => pathsWith(item, marker, [...at, key]));
}

function pointerOf(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What stands at a JSON pointer; null when nothing does. */
export function valueAtPointer(root: CaseData, pointer: string): Json {
  const steps = pointer.split('/').slice(1);
  return valueAt(
    root,
    steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

function valueAt(root: Json, path: Path): Json {
  return path.reduce<Json>((value, step) => (value as Container | null)?.[step] ?? null, root);
}

function replaceAt(root: CaseData, path: Path, value: Json): void {
  const parent = valueAt(root, path.slice(0, -1)) as Container;
  parent[path.at(-1) ?? ''] = value;
}
