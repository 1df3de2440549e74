// Where a fault of a proof stands in the text that somebody edits.
import { expect, it } from 'vitest';
import { lineOf, readDocument } from '../../../console/src/features/definitions/json-place.ts';

const document = {
  id: 'roof',
  title: { zh: '屋面', en: 'Roof' },
  stages: [
    { key: 'file', title: { zh: '申请', en: 'File' } },
    { key: 'accept', kind: 'decision', outcomes: [{ key: 'pass' }, { key: 'fail', to: 'file' }] },
  ],
};
const text = JSON.stringify(document, null, 2);
const line = (path: string[]): string | undefined => {
  const at = lineOf(text, path);
  return at === null ? undefined : text.split('\n')[at - 1]?.trim();
};

it('finds members, and elements of lists by their number or their key', () => {
  expect(line(['title', 'en'])).toBe('"en": "Roof"');
  expect(line(['stages', '1', 'kind'])).toBe('"kind": "decision",');
  expect(line(['stages', 'accept', 'kind'])).toBe('"kind": "decision",');
  expect(line(['stages', 'accept', 'outcomes', 'fail', 'to'])).toBe('"to": "file"');
});

it('stays at the nearest place where the way goes on no further, and finds nothing where it never began', () => {
  expect(line(['stages', 'accept', 'clock'])).toBe(line(['stages', 'accept']));
  expect(lineOf(text, ['nothing'])).toBeNull();
});

it('refuses what is no document and says at which line a text is broken', () => {
  expect(readDocument(text)).toEqual({ ok: true, document });
  expect(readDocument('[1]')).toMatchObject({ ok: false });
  expect(readDocument('{\n  "id": "roof",\n  "title": }')).toMatchObject({ ok: false, fault: { line: 3 } });
});
