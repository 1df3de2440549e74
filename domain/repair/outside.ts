// What a case has set going outside, as far as its state tells: no repair takes it back.
import type { CaseState } from '../case/state.ts';
import type { Text } from '../definition/atoms.ts';
import type { CaseForm } from '../definition/forms.ts';
import { placeOf } from '../definition/stage-index.ts';

export interface OutsideFact {
  kind: 'payout' | 'registryEntry' | 'letter' | 'link' | 'supervision' | 'quota';
  /** The visit that asked for it; null for what belongs to the whole case. */
  visitId: number | null;
  title: Text;
  /** When its stage was left; null where that is not known. */
  at: string | null;
  /** The other case, where one was opened and is known. */
  caseId: string | null;
}

/**
 * Services and links that were left, supervision cases, quotas that were made final. A service that an administrator
 * jumped out of stands here too: it may have been done.
 */
export function outsideOf(definition: CaseForm, state: CaseState): OutsideFact[] {
  const left = state.closed.flatMap(({ id, stage: key, closedAt }): OutsideFact[] => {
    const stage = placeOf(definition, key)?.stage;
    if (stage?.kind !== 'service' && stage?.kind !== 'link') return [];
    const kind = stage.kind === 'link' ? 'link' : stage.action.do;
    return [{ kind, visitId: id, title: stage.title, at: closedAt, caseId: null }];
  });
  const awaiting = state.visits.flatMap(({ id, stage: key, link }): OutsideFact[] => {
    const title = placeOf(definition, key)?.stage.title ?? { zh: key, en: key };
    return link === undefined ? [] : [{ kind: 'link', visitId: id, title, at: null, caseId: link.caseId }];
  });
  const supervisions = (state.supervisions ?? []).map(({ caseId }): OutsideFact => {
    const title = { zh: '督办', en: 'Supervision' };
    return { kind: 'supervision', visitId: null, title, at: null, caseId };
  });
  const quotas = (state.quotas ?? [])
    .filter((hold) => hold.state === 'committed')
    .map(({ quota }): OutsideFact => {
      const title = definition.quotas.find((one) => one.key === quota)?.title ?? { zh: quota, en: quota };
      return { kind: 'quota', visitId: null, title, at: null, caseId: null };
    });
  return [...left, ...awaiting, ...supervisions, ...quotas];
}
