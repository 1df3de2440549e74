// Quotas: what they count is declared, and what makes a reservation final can happen.
import type { CaseForm } from '../definition/forms.ts';
import { allStages } from '../definition/stage-index.ts';
import { fault, type Fault } from './fault.ts';
import { expressionsAt, fieldUseFaults } from './references.ts';

/** @returns faults of the quotas of a case; a total below zero the schema itself refuses */
export function quotaFaults(definition: CaseForm): Fault[] {
  const { quotas, fields, parameters } = definition;
  const stages = allStages(definition).map(({ stage }) => stage.key);
  return quotas.flatMap(({ key, amount, when, commit }) => {
    const place = ['quotas', key];
    const counted = ['integer', 'fen'] as const;
    const uses = amount === 1 ? [] : [{ field: amount.field, types: counted, place: [...place, 'amount'] }];
    const nowhere = 'stage' in commit && !stages.includes(commit.stage);
    return [
      ...fieldUseFaults(fields, uses),
      ...expressionsAt({ fields, parameters }, when === undefined ? [] : [when], [...place, 'when']),
      ...(nowhere
        ? [fault('STAGE_UNKNOWN', '占用名额的环节不存在', 'The stage that commits the quota does not exist', place)]
        : []),
      ...(commit.on === 'ended'
        ? [
            fault(
              'QUOTA_NEVER_COMMITTED',
              '办结时才占用等于从不释放，须指明批准的环节',
              'Committing at the end would never release: name the stage that approves',
              place,
            ),
          ]
        : []),
    ];
  });
}
