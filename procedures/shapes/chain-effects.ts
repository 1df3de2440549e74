// Ready-made steps of a chain that the system does by itself: letter, register, payment, another procedure's case.
import type { Basis, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredStage } from '../../domain/definition/authored.ts';
import type { LetterAction } from '../../domain/definition/letter.ts';

/** To whom a letter goes. */
export type LetterTo = 'applicant' | 'subject' | 'organisation';

/** A stage of the procedure's own in the order of the steps; `next` is where the chain goes on. */
export interface ChainOwn {
  do: 'own';
  key: string;
  stage: (next: string) => AuthoredStage;
}

interface StageHead {
  key: string;
  title: Text;
  basis: readonly Basis[];
}

/** A letter that the system sends. */
export function letterStage(
  head: StageHead,
  to: string,
  letter: { template: string; title: Text; fields: readonly string[]; to: LetterTo } & Pick<
    LetterAction,
    'kind' | 'remedies'
  >,
): AuthoredStage {
  return { kind: 'service', ...head, action: { do: 'letter', ...letter }, to };
}

/** A letter as a step of the chain. */
export function letterStep(head: StageHead, letter: Parameters<typeof letterStage>[2]): ChainOwn {
  return { do: 'own', key: head.key, stage: (next) => letterStage(head, next, letter) };
}

/** An entry in a register as a step of the chain. */
export function registryStep(
  head: StageHead,
  entry: { register: string; entry: string; fields: readonly string[] },
): ChainOwn {
  return {
    do: 'own',
    key: head.key,
    stage: (next) => ({ kind: 'service', ...head, action: { do: 'registryEntry', ...entry }, to: next }),
  };
}

/** A payment as a step of the chain; the fields hold payee, account and amount. */
export function payoutStep(
  head: StageHead,
  payment: { payee: string; account: string; amount: string; purpose: Text },
): ChainOwn {
  return {
    do: 'own',
    key: head.key,
    stage: (next) => ({ kind: 'service', ...head, action: { do: 'payout', ...payment }, to: next }),
  };
}

/** Another procedure's case as a step of the chain: opened with these fields (name there ← name here), not awaited. */
export function openStep(
  head: StageHead,
  procedure: string,
  hands: Readonly<Record<string, string>>,
  mode: 'open' | 'openAndAwait' = 'open',
): ChainOwn {
  const handed = Object.entries(hands).map(([to, from]) => ({ to, from }));
  return {
    do: 'own',
    key: head.key,
    stage: (next) => ({ kind: 'link', ...head, mode, procedure, hands: handed, to: next }),
  };
}
