// 农村饮水安全敲门入户大排查: in April and in October every village knocks at every door; what is found goes on the ledger
// of drinking-water-patrol, and all villages of the county must be covered by the end of the month.
import { defineDuty } from '../../domain/definition/builder.ts';
import { assumed, stated } from '../basis.ts';
import { fixedDateLadder } from '../ladders.ts';
import { wholeNumber } from '../parameters.ts';
import { inspectionRound } from '../shapes/inspection.ts';
import { reportStep } from '../shapes/periodic-report.ts';
import { countField, dateField, organisationField, textField } from '../shapes/working-fields.ts';

const aprilAndOctober = stated('tenActions2024', '分别于4月份、10月份组织', 'D094');
const villages = stated('tenActions2024', '全县179个行政村', 'D095');
const ledger = stated('tenActions2024', '及时建立问题清单和整改台账', 'D096');
const named = stated('tenActions2024', '指定专人处置解决');
const committees = assumed('文件未写明入户人员，由村“两委”入户', 'The document names nobody; the two committees go');
const warned = [{ before: { amount: 7, unit: 'day' } }] as const;

const gate = (key: string, month: number, day: number, zh: string, en: string) =>
  ({
    key,
    title: { zh, en },
    on: { month, day },
    compare: 'equal',
    value: { parameter: 'villages' },
    basis: [villages],
  }) as const;

export const drinkingWaterDoorToDoorScreening = defineDuty({
  id: 'drinking-water-door-to-door-screening',
  field: 'housing',
  kind: 'activitySchedule',
  tier: 1,
  title: { zh: '农村饮水安全敲门入户大排查', en: 'Door-to-door drinking-water screening' },
  basis: [aprilAndOctober],
  departments: ['water'],
  parameters: [wholeNumber('villages', 179, '全县行政村数', 'Villages of the county', [villages])],
  merged: [
    {
      stage: 'openLedger',
      into: 'visit',
      note: {
        zh: '入户发现问题即在饮水安全巡访台账中建账',
        en: 'What a visit finds opens a case of the ledger of drinking-water-patrol',
      },
    },
  ],
  duties: [
    inspectionRound({
      key: 'launch',
      title: { zh: '组织大排查', en: 'Screening of all doors' },
      basis: [aprilAndOctober, committees],
      opens: { every: 'month', day: 1, months: [4, 10] },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'villageTwoCommittees' },
      item: {
        key: 'visit',
        title: { zh: '敲门入户', en: 'Knocking at the door' },
        basis: [stated('tenActions2024', '敲门入户大排查行动'), aprilAndOctober],
        fields: [
          dateField('visitedOn', '入户日期', 'Date', [aprilAndOctober]),
          organisationField('village', '行政村', 'Village', [aprilAndOctober]),
          countField('doors', '本次入户数', 'Doors of this entry', [aprilAndOctober], { min: 1 }),
          textField('place', '户主或点位', 'Household or place', [aprilAndOctober], 200),
        ],
        form: [{ field: 'visitedOn' }, { field: 'village' }, { field: 'doors' }, { field: 'place', required: false }],
        rules: [
          {
            when: 'result = "passed" or place != null',
            otherwise: { zh: '发现问题的，须写明户主或点位', en: 'A problem needs its household or place' },
            basis: [ledger],
          },
        ],
        passed: { zh: '饮水安全', en: 'Safe' },
        failed: { zh: '发现问题', en: 'A problem' },
      },
      ledger: {
        procedure: 'drinking-water-patrol',
        subject: 'place',
        hands: [
          { to: 'foundOn', from: 'visitedOn' },
          { to: 'place', from: 'place' },
          { to: 'problem', from: 'finding' },
        ],
        basis: [ledger, named],
      },
      consolidation: [
        reportStep(
          'ledgerOfTownship',
          { zh: '镇级汇总问题清单、整改台账', en: 'List and ledger of the township' },
          [ledger],
          {
            role: 'townshipGovernment',
            level: 'township',
          },
        ),
        reportStep('resolve', { zh: '专人确认问题处置解决', en: 'The named person: everything solved' }, [named], {
          role: 'responsiblePerson',
          level: 'township',
        }),
      ],
      bulletin: reportStep(
        'roundResult',
        { zh: '通报排查情况', en: 'Result of the round' },
        [assumed('县级收尾通报', 'The county closes the round')],
        { role: 'countyWaterDept', level: 'county', body: 'water' },
      ),
      warnings: warned,
    }),
  ],
  indicators: [
    {
      key: 'villagesCovered',
      title: { zh: '本轮已排查行政村数', en: 'Villages covered in this round' },
      basis: [villages],
      measure: { type: 'integer', unit: { zh: '个', en: 'villages' } },
      opens: { every: 'month', day: 20, months: [4, 10] },
      due: { kind: 'endOfPeriod' },
      reportedBy: { level: 'township', role: 'townshipGovernment' },
      judged: 'together',
      gates: [
        gate('spring', 4, 30, '4月底前全覆盖', 'All covered by the end of April'),
        gate('autumn', 10, 31, '10月底前全覆盖', 'All covered by the end of October'),
      ],
      warnings: warned,
      ladder: fixedDateLadder,
    },
  ],
});
