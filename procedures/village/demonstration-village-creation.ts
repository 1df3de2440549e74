// 示范镇村创建: a place is chosen, built up, and put forward to city or province, which names it or not.
import { assumed, stated } from '../basis.ts';
import { projectPipeline } from '../shapes/project-pipeline.ts';
import { choiceField, textField, workingModel } from '../shapes/working-fields.ts';
import { county, township } from './village-posts.ts';

const tenOnes = stated('tenActions2024', '乡村振兴“十个一”示范创建', 'D172');
const fiveVillages = stated('tenActions2024', '“千万工程”示范村5个', 'D173');
const newPattern = stated('tenActions2024', '“十镇五十村百点”', 'D175');
const striven = stated('tenActions2024', '争创省市级“千万工程”示范村5个');

const row = (key: string, value: number, zh: string, en: string, unitZh: string, basis: typeof tenOnes) => ({
  key,
  label: { zh, en },
  value,
  unit: { zh: unitZh, en: 'number' },
  basis: [basis],
});

export const demonstrationVillageCreation = projectPipeline({
  id: 'demonstration-village-creation',
  field: 'village',
  kind: 'inspection',
  tier: 2,
  title: { zh: '示范镇村创建', en: 'Demonstration township and village creation' },
  basis: [striven],
  subject: { kind: 'village', uniqueness: 'oneOpenPerYear' },
  filing: {
    key: 'choose',
    level: 'village',
    by: [{ role: 'countyAuthority', level: 'county' }],
    form: [{ field: 'place' }, { field: 'placeKind' }, { field: 'standard' }],
  },
  fields: [
    textField('place', '创建点', 'Place', [workingModel], 100),
    choiceField(
      'placeKind',
      '类别',
      'Kind',
      [
        ['township', '示范镇', 'Township'],
        ['village', '示范村', 'Village'],
        ['point', '示范点', 'Point'],
      ],
      [stated('tenActions2024', '打造“十镇五十村百点”新格局')],
    ),
    textField('standard', '创建标准', 'Standard', [stated('tenActions2024', '乡村振兴“十个一”示范创建')]),
    textField('progress', '创建进度', 'Progress'),
    textField('naming', '命名文件', 'Document of the naming', [striven], 200),
  ],
  steps: [
    {
      do: 'works',
      key: 'create',
      title: { zh: '创建', en: 'Creation' },
      basis: [striven],
      by: township,
      days: 200,
      form: [{ field: 'progress' }],
    },
    {
      do: 'review',
      key: 'apply',
      title: { zh: '验收申报', en: 'Acceptance and application' },
      basis: [striven, assumed('未命名的可继续创建或终止', 'What is not named goes on, or ends')],
      by: county,
      days: 60,
      form: [{ field: 'naming', required: false }],
      approve: { zh: '已命名', en: 'Named' },
      returnTo: 'create',
    },
  ],
  completed: { title: { zh: '已命名', en: 'Named' }, basis: [striven] },
  plan: [
    {
      key: 'models',
      title: { zh: '示范创建计划数', en: 'Planned models' },
      basis: [striven],
      rows: [
        row('tenOnes', 10, '“十个一”示范创建', 'Ten ones', '项', tenOnes),
        row('tenThousandVillages', 5, '“千万工程”示范村', 'Villages of the programme', '个', fiveVillages),
        row('townships', 10, '示范镇', 'Townships', '个', newPattern),
        row('villages', 50, '示范村', 'Villages', '个', newPattern),
        row('points', 100, '示范点', 'Points', '个', newPattern),
      ],
    },
  ],
});
