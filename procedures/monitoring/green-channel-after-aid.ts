// After the aid: recognition on one side, the responsible person who tracks the household on the other. A refused
// recognition ends the case as not recognised, but only when the aid is settled and the household is stable.
import { assumed, implied, stated } from '../basis.ts';
import type { ChainOwn } from '../shapes/approval-chain.ts';

const later = stated('tenActions2024', '后履行识别认定程序');
const responsible = stated('tenActions2024', '落实结对帮扶责任人全过程跟踪监测');
/** The rule that the document does not give. */
export const aidSettlement = assumed(
  '事后未认定的：救助发放无误的作为灾害救助保留，虚报的追回，县可调整',
  'Not recognised afterwards: aid given in good faith stays as disaster relief, what was obtained by false statements is recovered; the county may change it',
);
const bureau = { by: 'role', role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;

export const afterAid: ChainOwn = {
  do: 'own',
  key: 'afterAid',
  stage: (next) => ({
    kind: 'parallel',
    key: 'afterAid',
    title: { zh: '补办认定与跟踪', en: 'Recognition and tracking' },
    basis: [later, responsible, implied('tenActions2024', '落实结对帮扶责任人全过程跟踪监测')],
    onFail: 'block',
    passed: next,
    failed: 'notRecognised',
    branches: [
      {
        key: 'recognition',
        title: { zh: '补办认定', en: 'Recognition' },
        stages: [
          {
            kind: 'link',
            key: 'identifyAfter',
            title: { zh: '补办识别认定', en: 'Recognition afterwards' },
            basis: [later],
            mode: 'openAndAwait',
            procedure: 'monitored-household-identification',
            hands: ['householdHead', 'idNumber', 'phone', 'clueSource', 'clue', 'disaster', 'aidGivenFirst'].map(
              (key) => ({ to: key, from: key }),
            ),
            to: '$join',
            byOutcome: [
              { outcome: 'notEstablished', to: 'settleAid' },
              { outcome: 'withdrawn', to: 'settleAid' },
            ],
          },
          {
            kind: 'decision',
            key: 'settleAid',
            title: { zh: '未认定，处置已发救助', en: 'Not recognised: the aid is settled' },
            basis: [aidSettlement],
            assignee: bureau,
            form: [{ field: 'aidSettlement' }],
            outcomes: [
              {
                key: 'keep',
                title: { zh: '作为灾害救助保留', en: 'Stays as disaster relief' },
                kind: 'approve',
                to: '$fail',
                opinion: true,
                rules: [
                  {
                    when: 'aidSettlement = "kept"',
                    otherwise: { zh: '处置方式须为不追回', en: 'The settlement says otherwise' },
                    basis: [aidSettlement],
                  },
                ],
              },
              {
                key: 'recover',
                title: { zh: '追回', en: 'Recover' },
                kind: 'approve',
                to: 'recoverAid',
                opinion: true,
                rules: [
                  {
                    when: 'aidSettlement = "recovered"',
                    otherwise: { zh: '处置方式须为追回', en: 'The settlement says otherwise' },
                    basis: [aidSettlement],
                  },
                ],
              },
              {
                key: 'again',
                title: { zh: '有新情况，再次申请认定', en: 'New facts: ask for recognition again' },
                kind: 'return',
                to: 'identifyAfter',
              },
            ],
          },
          {
            kind: 'work',
            key: 'recoverAid',
            title: { zh: '追回救助', en: 'The aid is recovered' },
            basis: [aidSettlement],
            assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
            form: [{ field: 'recoveredFen' }, { field: 'evidence', required: false }],
            outcomes: [{ key: 'recovered', title: { zh: '已追回', en: 'Recovered' }, kind: 'complete', to: '$fail' }],
          },
        ],
      },
      {
        key: 'tracking',
        title: { zh: '跟踪监测', en: 'Tracking' },
        stages: [
          {
            kind: 'work',
            key: 'assignResponsible',
            title: { zh: '落实结对帮扶责任人', en: 'A responsible person is named' },
            basis: [responsible],
            assignee: bureau,
            form: [{ field: 'responsiblePerson' }],
            outcomes: [{ key: 'assigned', title: { zh: '已落实', en: 'Named' }, kind: 'complete', to: 'track' }],
          },
          {
            kind: 'work',
            key: 'track',
            title: { zh: '全过程跟踪监测', en: 'Tracked all the way' },
            basis: [responsible],
            assignee: { by: 'role', role: 'assistanceCadre', level: 'village' },
            form: [{ field: 'trackingNotes' }],
            outcomes: [
              { key: 'stable', title: { zh: '已稳定', en: 'Stable' }, kind: 'complete', to: '$join' },
              { key: 'continue', title: { zh: '继续跟踪', en: 'Tracked on' }, kind: 'complete', to: 'track' },
            ],
          },
        ],
      },
    ],
  }),
};
