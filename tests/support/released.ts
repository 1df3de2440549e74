// The release's definitions as they run where a county has set nothing.
import type { Definition } from '../../domain/definition/forms.ts';
import { resolveDefinition } from '../../domain/definition/resolve.ts';
import { PROCEDURES } from '../../procedures/index.ts';

/** Resolves every procedure of the release. */
export function releasedDefinitions(): Definition[] {
  return PROCEDURES.map((authored) => {
    const resolution = resolveDefinition(authored, { parameters: {}, years: { default: 2027 } });
    if (!resolution.ok) throw new Error(`${authored.id}: ${JSON.stringify(resolution.faults)}`);
    return resolution.definition;
  });
}
