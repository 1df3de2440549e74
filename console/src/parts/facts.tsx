import type { ReactNode } from 'react';
import './facts.css';

interface FactsProps {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
  /** Each value behind its name in one line, where room is short. */
  readonly inline?: true;
}

/** Named facts of one thing, beside each other where there is room; a fact without a value is left out. */
export function Facts({ facts, inline }: FactsProps) {
  return (
    <dl className={inline === true ? 'facts-inline' : 'facts'}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
