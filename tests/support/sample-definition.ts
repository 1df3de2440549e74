// A small sound definition with a parallel, and ways to change it, for tests of proofs and pictures.
import { CaseForm } from '../../domain/definition/forms.ts';
import type { z } from 'zod';

type Input = z.input<typeof CaseForm>;

export const text = (zh: string) => ({ zh, en: zh });
export const basis = [{ kind: 'assumed' as const, note: text('示例') }];
export const town = { by: 'role' as const, role: 'reviewer', level: 'township' as const };

export function outcome(key: string, to: string, kind: 'approve' | 'return' | 'reject' | 'complete' = 'approve') {
  return { key, title: text(key), kind, to };
}

export function decision(key: string, outcomes: ReturnType<typeof outcome>[]) {
  return { kind: 'decision' as const, key, title: text(key), basis, assignee: town, outcomes };
}

export function end(key: string) {
  return { kind: 'end' as const, key, title: text(key), basis, outcome: 'completed' as const };
}

export function clock(key: string, change: object): NonNullable<Input['clocks']>[number] {
  return {
    key,
    title: text(key),
    basis,
    scope: 'case',
    start: { on: 'started' },
    stop: [{ on: 'ended' }],
    limit: { kind: 'period', amount: 60, unit: 'day' },
    ...change,
  };
}

/** review → sectors (housing, water: inspect) → accept → done; refused and withdrawn besides. */
export function sampleDefinition(change: Partial<Record<keyof Input, unknown>> = {}): CaseForm {
  const definition: Input = {
    form: 'case',
    id: 'sample-approval',
    field: 'samples',
    kind: 'approvalChain',
    tier: 1,
    title: text('示例'),
    basis,
    subject: { kind: 'household', uniqueness: 'oneOpen' },
    filing: {
      level: 'village',
      by: [{ role: 'clerk', level: 'village' }],
      form: [{ field: 'reason' }],
      rules: [{ when: 'people > 0', otherwise: text('人数须大于零') }],
    },
    withdrawal: { to: 'withdrawn', notAfter: ['accept'] },
    fields: [
      { key: 'reason', label: text('理由'), type: 'text' },
      { key: 'people', label: text('人数'), type: 'integer' },
      { key: 'phone', label: text('电话'), type: 'text', format: 'phone', sensitive: 'phone' },
    ],
    stages: [
      decision('review', [outcome('approve', 'sectors'), outcome('refuse', 'refused', 'reject')]),
      {
        kind: 'parallel',
        key: 'sectors',
        title: text('核验'),
        basis,
        onFail: 'endAll',
        passed: 'accept',
        failed: 'review',
        forEach: {
          over: ['housing', 'water'].map((key) => ({ key, body: key, title: text(key) })),
          stages: [
            {
              ...decision('inspect', [outcome('pass', '$join'), outcome('fail', '$fail', 'reject')]),
              assignee: { by: 'role', role: 'inspector', level: 'county', body: '$branch' },
            },
          ],
        },
      },
      decision('accept', [outcome('approve', 'done'), outcome('sendBack', 'review', 'return')]),
      end('done'),
      end('refused'),
      end('withdrawn'),
    ],
    clocks: [clock('whole', {})],
  };
  return CaseForm.parse({ ...definition, ...change });
}
