import { describe, expect, it } from 'vitest';
import { auditSearch, KINDS } from '../../../console/src/features/audit/audit-search.ts';
import type { MachineEvent } from '../../../domain/machine.ts';
import { AuditQuery } from '../../../api/contracts/audit.ts';

describe('the audit’s filter', () => {
  it('is taken from the address, and what it does not know is left out', () => {
    const search = { kind: 'repairs', person: 'admin1', organisation: '610429/housing', from: '2026-11-01' } as const;
    expect(auditSearch(search)).toEqual(search);
    expect(auditSearch({ kind: 'toString', person: '', organisation: 610429101, from: 'yesterday', to: 7 })).toEqual({
      organisation: '610429101',
    });
  });

  it('asks for each kind with a list of types that the service takes', () => {
    // That the service records these types is for the compiler to see.
    const kinds: Record<string, readonly (MachineEvent['type'] | 'revealed')[]> = KINDS;
    for (const types of Object.values(kinds)) {
      expect(AuditQuery.safeParse({ type: types.join(',') }).success).toBe(true);
    }
  });
});
