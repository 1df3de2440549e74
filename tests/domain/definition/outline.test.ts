import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../domain/definition/outline/index.ts';
import { allStages } from '../../../domain/definition/stage-index.ts';
import { releasedDefinitions } from '../../support/released.ts';

const definitions = releasedDefinitions();

/** A key of ours where a reader expects words: Latin letters alone, as a whole text or in brackets behind one. */
const KEY = /^[$a-zA-Z]+$|（[$a-zA-Z-]+）/;

function chineseTexts(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const one of value) chineseTexts(one, found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      if (name === 'zh') found.push(String(one));
      else chineseTexts(one, found);
  return found;
}

describe('the outline of a procedure', () => {
  it.each(definitions.map((definition) => [definition.id, definition] as const))(
    '%s says everything in words',
    (_, definition) => {
      const outline = outlineOf(definition);
      expect(chineseTexts(outline).filter((text) => text === '' || KEY.test(text))).toEqual([]);
      const stages = definition.form === 'case' ? allStages(definition).map(({ stage }) => stage.key) : [];
      expect(outline.stages.map(({ key }) => key)).toEqual(stages);
      for (const stage of outline.stages) expect(stage.basis.length, stage.key).toBeGreaterThan(0);
    },
  );

  it('tells of the renovation of a house who acts at a stage, by when, and where each result leads', () => {
    const renovation = definitions.find(({ id }) => id === 'dilapidated-house-renovation');
    if (renovation === undefined) throw new Error('the renovation is missing');
    const { stages, clocks } = outlineOf(renovation);
    const review = stages.find(({ key }) => key === 'townshipReview');
    expect(review?.actor?.zh).toBe('镇（街道）审核人员');
    expect(review?.limits.map(({ limit }) => limit.zh)).toEqual(['10个工作日']);
    expect(review?.ways.map(({ to }) => to.map(({ zh }) => zh))).toContainEqual(['县级审批']);
    const limit = clocks.find(({ key }) => key === review?.limits[0]?.clock);
    expect(limit?.ladder.length).toBeGreaterThan(0);
    expect(limit?.basis[0]).toMatchObject({ kind: 'assumed', document: null });
    const finish = clocks.find(({ starts }) => starts.zh === '离开「县级审批」（批准，纳入年度计划）');
    expect(finish?.ladder.map(({ zh }) => zh)).toContain('届满时亮黄牌，告知县级核查（审定）人员');
  });
});
