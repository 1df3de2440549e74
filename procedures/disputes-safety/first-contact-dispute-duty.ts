// 首接责任: whoever is told first goes to the site at once, learns the facts, settles on the spot or hands over, and
// stays responsible until the dispute is known to be settled. His tasks are his in person: nobody else holds them.
import { assumed, stated } from '../basis.ts';
import { emergency } from '../shapes/emergency-clock.ts';
import { textField } from '../shapes/working-fields.ts';
import { disputeField, disputeKindField, partiesField } from './dispute-fields.ts';

const first = stated('fivePlans', '第一個接到報案者', 'D438');
const noPassing = stated('fivePlans', '第一個接到報案者不得以任何理由推諉');
const atOnce = stated('fivePlans', '必須馬上趕赴現(xiàn)場', 'D439');
const onTheSpot = stated('fivePlans', '能夠解決的就地解決');
const shortest = stated('fivePlans', '在最短的時間內(nèi)得到化解', 'D440');
const staysResponsible = assumed(
  '移交后首接人跟踪到底，直至化解',
  'After handing over the receiver follows the matter to its end',
);
const receiver = { by: 'personField', field: 'receiver' } as const;

export const firstContactDisputeDuty = emergency({
  id: 'first-contact-dispute-duty',
  field: 'disputes-safety',
  tier: 1,
  title: { zh: '首接责任（第一个接到报案者）', en: 'First-contact duty' },
  basis: [noPassing],
  subject: { kind: 'village', uniqueness: 'none' },
  superior: { role: 'townshipGovernanceOffice', level: 'township', body: 'governance-office' },
  filing: {
    key: 'receive',
    level: 'village',
    by: [
      { role: 'townshipVillageCadre', level: 'village' },
      { role: 'townshipGovernanceOffice', level: 'township', body: 'governance-office' },
    ],
    form: [
      { field: 'dispute' },
      { field: 'receiver' },
      { field: 'reportedAt' },
      { field: 'disputeKind', required: false },
      { field: 'parties', required: false },
    ],
  },
  fields: [
    disputeField,
    { key: 'receiver', type: 'person', label: { zh: '首接人', en: 'First receiver' }, basis: [first] },
    { key: 'reportedAt', type: 'dateTime', label: { zh: '接报时间', en: 'Reported at' }, basis: [first] },
    { key: 'arrivedAt', type: 'dateTime', label: { zh: '到达现场时间', en: 'Arrived at' }, basis: [atOnce] },
    disputeKindField,
    partiesField,
    textField('facts', '现场情况', 'Facts', [atOnce]),
    textField('result', '处理结果', 'Result'),
  ],
  tracks: [
    {
      key: 'firstContact',
      title: { zh: '首接处置', en: 'First contact' },
      steps: [
        {
          key: 'goToSite',
          title: { zh: '赶赴现场', en: 'Going to the site' },
          basis: [atOnce, noPassing],
          by: receiver,
          keepsOwner: true,
          form: [{ field: 'arrivedAt' }],
          hours: { value: null, basis: [atOnce], otherwise: 2 },
          done: { zh: '已到现场', en: 'On the site' },
          rules: [
            {
              when: 'date and time(arrivedAt) >= date and time(reportedAt)',
              otherwise: { zh: '到达时间不得早于接报时间', en: 'Nobody arrives before the report' },
              basis: [atOnce],
            },
          ],
        },
        {
          key: 'learn',
          title: { zh: '了解情况', en: 'Learning the facts' },
          basis: [stated('fivePlans', '必須馬上趕赴現(xiàn)場了解情況')],
          by: receiver,
          keepsOwner: true,
          form: [{ field: 'facts' }, { field: 'disputeKind' }, { field: 'parties', required: false }],
          hours: 8,
          from: 'reached',
        },
        {
          key: 'settleOnSite',
          title: { zh: '就地化解', en: 'Settling on the spot' },
          basis: [onTheSpot],
          by: receiver,
          keepsOwner: true,
          form: [{ field: 'result' }],
          hours: { value: null, basis: [shortest], otherwise: 48 },
          done: { zh: '已就地解决', en: 'Solved on the spot' },
          to: 'completed',
          others: [
            {
              key: 'handOver',
              title: { zh: '不能就地解决，转调解', en: 'Not on the spot; to mediation' },
              kind: 'refer',
              to: 'solveOnSite',
              basis: [staysResponsible],
            },
          ],
        },
        {
          do: 'own',
          key: 'solveOnSite',
          stage: () => ({
            kind: 'link',
            key: 'solveOnSite',
            title: { zh: '就地解决不了的转调解', en: 'Handed over to mediation' },
            basis: [onTheSpot, staysResponsible],
            mode: 'openAndAwait',
            procedure: 'dispute-mediation',
            hands: [
              { to: 'dispute', from: 'dispute' },
              { to: 'disputeKind', from: 'disputeKind' },
              { to: 'parties', from: 'parties' },
            ],
            to: 'follow',
            byOutcome: [
              { outcome: 'reported', to: 'follow' },
              { outcome: 'refused', to: 'settleOnSite' },
            ],
          }),
        },
        {
          key: 'follow',
          title: { zh: '首接人跟踪到底', en: 'Follow-up by the receiver' },
          basis: [staysResponsible],
          by: receiver,
          keepsOwner: true,
          form: [{ field: 'result' }],
          hours: 720,
          from: 'reached',
          done: { zh: '调解已有结果', en: 'The mediation has its result' },
          to: 'completed',
        },
      ],
    },
  ],
  completed: { title: { zh: '已化解或已移交并跟踪到底', en: 'Settled, or followed to its end' }, basis: [onTheSpot] },
});
