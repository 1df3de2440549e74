import type { Definition } from '../domain/definition/forms.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './digest.ts';

/** SHA-256 in hex over the RFC 8785 form of the resolved definition: its version. */
export function definitionHash(definition: Definition): string {
  return sha256(canonicalJson(definition)).toString('hex');
}
