import { expect, it } from 'vitest';
import { affectedInWords } from '../../../console/src/features/stuck/affected-words.ts';
import { evidenceInWords } from '../../../console/src/features/stuck/evidence.ts';
import { readStuckSearch } from '../../../console/src/features/stuck/stuck-search.ts';
import { elapsed } from '../../../console/src/parts/distance.ts';

const NAMES: Readonly<Record<string, string>> = {
  'stage review': '镇级审核',
  'cause smtp:550': '邮件服务器拒收（550）',
};
const named = (kind: string, key: string): string => NAMES[`${kind} ${key}`] ?? '';

it('says evidence in words and leaves out what only names a row', () => {
  expect(evidenceInWords({ visitId: 3, taskId: '3.1', stage: 'review', claimedBy: '王敏' }, 'zh', named)).toEqual([
    ['环节', '镇级审核'],
    ['签收人', '王敏'],
  ]);
  expect(evidenceInWords({ status: 'TERMINATED', endedAt: '2026-11-23T01:05:00Z' }, 'zh', named)).toEqual([
    ['流程状态', '已被终止'],
    ['办结时间', '2026-11-23 09:05'],
  ]);
  expect(evidenceInWords({ parameter: 'x', titleZh: '抽查比例', titleEn: 'Share' }, 'en', named)).toEqual([
    ['Parameter', 'Share'],
  ]);
});

it('says that a Schedule is missing, and shows no key of the engine or of a channel', () => {
  expect(evidenceInWords({ scheduleId: 'banjie/x/duty/y', missing: true }, 'zh', named)).toEqual([
    ['定时任务', '引擎中不存在，到期不会自动开启'],
  ]);
  expect(evidenceInWords({ channel: 'email', cause: 'smtp:550', kind: 'dueSoon' }, 'zh', named)).toEqual([
    ['渠道', '电子邮件'],
    ['原因', '邮件服务器拒收（550）'],
  ]);
  expect(evidenceInWords({ status: 'CONTINUED_AS_NEW', channel: 'fax' }, 'en', named)).toEqual([
    ['State of the workflow', 'other'],
    ['Channel', 'other'],
  ]);
});

it('says whom it concerns, or nothing where nobody waits', () => {
  expect(affectedInWords({ cases: 2, tasks: 0, units: 1 })).toEqual({
    zh: '2 件事项、1 个单位',
    en: '2 cases, 1 unit',
  });
  expect(affectedInWords({ cases: 0, tasks: 0, units: 0 })).toBeNull();
});

it('keeps in the address what narrows the list, also a region that looks like a number', () => {
  expect(readStuckSearch({ cause: 'noHolder', region: 610429101, resolved: 'yes', page: 2 })).toEqual({
    cause: 'noHolder',
    region: '610429101',
  });
});

it('tells the time that has gone by in its largest unit', () => {
  expect(elapsed('2026-11-20T00:00:00Z', '2026-11-23T01:00:00Z')).toEqual({ unit: 'day', count: 3 });
  expect(elapsed('2026-11-23T00:00:00Z', '2026-11-23T05:59:00Z')).toEqual({ unit: 'hour', count: 5 });
  expect(elapsed('2026-11-23T00:00:10Z', '2026-11-23T00:00:00Z')).toEqual({ unit: 'minute', count: 0 });
});
