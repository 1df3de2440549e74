// 解读一次民生政策: townships prepare the papers, every village explains once, the township asks who knows.
import { assumed, stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { choiceField, countField } from '../shapes/working-fields.ts';

const heading = stated('eightOnes2022', '解读一次民生政策', 'D222');
const once = stated('eightOnes2022', '将相关政策进行一次翔实', 'D223');
const papers = stated('eightOnes2022', '通过漫画宣传手册、政策口袋书');
const lastMile = stated('eightOnes2022', '政策落地的最后一公里');
const dates = assumed('专项行动11月1日起，11月底前完成', 'The campaign runs from 1 November to its end');
const opens = { every: 'year', month: 11, day: 1 } as const;

export const policyInterpretation = visitSchedule({
  id: 'policy-interpretation',
  field: 'village',
  tier: 2,
  title: { zh: '解读一次民生政策', en: 'Explaining people’s-livelihood policy' },
  basis: [lastMile, papers, stated('spring2022', '加强医疗保障、“雨露计划”培训')],
  visits: [
    {
      key: 'papers',
      title: { zh: '材料准备', en: 'Papers' },
      basis: [papers, dates],
      opens,
      due: { kind: 'monthDay', month: 11, day: 10 },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'prepare',
        title: { zh: '准备材料', en: 'Papers are ready' },
        basis: [papers],
        fields: [
          choiceField(
            'material',
            '材料',
            'Paper',
            [
              ['handbook', '应知应会手册', 'Handbook'],
              ['keyPoints', '政策要点汇编', 'Key points'],
              ['comic', '漫画宣传手册', 'Comic'],
              ['pocketBook', '政策口袋书', 'Pocket book'],
            ],
            [papers],
          ),
        ],
      },
    },
    {
      key: 'explanations',
      title: { zh: '政策解读', en: 'Explanation' },
      basis: [lastMile, dates],
      opens,
      due: { kind: 'monthDay', month: 11, day: 30 },
      owedBy: { level: 'village', role: 'villageTwoCommittees' },
      item: {
        key: 'explain',
        title: { zh: '解读', en: 'Explained' },
        basis: [heading, once],
        atLeast: 1,
        fields: [
          choiceField(
            'channel',
            '形式',
            'Channel',
            [
              ['meeting', '政策解读会', 'Meeting'],
              ['courtyard', '院坝会', 'Courtyard meeting'],
              ['board', '村务公示栏', 'Notice board'],
              ['slogan', '宣传标语', 'Slogans'],
            ],
            [papers],
          ),
          countField('households', '覆盖户数', 'Households reached'),
        ],
      },
      check: {
        key: 'check',
        title: { zh: '知晓度检查', en: 'Who knows' },
        basis: [assumed('由镇抽查知晓度，不够的重新解读', 'The township asks; where too few know it is done again')],
        by: { role: 'townshipGovernment', level: 'township' },
      },
    },
  ],
});
