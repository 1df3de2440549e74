// Who acts in the village's own procedures, and the kinds of council that vote.
import { assumed } from '../basis.ts';

const at = <const R extends string, const L extends 'village' | 'township' | 'county'>(role: R, level: L) =>
  ({ by: 'role', role, level }) as const;

export const committee = at('villageCommittee', 'village');
export const twoCommittees = at('villageTwoCommittees', 'village');
export const secretary = at('villagePartySecretary', 'village');
export const residentTeam = at('residentTeam', 'village');
export const council = at('villageCouncil', 'village');
export const township = at('townshipGovernment', 'township');
export const stationedLeader = at('stationedLeader', 'township');
export const county = at('countyAuthority', 'county');

/** A council of the village votes: two thirds of it present, more than half of those in favour. `councilMembers` is its size. */
export const councilVote = {
  key: 'council',
  title: { zh: '理事会（评议会）评议', en: 'Council' },
  roll: { from: 'field', field: 'councilMembers' },
  quorum: { share: { numerator: 2, denominator: 3 }, mode: 'atLeast' },
  majority: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan', of: 'present' },
  basis: [
    assumed(
      '文件未规定评议人数，参照村民代表会议：三分之二以上到会、到会过半数通过',
      'The document gives no numbers: as in the representatives’ meeting, two thirds present, more than half in favour',
    ),
  ],
} as const;
