// 矛盾纠纷月排查、月治理、月上报: every village says each month what it found and what became of it; what it can't solve
// opens a mediation; the township's governance office answers for the handling and the township reports to the county.
import { implied, stated } from '../basis.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import { choiceField, textField } from '../shapes/working-fields.ts';
import { disputeKindField } from './dispute-fields.ts';

const monthly = stated('fivePlans', '堅持月排查、月治理、月上報', 'D434');
const oneReport = stated('fivePlans', '每月向縣綜治辦上報一次', 'D435');
const toTheCounty = stated('fivePlans', '每月向縣綜治辦上報一次矛盾糾紛排查');

export const monthlyDisputeReport = periodicReport({
  id: 'monthly-dispute-report',
  field: 'disputes-safety',
  tier: 1,
  title: { zh: '矛盾纠纷月排查、月治理、月上报', en: 'Monthly dispute screening, handling and report' },
  basis: [monthly],
  reports: [
    {
      key: 'monthlyDisputes',
      title: { zh: '矛盾纠纷月报', en: 'Monthly report of disputes' },
      basis: [monthly, oneReport],
      opens: { every: 'month', day: 20 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'townshipVillageCadre' },
      item: {
        key: 'screen',
        title: { zh: '月排查', en: 'Monthly screening' },
        basis: [monthly],
        fields: [
          textField('dispute', '排查出的矛盾纠纷', 'Dispute', [monthly]),
          disputeKindField,
          textField('handling', '治理情况', 'Handling', [monthly]),
          choiceField(
            'result',
            '结果',
            'Result',
            [
              ['solved', '已化解', 'Solved'],
              ['inHand', '正在化解', 'In hand'],
              ['escalate', '未化解，转调解', 'Not solved; to mediation'],
            ],
            [monthly],
          ),
        ],
        opens: [
          {
            when: 'result = "escalate"',
            procedure: 'dispute-mediation',
            hands: [
              { to: 'dispute', from: 'dispute' },
              { to: 'disputeKind', from: 'disputeKind' },
            ],
            basis: [implied('fivePlans', '堅持月排查、月治理')],
          },
        ],
      },
      check: reportStep('handle', { zh: '月治理', en: 'Monthly handling' }, [monthly], {
        role: 'townshipGovernanceOffice',
        level: 'township',
        body: 'governance-office',
      }),
      consolidation: [
        reportStep('report', { zh: '月上报', en: 'Monthly report' }, [toTheCounty], {
          role: 'townshipGovernment',
          level: 'township',
        }),
      ],
      bulletin: reportStep('receive', { zh: '县综治办接收', en: 'Receipt by the county' }, [toTheCounty], {
        role: 'countyGovernanceOffice',
        level: 'county',
        body: 'governance-office',
      }),
    },
  ],
});
