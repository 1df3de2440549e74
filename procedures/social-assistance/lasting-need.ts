// After temporary assistance: the hand-overs to other help, and the recovery of what was obtained by false statements.
import type { AuthoredStage } from '../../domain/definition/authored.ts';
import { assumed, statute } from '../basis.ts';

const handedOn = assumed('长期困难的转相应救助', 'Lasting need goes to the help that fits');
const recovery = statute('A11', '社会救助暂行办法', 'certain', '第68条');

const link = (
  key: string,
  zh: string,
  en: string,
  procedure: string,
  hands: readonly (readonly [string, string])[],
): AuthoredStage => ({
  kind: 'link',
  key,
  title: { zh, en },
  basis: [handedOn],
  mode: 'open',
  procedure,
  subject: 'payeeName',
  hands: hands.map(([to, from]) => ({ to, from })),
  to: 'granted',
});

const payee = ['payeeName', 'idNumber', 'phone', 'bankAccount'].map((key) => [key, key] as const);

export const LASTING_NEED: readonly AuthoredStage[] = [
  link('referAllowance', '转最低生活保障', 'To the minimum living allowance', 'minimum-living-allowance', [
    ...payee,
    ['reason', 'hardship'],
  ]),
  link('referExtremePoverty', '转特困人员供养', 'To the support in extreme poverty', 'extreme-poverty-support', [
    ...payee,
    ['reason', 'hardship'],
  ]),
  link('referMonitoring', '转防返贫监测', 'To the identification', 'monitored-household-identification', [
    ['householdHead', 'payeeName'],
    ['clueSource', 'clueSource'],
    ['clue', 'hardship'],
  ]),
  {
    kind: 'work',
    key: 'recoverAid',
    title: { zh: '追回救助金', en: 'The money is recovered' },
    basis: [recovery],
    assignee: { by: 'role', role: 'townshipGovernment', level: 'township' },
    form: [{ field: 'recoveredFen' }],
    outcomes: [{ key: 'recovered', title: { zh: '已追回', en: 'Recovered' }, kind: 'complete', to: 'informRefusal' }],
  },
];
