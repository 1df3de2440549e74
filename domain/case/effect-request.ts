// What a service or link stage asks of the world, filled in from the case's data.
import type { Stage } from '../definition/stage.ts';
import type { CaseData, CaseState, EffectRequest, Json } from './state.ts';

function pick(data: CaseData, fields: readonly string[]): CaseData {
  return Object.fromEntries(
    fields.flatMap((field): [string, Json][] => (data[field] === undefined ? [] : [[field, data[field]]])),
  );
}

/**
 * The request, or the field that is missing for it. Amounts are integer fen, above zero. A letter goes out in the name
 * of the organisation that decided last.
 *
 * @param reason words of the decision that led here, which a letter of decision repeats (行政许可法 第38条)
 */
export function requestOf(
  stage: Extract<Stage, { kind: 'service' | 'link' }>,
  state: CaseState,
  reason?: string,
): { request: EffectRequest } | { missing: string } {
  const { data } = state;
  if (stage.kind === 'link') {
    const handed = Object.fromEntries(
      stage.hands.flatMap(({ to, from }): [string, Json][] => (data[from] === undefined ? [] : [[to, data[from]]])),
    );
    const subject = stage.subject === undefined ? undefined : data[stage.subject];
    if (stage.subject !== undefined && typeof subject !== 'string') return { missing: stage.subject };
    const { mode, procedure } = stage;
    const about = typeof subject === 'string' ? { subject } : {};
    return { request: { kind: 'link', mode, procedure, data: handed, outcome: null, ...about } };
  }
  const { action } = stage;
  switch (action.do) {
    case 'payout': {
      const payee = data[action.payee];
      const account = data[action.account];
      const amount = data[action.amount];
      if (typeof payee !== 'string') return { missing: action.payee };
      if (typeof account !== 'string') return { missing: action.account };
      if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount <= 0) return { missing: action.amount };
      return { request: { kind: 'payout', payee, account, amountFen: amount, purpose: action.purpose } };
    }
    case 'registryEntry':
      return {
        request: {
          kind: 'registryEntry',
          register: action.register,
          entry: action.entry,
          fields: pick(data, action.fields),
        },
      };
    case 'letter':
      return {
        request: {
          kind: 'letter',
          template: action.template,
          title: action.title,
          fields: pick(data, action.fields),
          to: action.to,
          stage: stage.key,
          issuer: state.decided.at(-1)?.organisation ?? state.organisation,
          ...(action.kind === 'decision' && reason !== undefined ? { reason } : {}),
        },
      };
  }
}
