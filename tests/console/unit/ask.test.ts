// What a form of a command answers, as the service takes it.
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../console/src/acting/offered.ts';
import { bodyOf, isRequired, nameInBody } from '../../../console/src/acting/ask.ts';
import { bytesText } from '../../../console/src/parts/form/bytes-text.ts';
import { noteUpload } from '../../../console/src/parts/form/uploaded-names.ts';
import { CommandBody } from '../../../api/contracts/commands.ts';

const clock = { id: 'answer', key: 'answer', title: { zh: '答复期限', en: 'Answer' } };

describe('the body of a command', () => {
  it('says from which day to which a clock stands still, where that was answered', () => {
    const action: Action = { type: 'suspendClock', allowed: true, clock, grounds: ['forceMajeure'] };
    const answers = { ground: 'forceMajeure', from: '2026-11-20', until: '2026-11-25', reason: '洪水断路' };
    const body = bodyOf(action, answers, null);
    expect(body).toEqual({
      type: 'suspendClock',
      clockId: 'answer',
      ground: 'forceMajeure',
      from: '2026-11-20',
      to: '2026-11-25',
      reason: '洪水断路',
    });
    expect(CommandBody.parse(body)).toEqual(body);
    expect(bodyOf(action, { ...answers, from: '', until: undefined }, null)).not.toHaveProperty('to');
    expect([isRequired('from', action, undefined), isRequired('until', action, undefined)]).toEqual([false, false]);
    expect(nameInBody('until')).toBe('to');
  });

  it('calls attached files by the names under which they were uploaded', () => {
    const digest = 'a'.repeat(64);
    noteUpload(digest, '现场照片.jpg');
    const body = bodyOf({ type: 'attach', allowed: true }, { attachments: [digest] }, null);
    expect(body).toEqual({ type: 'attach', attachments: [{ digest, name: '现场照片.jpg' }] });
    expect(CommandBody.parse(body)).toEqual(body);
  });
});

it('a size is told in kilobytes, and from a megabyte on in megabytes', () => {
  expect([bytesText(1), bytesText(812 * 1024), bytesText(3.4 * 1024 * 1024)]).toEqual(['1 KB', '812 KB', '3.4 MB']);
});
