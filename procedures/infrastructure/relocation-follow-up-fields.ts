// What a case of follow-up support carries. See docs/domain/procedures.md, relocation-follow-up-support.
import { stated } from '../basis.ts';
import { countField, flagField, textField } from '../shapes/working-fields.ts';

const facilities = [stated('tenActions2024', '垃圾处置等配套设施情况排查管护')];
const survey = [stated('tenActions2024', '做好搬迁安置群众就业排查')];

export const RELOCATION_FIELDS = [
  textField('householdHead', '户主姓名', 'Head of household', undefined, 50),
  textField('settlement', '安置点', 'Resettlement site', undefined, 100),
  countField('labourers', '有劳动能力人数', 'Members able to work', survey, { max: 30 }),
  countField('employed', '已就业人数', 'Members at work', survey, { max: 30 }),
  textField('employer', '就业单位（产业点）', 'Employer or industry site', undefined, 200),
  textField('industrySupport', '产业扶持措施', 'Support of industry', [
    stated('tenActions2024', '落实产业扶持补助政策'),
  ]),
  flagField('waterWorks', '供水正常', 'Water works', facilities),
  flagField('powerWorks', '供电正常', 'Power works', facilities),
  flagField('roadWorks', '道路正常', 'The road is in order', facilities),
  flagField('gasWorks', '供气正常', 'Gas works', facilities),
  flagField('wasteWorks', '垃圾处置正常', 'Waste is disposed of', facilities),
  textField('repair', '管护维修情况', 'What was repaired', facilities),
  textField('gapsClosed', '补齐的缺口', 'Gaps that were closed'),
  textField('services', '公共服务落实情况', 'Services in place', [
    stated('tenActions2024', '避免群众迁入地和迁出地“两头跑”现象'),
  ]),
] as const;
