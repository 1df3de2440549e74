// “万企兴万村”行动: counts of the year, judged at its end.
import { stated } from '../basis.ts';
import { targetTracker } from '../shapes/target-tracker.ts';

const joint = stated('tenActions2024', '促成5家以上企业与村集体合作', 'D161');
const donations = stated('tenActions2024', '全年组织20家以上企业', 'D162');
const models = stated('tenActions2024', '典型项目(企业)各1个', 'D163');

const reportedBy = { level: 'county', role: 'countyAuthority' } as const;
const enterprises = { zh: '家', en: 'enterprises' };

export const enterprisesRevitaliseVillages = targetTracker({
  id: 'enterprises-revitalise-villages',
  field: 'social-help',
  kind: 'projectPipeline',
  tier: 3,
  title: { zh: '“万企兴万村”行动', en: 'Enterprises revitalise villages' },
  basis: [joint, donations, stated('tenActions2024', '主动发现社会困难群体')],
  merged: [
    {
      stage: 'run',
      into: 'match',
      note: { zh: '合作项目建成一家计一家', en: 'A joint project counts when it is built' },
    },
    {
      stage: 'recommend',
      into: 'modelVillages',
      note: { zh: '典型村、典型项目分别计数', en: 'Model villages and model projects are counted apart' },
    },
  ],
  targets: [
    {
      key: 'yearTargets',
      title: { zh: '全年目标', en: 'Targets of the year' },
      basis: [joint],
      figures: [
        {
          key: 'match',
          title: { zh: '企业与村集体合作建设产业项目', en: 'Enterprises that build with village collectives' },
          basis: [joint],
          value: 5,
          unit: enterprises,
          reportedBy,
        },
        {
          key: 'donate',
          title: { zh: '公益捐赠企业', en: 'Enterprises that donate' },
          basis: [donations],
          value: 20,
          unit: enterprises,
          reportedBy,
        },
        {
          key: 'modelVillages',
          title: { zh: '推荐典型村', en: 'Model villages recommended' },
          basis: [models],
          value: 1,
          unit: { zh: '个', en: 'villages' },
          reportedBy,
        },
        {
          key: 'modelProjects',
          title: { zh: '推荐典型项目（企业）', en: 'Model projects recommended' },
          basis: [models],
          value: 1,
          unit: { zh: '个', en: 'projects' },
          reportedBy,
        },
      ],
    },
  ],
});
