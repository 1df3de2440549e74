import { expect, it } from 'vitest';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { unsetParts } from '../../../domain/definition/unset-parts.ts';
import { monthlyReport } from '../../support/recurring-definitions.ts';

it('says in words what does not run because a parameter has no value', () => {
  const resolution = resolveDefinition(monthlyReport, { parameters: {} });
  if (!resolution.ok) throw new Error(JSON.stringify(resolution.faults));
  expect(unsetParts(monthlyReport, resolution.unset)).toEqual([
    {
      parameter: 'yearEndDay',
      usedAt: 'duties/yearEnd',
      parameterTitle: { zh: '年终日', en: 'Day of the year-end' },
      partTitle: { zh: '年终报送', en: 'Report of the year' },
    },
  ]);
});

it('has no title for a rung, and knows the plan year', () => {
  const unset = [
    { parameter: 'years', usedAt: 'duties/monthly/ladder/0' },
    { parameter: 'gone', usedAt: 'duties/none' },
  ];
  expect(
    unsetParts(monthlyReport, unset).map(({ parameterTitle, partTitle }) => [parameterTitle.en, partTitle]),
  ).toEqual([
    ['Plan year', null],
    ['gone', null],
  ]);
});
