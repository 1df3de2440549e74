import type { Db } from '../../db/client.ts';
import { findDefinition } from '../../db/definitions.ts';
import type { CaseData } from '../../domain/case/state.ts';
import { maskData } from '../../domain/masks.ts';

/** Fields of a case of this definition, with what is sensitive masked as for a reader without any role. */
export async function maskedFields(db: Db, definitionHash: string, fields: CaseData): Promise<CaseData> {
  const definition = await findDefinition(db, definitionHash);
  if (definition?.form !== 'case') throw new Error(`definition ${definitionHash} is not stored`);
  return maskData(definition.fields, fields, []).data;
}
