// Which other procedures a definition opens cases of.
import type { Definition } from './forms.ts';
import { allStages } from './stage-index.ts';

/** Ids of the procedures that its link stages, the entries of its duties and its ladders open, sorted. */
export function linkedProcedures(definition: Definition): string[] {
  const { duties, indicators } = definition;
  const stages = definition.form === 'case' ? allStages(definition) : [];
  const clocks = definition.form === 'case' ? definition.clocks : [];
  const ladders = [...clocks, ...duties, ...indicators].flatMap(({ ladder }) => ladder);
  const named = [
    ...stages.flatMap(({ stage }) => (stage.kind === 'link' && stage.mode !== 'reportBack' ? [stage.procedure] : [])),
    ...duties.flatMap(({ item }) => item.opens.map(({ procedure }) => procedure)),
    ...ladders.flatMap(({ opens }) => opens ?? []),
  ];
  return [...new Set(named)].filter((id) => id !== definition.id).sort();
}
