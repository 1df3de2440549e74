import type { EffectRequest } from '../domain/case/state.ts';
import type { EffectOf, EffectResult, Ports } from './ports.ts';

/** An effect that is not a look-up. */
export type OutwardEffect = EffectOf<Exclude<EffectRequest['kind'], 'roster'>>;

/** Hands an effect to the port that is meant for it. */
export async function runEffect(ports: Ports, effect: OutwardEffect): Promise<EffectResult> {
  const { request } = effect;
  switch (request.kind) {
    case 'payout':
      return ports.payouts.order({ ...effect, request });
    case 'registryEntry':
      return ports.registers.enter({ ...effect, request });
    case 'letter':
      return ports.letters.issue({ ...effect, request });
    case 'link':
      if (request.mode !== 'reportBack') return ports.links.open({ ...effect, request });
      await reportBack(ports, { ...effect, request });
      return {};
  }
}

async function reportBack(ports: Ports, { origin, caseId, request }: EffectOf<'link'>): Promise<void> {
  if (origin === null) return;
  await ports.links.answer({ origin, caseId, outcome: request.outcome ?? 'reported', data: request.data });
}
