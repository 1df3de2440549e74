import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { administeringDivision, divisionsUpwards } from '../../../domain/stuck/addressee.ts';

const [COUNTY, TOWNSHIP, VILLAGE] = ['610429', '610429101', '610429101200'];
const places = [COUNTY, TOWNSHIP, VILLAGE, `${COUNTY}/housing`, `${TOWNSHIP}/office`, '610429102201'];

describe('who must mend what is stuck', () => {
  it('is the administrator of the place itself, else of the next division above that has one', () => {
    expect(administeringDivision(VILLAGE, new Set([COUNTY, TOWNSHIP, VILLAGE]))).toBe(VILLAGE);
    expect(administeringDivision(VILLAGE, new Set([COUNTY, TOWNSHIP]))).toBe(TOWNSHIP);
    expect(administeringDivision(VILLAGE, new Set([COUNTY, '610429102']))).toBe(COUNTY);
    expect(administeringDivision(`${TOWNSHIP}/office`, new Set([COUNTY, TOWNSHIP]))).toBe(TOWNSHIP);
  });

  it('is the county’s first administrator-to-be where nobody is one yet', () => {
    expect(administeringDivision(VILLAGE, new Set())).toBe(COUNTY);
  });

  it('is, the second time, somebody above whoever was told first; the county’s own stay with the county', () => {
    expect(administeringDivision(VILLAGE, new Set([COUNTY, TOWNSHIP, VILLAGE]), VILLAGE)).toBe(TOWNSHIP);
    expect(administeringDivision(VILLAGE, new Set([COUNTY, TOWNSHIP]), TOWNSHIP)).toBe(COUNTY);
    expect(administeringDivision(VILLAGE, new Set([COUNTY]), COUNTY)).toBe(COUNTY);
  });

  it('always is a division that holds the place, and after an escalation never one further down', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.subarray(places), (place, administered) => {
        const told = administeringDivision(place, new Set(administered));
        expect(divisionsUpwards(place)).toContain(told);
        const next = administeringDivision(place, new Set(administered), told);
        expect(next.length).toBeLessThanOrEqual(told.length);
      }),
    );
  });
});
