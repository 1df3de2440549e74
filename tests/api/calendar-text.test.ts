import { fc, test } from '@fast-check/vitest';
import { sync } from 'node-ical';
import { describe, expect, it } from 'vitest';
import { calendarText, type CalendarEntry } from '../../api/calendar-text.ts';
import { addDays } from '../../domain/calendar/index.ts';

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'case.1.1@banjie',
  summary: '测试修缮 · 镇审核（东关村）',
  description: '编号 No. 610429101-2026-0001\nTest repair',
  due: { on: '2026-04-30' },
  category: '待办',
  stamp: '2026-04-01T02:03:04.567Z',
  ...more,
});

interface Event {
  type: string;
  uid: string;
  summary: string;
  description: string;
  start: Date & { tz?: string };
  datetype: string;
}

const eventsOf = (text: string): Event[] =>
  Object.values(sync.parseICS(text) as unknown as Record<string, Event>).filter((one) => one?.type === 'VEVENT');

describe('the text of a calendar', () => {
  it('has lines of at most 75 octets that end in CRLF, and begins and ends as RFC 5545 says', () => {
    const text = calendarText('办结：到期事项', [entry({ summary: '很长的标题'.repeat(40) })]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = text.slice(0, -2).split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  it('tells the zone of Shanghai, which its times name', () => {
    const text = calendarText('x', [entry({ due: { at: '2026-04-30T02:30:00.000Z' } })]);
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\nBEGIN:STANDARD');
    expect(text).toContain('TZOFFSETTO:+0800');
    expect(text).toContain('DTSTART;TZID=Asia/Shanghai:20260430T103000');
    expect(eventsOf(text)[0]?.start.toISOString()).toBe('2026-04-30T02:30:00.000Z');
  });

  it('shows a last day as a whole day', () => {
    const text = calendarText('x', [entry()]);
    expect(text).toContain('DTSTART;VALUE=DATE:20260430\r\nDTEND;VALUE=DATE:20260501');
    expect(eventsOf(text)[0]).toMatchObject({ uid: 'case.1.1@banjie', datetype: 'date' });
  });

  it('is the same text for the same entries', () => {
    expect(calendarText('x', [entry(), entry({ uid: 'b' })])).toBe(calendarText('x', [entry(), entry({ uid: 'b' })]));
  });

  it('escapes what would end a value', () => {
    expect(calendarText('x', [entry({ summary: 'a\\n,b;c\nd' })])).toContain('SUMMARY:a\\\\n\\,b\\;c\\nd\r\n');
  });

  // Without backslashes, which the reading library takes apart wrongly: the test before this one has them.
  const words = fc.string({ unit: fc.constantFrom('甲', '，', ',', ';', '\n', ':', '"', 'a', '😀', ' ', 'n') });
  const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2026-01-01', days));

  test.prop([fc.array(fc.record({ summary: words, description: words, on: anyDay }), { maxLength: 5 })])(
    'is read back by another library with the words that were put in, whatever they hold',
    (given) => {
      const entries = given.map(({ summary, description, on }, n) =>
        entry({ uid: `u${n}`, summary: `s${summary}e`, description: `s${description}e`, due: { on } }),
      );
      const read = eventsOf(calendarText('测试', entries));
      expect(read.map(({ uid, summary, description }) => ({ uid, summary, description }))).toEqual(
        entries.map(({ uid, summary, description }) => ({ uid, summary, description })),
      );
    },
  );
});
