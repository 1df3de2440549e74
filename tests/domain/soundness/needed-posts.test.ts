import { expect, it } from 'vitest';
import { neededPosts } from '../../../domain/soundness/index.ts';
import { sampleDefinition } from '../../support/sample-definition.ts';

const organisations = [
  { path: '610429', level: 'county' as const },
  { path: '610429101', level: 'township' as const },
  { path: '610429102', level: 'township' as const },
  { path: '610429101200', level: 'village' as const },
];
const holdings = [
  { role: 'clerk', organisation: '610429101200' },
  { role: 'reviewer', organisation: '610429101' },
  { role: 'inspector', organisation: '610429/water' },
];

it('asks for each role at every organisation of its level, and says which are vacant', () => {
  const posts = neededPosts([sampleDefinition()], { organisations, holdings });
  expect(posts.map(({ role, organisation, vacant }) => [organisation, role, vacant])).toEqual([
    // A body that the register does not know is asked for all the same.
    ['610429/housing', 'inspector', true],
    ['610429/water', 'inspector', false],
    ['610429101', 'reviewer', false],
    ['610429101200', 'clerk', false],
    ['610429102', 'reviewer', true],
  ]);
});

it('names a post once, with every procedure that asks for it', () => {
  const other = { ...sampleDefinition(), id: 'another' };
  const posts = neededPosts([sampleDefinition(), other], { organisations, holdings });
  expect(posts.find(({ organisation }) => organisation === '610429102')?.procedures).toEqual([
    sampleDefinition().id,
    'another',
  ]);
  expect(new Set(posts.map(({ role, organisation }) => `${role}@${organisation}`)).size).toBe(posts.length);
});

it('asks for nothing where no definition is in force', () => {
  expect(neededPosts([], { organisations, holdings })).toEqual([]);
});
