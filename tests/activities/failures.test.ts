import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { EffectImpossible, withVerdict } from '../../activities/failures.ts';
import { RecordFailure } from '../../db/record-failure.ts';

async function failureOf(error: unknown): Promise<unknown> {
  return withVerdict(() => Promise.reject(error))(undefined).catch((thrown: unknown) => thrown);
}

describe('what an activity throws', () => {
  it('is tried again as it is, unless trying again is known to be hopeless', async () => {
    const away = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
    expect(await failureOf(away)).toBe(away);
    expect(await failureOf('no error at all')).toBe('no error at all');
  });

  it.each([
    ['CHAIN_CONFLICT', new RecordFailure('CHAIN_CONFLICT', 'chain conflict in case 1')],
    ['EFFECT_IMPOSSIBLE', new EffectImpossible('no definition is in force')],
  ])('ends the tries with the code %s', async (code, error) => {
    const failure = await failureOf(error);
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ type: code, nonRetryable: true, message: error.message });
  });

  it('is told as a refusal when the subject has an open case', async () => {
    const failure = await failureOf(new RecordFailure('SUBJECT_HAS_OPEN_CASE', 'case 1'));
    expect(failure).toMatchObject({
      type: 'SUBJECT_HAS_OPEN_CASE',
      nonRetryable: true,
      category: 'BENIGN',
      details: [{ code: 'SUBJECT_HAS_OPEN_CASE', field: '/subject' }],
    });
  });
});
