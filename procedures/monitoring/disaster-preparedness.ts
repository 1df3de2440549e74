// Before a disaster: plans for floods and weather hazards, stores, and knowledge among the people.
import { assumed, stated } from '../basis.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { fileField, flagField, textField } from '../shapes/working-fields.ts';

const plans = stated('tenActions2024', '编制应对山洪、气象灾害等应急预案');
const stores = stated('tenActions2024', '做好物资储备和技术准备');
const knowledge = stated('tenActions2024', '加强防灾知识宣传');

export const disasterPreparedness = reportDuty({
  key: 'preparedness',
  title: { zh: '灾情应对准备', en: 'Preparedness for disasters' },
  basis: [plans, stores, assumed('每年汛期前完成', 'Every year before the flood season')],
  opens: { every: 'year', month: 4, day: 1 },
  due: { kind: 'monthDay', month: 5, day: 31 },
  owedBy: { level: 'township', role: 'townshipGovernment' },
  item: {
    key: 'preparednessReport',
    title: { zh: '应急准备情况', en: 'State of preparedness' },
    basis: [plans],
    nothingToReport: false,
    fields: [
      fileField('emergencyPlan', '应急预案', 'Emergency plan', [plans]),
      textField('stockpile', '物资储备', 'Stores', [stores]),
      flagField('trained', '防灾知识宣传和技术准备已开展', 'People and technicians are prepared', [knowledge]),
    ],
  },
  check: {
    key: 'preparednessCheck',
    title: { zh: '县应急管理局核查', en: 'Check by the emergency bureau' },
    basis: [plans],
    by: { role: 'countyEmergencyBureau', level: 'county', body: 'emergency' },
  },
});
