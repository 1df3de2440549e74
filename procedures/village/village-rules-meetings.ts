// The kinds of meeting that may adopt village rules, with roll, quorum and majority.
import { stated, statute } from '../basis.ts';

const LAW = '村民委员会组织法（2018）';

const moreThanHalf = { share: { numerator: 1, denominator: 2 }, mode: 'moreThan' } as const;
const twoThirds = { share: { numerator: 2, denominator: 3 }, mode: 'atLeast' } as const;

const chosen = (kind: string, zh: string, en: string) => ({
  when: `meetingKind = "${kind}"`,
  otherwise: { zh: `召集时确定的会议形式不是${zh}`, en: `The meeting was not called as ${en}` },
  basis: [statute('V2', LAW, 'certain', '第21条')],
});

const womenCounted = {
  when: 'womenPresent > 0',
  otherwise: {
    zh: '到会人员中没有妇女，不符合有关比例要求',
    en: 'No woman was present; a proportion of women must be',
  },
  basis: [statute('V22', '民发〔2018〕144号', 'likely')],
};

/** Representatives: two thirds of the roll present, more than half of those present in favour, by delegation only. */
export const representatives = {
  key: 'representatives',
  title: { zh: '村民代表会议', en: 'Meeting of representatives' },
  roll: { from: 'role', role: 'villageRepresentatives', level: 'village' },
  quorum: twoThirds,
  majority: { ...moreThanHalf, of: 'present' },
  rules: [
    {
      when: 'delegationRecord != null',
      otherwise: {
        zh: '村民代表会议须有村民会议授权的决议',
        en: 'The representatives need a resolution of the assembly that delegates the matter',
      },
      basis: [statute('V5', LAW, 'certain', '第23条')],
    },
    womenCounted,
  ],
  basis: [
    stated('eightOnes2022', '本村三分之二以上村民代表', 'D229'),
    stated('eightOnes2022', '经参加人员过半数同意通过', 'D230'),
    statute('V10', LAW, 'certain', '第26条'),
  ],
} as const;

/** Assembly: more than half of the adult villagers present. */
export const assembly = {
  key: 'assembly',
  title: { zh: '村民会议（18周岁以上村民）', en: 'Assembly of adult villagers' },
  roll: { from: 'field', field: 'adultVillagers' },
  quorum: moreThanHalf,
  majority: { ...moreThanHalf, of: 'present' },
  rules: [chosen('assembly', '村民会议', 'an assembly'), womenCounted],
  basis: [statute('V3', LAW, 'certain', '第22条'), statute('V4', LAW, 'certain', '第22条')],
} as const;

/** Assembly by households: representatives of two thirds of the households present. */
export const assemblyByHouseholds = {
  key: 'assemblyByHouseholds',
  title: { zh: '村民会议（户代表）', en: 'Assembly by households' },
  roll: { from: 'field', field: 'households' },
  quorum: twoThirds,
  majority: { ...moreThanHalf, of: 'present' },
  rules: [chosen('assemblyByHouseholds', '户代表会议', 'an assembly by households'), womenCounted],
  basis: [statute('V3', LAW, 'certain', '第22条'), statute('V4', LAW, 'certain', '第22条')],
} as const;
