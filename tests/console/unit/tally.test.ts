// The console counts along while ballots are ticked: it must say what the service will.
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { tallyOf } from '../../../console/src/acting/tally.ts';
import { judgeVote } from '../../../domain/votes.ts';

const threshold = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom('atLeast' as const, 'moreThan' as const),
  )
  .map(([a, b, mode]) => ({ share: { numerator: Math.min(a, b), denominator: Math.max(a, b) }, mode }));

test.prop([
  threshold,
  threshold,
  fc.constantFrom('present' as const, 'roll' as const),
  fc.integer({ min: 1, max: 200 }),
  fc.float({ min: 0, max: 1, noNaN: true }),
  fc.float({ min: 0, max: 1, noNaN: true }),
  fc.float({ min: 0, max: 1, noNaN: true }),
])('the tally of a form is the judgement of the service', (quorum, majority, of, roll, come, aside, favour) => {
  const present = Math.floor(roll * come);
  const avoided = Math.floor(present * aside);
  const inFavour = Math.floor((present - avoided) * favour);
  const count = { roll, present, avoided, inFavour, against: present - avoided - inFavour, abstained: 0 };
  const meeting = {
    key: 'm',
    title: { zh: '会', en: 'm' },
    roll: { from: 'field' as const, field: 'n' },
    rules: [],
    basis: [],
  };
  const judged = judgeVote({ ...meeting, quorum, majority: { ...majority, of } }, count, '2026-11-23');
  const shown = tallyOf(
    { quorum: { ...quorum.share, mode: quorum.mode }, majority: { ...majority.share, mode: majority.mode, of } },
    count,
  );
  expect([shown.quorate, shown.passes]).toEqual([judged.quorate, judged.passed]);
  expect([shown.quorumNeeded, shown.favourNeeded]).toEqual([judged.quorumNeeded, judged.favourNeeded]);
});
