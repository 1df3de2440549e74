// County, township and village act side by side. The village goes from household to household: an affected one is
// reported and, where it is at risk, handed to the green channel, and the screening goes on with the next.
import { implied, stated } from '../basis.ts';
import type { ChainOwn } from '../shapes/approval-chain.ts';
import { AFFECTED_HANDS } from './disaster-fields.ts';

const three = stated('tenActions2024', '县、镇、村三级联动灾情应对', 'D052');
const screening = stated('tenActions2024', '对受灾区域逐村逐户排查');
const report = implied('tenActions2024', '报送当月受灾户情况');
const channel = stated('tenActions2024', '为因灾易致贫、返贫人口建立绿色通道');

export const THREE_LEVELS: ChainOwn = {
  do: 'own',
  key: 'threeLevels',
  stage: (next) => ({
    kind: 'parallel',
    key: 'threeLevels',
    title: { zh: '县镇村三级联动', en: 'Three levels respond' },
    basis: [three],
    onFail: 'block',
    passed: next,
    failed: next,
    branches: [
      {
        key: 'county',
        title: { zh: '县级', en: 'County' },
        stages: [
          {
            kind: 'work',
            key: 'organise',
            title: { zh: '县级组织相关镇村', en: 'The county organises' },
            basis: [stated('tenActions2024', '发生灾害时及时组织相关镇村')],
            assignee: { by: 'role', role: 'countyEmergencyBureau', level: 'county', body: 'emergency' },
            form: [{ field: 'measures' }],
            outcomes: [{ key: 'done', title: { zh: '已组织', en: 'Organised' }, kind: 'complete', to: '$join' }],
          },
        ],
      },
      {
        key: 'township',
        title: { zh: '镇级', en: 'Township' },
        stages: [
          {
            kind: 'work',
            key: 'mobilise',
            title: { zh: '镇级组织排查', en: 'The township sends people' },
            basis: [stated('tenActions2024', '发生灾害时及时组织相关镇村')],
            assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
            outcomes: [{ key: 'done', title: { zh: '已组织', en: 'Sent' }, kind: 'complete', to: '$join' }],
          },
        ],
      },
      {
        key: 'village',
        title: { zh: '村级', en: 'Village' },
        stages: [
          {
            kind: 'work',
            key: 'screen',
            title: { zh: '逐村逐户排查', en: 'Screened household by household' },
            basis: [screening],
            assignee: { by: 'role', role: 'villageTwoCommittees', level: 'village' },
            form: [
              { field: 'household', required: false },
              { field: 'householdHead', required: false },
              { field: 'casualties', required: false },
              { field: 'lossFen', required: false },
              { field: 'housingSafe', required: false },
              { field: 'waterSafe', required: false },
              { field: 'riskOfPoverty', required: false },
              { field: 'screenedHouseholds', required: false },
              { field: 'allScreened', required: false },
            ],
            outcomes: [
              {
                key: 'affected',
                title: { zh: '发现受灾户，上报', en: 'An affected household; report it' },
                kind: 'complete',
                to: 'reportAffected',
                rules: [
                  {
                    when: 'household != null and householdHead != null and casualties != null and lossFen != null and housingSafe != null and waterSafe != null and riskOfPoverty != null',
                    otherwise: {
                      zh: '受灾户须写明户主、伤亡、损失、住房、饮水和返贫风险',
                      en: 'Name the household, its casualties, loss, housing, water and risk',
                    },
                    basis: [stated('tenActions2024', '重点关注人员伤亡、重大经济损失')],
                  },
                ],
              },
              {
                key: 'finished',
                title: { zh: '逐户排查完毕', en: 'Every household was screened' },
                kind: 'complete',
                to: '$join',
                rules: [
                  {
                    when: 'allScreened = true and screenedHouseholds != null',
                    otherwise: { zh: '须逐户排查完毕', en: 'Every household must be screened' },
                    basis: [screening],
                  },
                ],
              },
            ],
          },
          {
            kind: 'link',
            key: 'reportAffected',
            title: { zh: '上报受灾户', en: 'The household is reported' },
            basis: [report],
            mode: 'open',
            procedure: 'monthly-disaster-household-report',
            subject: 'household',
            hands: AFFECTED_HANDS,
            to: [{ when: 'riskOfPoverty = true', to: 'greenChannel' }, { to: 'screen' }],
          },
          {
            kind: 'link',
            key: 'greenChannel',
            title: { zh: '绿色通道', en: 'Into the green channel' },
            basis: [channel],
            mode: 'open',
            procedure: 'green-channel-assistance',
            subject: 'household',
            hands: AFFECTED_HANDS,
            to: 'screen',
          },
        ],
      },
    ],
  }),
};
