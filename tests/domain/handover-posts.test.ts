import { describe, expect, it } from 'vitest';
import { judgePosts } from '../../domain/handover-posts.ts';
import type { AskedPosts } from '../../domain/handover-posts.ts';

const A = { role: 'reviewer', organisation: '610429101' };
const B = { role: 'clerk', organisation: '610429101200' };
const judge = (asked: Partial<AskedPosts> = {}, held = [A, B], successorHeld = [B]) =>
  judgePosts(
    { day: '2026-03-10', from: 'a', to: 'b', keeps: [], gives: undefined, ...asked },
    { held, successorHeld, today: '2026-03-10' },
  );
const refusal = (...args: Parameters<typeof judge>) => {
  const found = judge(...args);
  return 'code' in found ? [found.code, found.field] : found;
};

describe('the posts of a handover', () => {
  it('are all left, and the successor gets what he lacks, where nothing else is said', () => {
    expect(judge()).toEqual({ leaves: [A, B], keeps: [], gives: [A] });
  });

  it('stay with him as far as he keeps them', () => {
    expect(judge({ keeps: [A] })).toEqual({ leaves: [B], keeps: [A], gives: [] });
  });

  it('are refused to oneself, in the past, twice, unheld, and to a successor who neither holds nor gets them', () => {
    expect(refusal({ to: 'a' })).toEqual(['HANDOVER_TO_ONESELF', '/to']);
    expect(refusal({ day: '2026-03-09' })).toEqual(['DAY_IN_PAST', '/day']);
    expect(refusal({}, [])).toEqual(['NOTHING_TO_HAND_OVER', '/from']);
    expect(refusal({ keeps: [A, B] })).toEqual(['NOTHING_TO_HAND_OVER', '/from']);
    expect(refusal({ keeps: [{ ...A, role: 'mayor' }] })).toEqual(['POST_NOT_HELD', '/keeps/0']);
    expect(refusal({ gives: [{ ...A, role: 'mayor' }] })).toEqual(['POST_NOT_HELD', '/gives/0']);
    expect(refusal({ gives: [] })).toEqual(['SUCCESSOR_LACKS_POST', '/gives']);
    expect(judge({ gives: [A] })).toEqual({ leaves: [A, B], keeps: [], gives: [A] });
  });
});
