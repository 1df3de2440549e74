import { describe, expect, it } from 'vitest';
import { proveActivation } from '../../../domain/soundness/index.ts';
import { sampleDefinition, text } from '../../support/sample-definition.ts';

const organisations = [
  { path: '610429', level: 'county' as const },
  { path: '610429101', level: 'township' as const },
  { path: '610429102', level: 'township' as const },
  { path: '610429101200', level: 'village' as const },
  { path: '610429102200', level: 'village' as const },
  { path: '610429/housing', level: 'county' as const },
  { path: '610429/water', level: 'county' as const },
];
const holdings = [
  { role: 'clerk', organisation: '610429101200' },
  { role: 'clerk', organisation: '610429102200' },
  { role: 'reviewer', organisation: '610429101' },
  { role: 'reviewer', organisation: '610429102' },
  { role: 'inspector', organisation: '610429/housing' },
  { role: 'inspector', organisation: '610429/water' },
];
const without = (...gone: string[]) => ({
  organisations,
  holdings: holdings.filter(({ role, organisation }) => !gone.includes(`${role}@${organisation}`)),
});

describe('proveActivation', () => {
  it('is ready when every role is held wherever it will be asked for', () => {
    expect(proveActivation(sampleDefinition(), { organisations, holdings })).toEqual({ ready: true, notes: [] });
  });

  it('names each vacant post once', () => {
    const proof = proveActivation(sampleDefinition(), without('reviewer@610429102', 'inspector@610429/water'));
    expect(proof.ready ? [] : proof.faults.map(({ code, path }) => [code, ...path])).toEqual([
      ['ROLE_VACANT', 'reviewer', '610429102'],
      ['ROLE_VACANT', 'inspector', '610429/water'],
    ]);
  });

  it('tells an organisation by its name and never by its code, where the name is known', () => {
    const name = { zh: '职田镇', en: 'Zhitian Town' };
    const tree = without('reviewer@610429102');
    const named = tree.organisations.map((one) => (one.path === '610429102' ? { ...one, name } : one));
    const proof = proveActivation(sampleDefinition(), { ...tree, organisations: named });
    expect(proof.ready ? [] : proof.faults.map(({ message }) => message)).toEqual([
      {
        zh: '职田镇无人担任“reviewer”（乡镇级）',
        en: 'Nobody holds the role "reviewer" (township level) at Zhitian Town',
      },
    ]);
  });

  it('asks only in the regions that will run the procedure, and above them', () => {
    const tree = without('reviewer@610429102', 'clerk@610429102200');
    expect(proveActivation(sampleDefinition(), tree, ['610429101']).ready).toBe(true);
    expect(proveActivation(sampleDefinition(), without('inspector@610429/water'), ['610429101']).ready).toBe(false);
  });

  it('shows one gap where nobody at all holds a role', () => {
    const proof = proveActivation(sampleDefinition(), without('reviewer@610429101', 'reviewer@610429102'));
    expect(proof.ready ? [] : proof.faults.map(({ code, path }) => [code, ...path])).toEqual([
      ['ROLE_UNKNOWN', 'reviewer'],
    ]);
  });

  it('refuses a parameter without a value that a condition reads, and notes one that nothing reads', () => {
    const parameter = (key: string) => ({ key, title: text(key), type: 'integer', value: null });
    const rules = [{ when: 'people <= parameter.limit', otherwise: text('超出') }];
    const read = sampleDefinition({
      parameters: [parameter('limit')],
      filing: { level: 'village', by: [], form: [], rules },
    });
    expect(proveActivation(read, { organisations, holdings })).toMatchObject({
      ready: false,
      faults: [{ code: 'PARAMETER_UNSET', path: ['limit'] }],
    });
    const unread = sampleDefinition({ parameters: [parameter('limit')] });
    expect(proveActivation(unread, { organisations, holdings })).toMatchObject({ ready: true, notes: [{}] });
  });

  it('finds that a level has no organisation', () => {
    const tree = { organisations: organisations.filter(({ level }) => level !== 'township'), holdings };
    const proof = proveActivation(sampleDefinition(), tree);
    expect(proof.ready ? [] : proof.faults.map(({ code }) => code)).toEqual(['ORGANISATION_MISSING']);
  });
});
