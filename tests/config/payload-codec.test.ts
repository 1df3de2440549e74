import { randomBytes } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import {
  decodeOptionalFailureToOptionalError,
  encodeErrorToFailure,
  loadDataConverter,
} from '@temporalio/common/lib/internal-non-workflow/index.js';
import { describe, expect } from 'vitest';
import type { DataKey, DataKeys } from '../../config/data-keys.ts';
import { PayloadCodecError, createPayloadCodec } from '../../config/payload-codec.ts';
import { createDataConverter } from '../../config/temporal.ts';

const key = (id: string): DataKey => ({ id, key: randomBytes(32) });
const old: DataKeys = [key('2026')];
const rotated: DataKeys = [key('2027'), ...old];

async function there(keys: DataKeys, value: unknown): Promise<Payload> {
  const [payload] = await createPayloadCodec(keys).encode([defaultPayloadConverter.toPayload(value)]);
  if (!payload) throw new Error('the codec lost a payload');
  return payload;
}

async function back(keys: DataKeys, payload: Payload): Promise<unknown> {
  const [decoded] = await createPayloadCodec(keys).decode([payload]);
  return decoded && defaultPayloadConverter.fromPayload(decoded);
}

const household = { applicant: '张测试', idNumber: '610429190001010000', remarks: '危'.repeat(5_000) };

test.prop([fc.jsonValue()])('any JSON comes back as it went', async (value) => {
  expect(JSON.stringify(await back(old, await there(old, value)))).toBe(JSON.stringify(value));
});

test('nothing of the content can be read in an encoded payload', async () => {
  const { data, metadata } = await there(old, household);
  const text = Buffer.from(data ?? []).toString('latin1') + Object.values(metadata ?? {}).join();
  expect(text).not.toContain(household.idNumber);
});

test('equal values look different each time', async () => {
  expect((await there(old, 1)).data).not.toEqual((await there(old, 1)).data);
});

test('a long text is smaller encoded than plain', async () => {
  expect((await there(old, household)).data?.length).toBeLessThan(1_000);
});

test('a payload that nobody encrypted passes as it is', async () => {
  const plain = defaultPayloadConverter.toPayload('before encryption was switched on');
  expect(await back(old, plain)).toBe('before encryption was switched on');
});

describe('rotation', () => {
  test('what an older key encrypted is still read', async () => {
    expect(await back(rotated, await there(old, household))).toEqual(household);
  });

  test('new payloads name the new key, and the old key alone can not read them', async () => {
    const payload = await there(rotated, household);
    expect(Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString()).toBe('2027');
    await expect(back(old, payload)).rejects.toThrow('no key "2027" in DATA_KEYS');
  });
});

describe('refusals', () => {
  test('another key under the same id', async () => {
    await expect(back([key('2026')], await there(old, household))).rejects.toThrow(PayloadCodecError);
  });

  test.prop([fc.nat(), fc.integer({ min: 1, max: 255 })])('any changed byte', async (position, change) => {
    const payload = await there(old, household);
    const data = Buffer.from(payload.data ?? []);
    const at = position % data.length;
    data[at] = (data[at] ?? 0) ^ change;
    await expect(back(old, { ...payload, data })).rejects.toThrow(PayloadCodecError);
  });

  test('changed metadata', async () => {
    const payload = await there(old, household);
    const metadata = { ...payload.metadata, compression: Buffer.from('none') };
    await expect(back(old, { ...payload, metadata })).rejects.toThrow(PayloadCodecError);
  });

  test('a payload cut short', async () => {
    const payload = await there(old, household);
    await expect(back(old, { ...payload, data: Buffer.alloc(3) })).rejects.toThrow(PayloadCodecError);
  });
});

test('the message of a failure is encrypted and comes back', async () => {
  const converter = loadDataConverter(createDataConverter(old));
  const failure = await encodeErrorToFailure(
    converter,
    ApplicationFailure.create({ message: '张测试 not eligible', type: 'NOT_ELIGIBLE' }),
  );
  expect(failure.message).toBe('Encoded failure');
  expect(JSON.stringify(failure)).not.toContain('张测试');
  const error = await decodeOptionalFailureToOptionalError(converter, failure);
  expect(error?.message).toBe('张测试 not eligible');
});
