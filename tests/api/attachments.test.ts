import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personGrant } from '../../domain/scope.ts';
import { startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ namespace: false, env: { UPLOAD_LIMIT_MB: '1' } });
});
afterAll(() => api.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const XLSX = Buffer.from(
  zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.main+xml"/></Types>`,
    ),
    'xl/workbook.xml': strToU8('<workbook/>'),
  }),
);
const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A multipart body with one file. */
function form(bytes: Buffer, name: string, type = 'application/octet-stream') {
  const boundary = `----${randomUUID()}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

const upload = (bytes: Buffer, name: string, as = 'village-cadre', key: string = randomUUID()) => {
  const { payload, headers } = form(bytes, name);
  return api.ask({
    method: 'POST',
    url: '/api/v1/attachments',
    as,
    payload,
    headers: { ...headers, 'idempotency-key': key },
  });
};
const leftBehind = (): string[] => readdirSync(join(api.config.api.attachmentsDir, 'incoming'));

describe('uploading an attachment', () => {
  it('keeps the file under its digest, with the type that its bytes have', async () => {
    const answer = await upload(PNG, '现场照片.txt');
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      digest: digestOf(PNG),
      name: '现场照片.txt',
      mediaType: 'image/png',
      size: PNG.length,
    });
    expect(answer.headers['location']).toBe(`/api/v1/attachments/${digestOf(PNG)}`);
    expect(leftBehind()).toEqual([]);
  });

  it('takes documents and tables too, and drops folders from names', async () => {
    expect((await upload(PDF, 'C:\\scans\\文件.pdf')).json()).toMatchObject({
      mediaType: 'application/pdf',
      name: '文件.pdf',
    });
    expect((await upload(XLSX, '../../名册.xlsx')).json()).toMatchObject({ mediaType: sheetType, name: '名册.xlsx' });
  });

  it('keeps equal content once, whoever sends it', async () => {
    expect((await upload(PDF, 'again.pdf', 'town-reviewer')).json()).toMatchObject({ digest: digestOf(PDF) });
    const rows = await api.deps.db.selectFrom('attachments').selectAll().where('digest', '=', digestOf(PDF)).execute();
    expect(rows).toHaveLength(1);
  });

  it('refuses what is none of the types, whatever it calls itself, and keeps nothing', async () => {
    const zip = Buffer.from(zipSync({ 'a.txt': strToU8('a') }));
    for (const bytes of [Buffer.from('#!/bin/sh\necho\n'), Buffer.from('<html></html>'), zip, Buffer.alloc(0)]) {
      const answer = await upload(bytes, 'picture.png');
      expect(answer.json()).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA' });
    }
    expect(leftBehind()).toEqual([]);
  });

  it('refuses a file over the limit with 413, before a byte is kept', async () => {
    const answer = await upload(Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]), 'large.png');
    expect(answer.json()).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE', detail: '文件不得超过 1 MB' });
    expect(leftBehind()).toEqual([]);
  });

  it('refuses a body that is no upload, and one without a file', async () => {
    const json = await api.ask({ method: 'POST', url: '/api/v1/attachments', as: 'village-cadre', payload: { a: 1 } });
    expect(json.json()).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA' });
    const empty = await api.ask({
      method: 'POST',
      url: '/api/v1/attachments',
      as: 'village-cadre',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nno file\r\n--x--\r\n',
    });
    expect(empty.json()).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
    const boundless = await api.ask({
      method: 'POST',
      url: '/api/v1/attachments',
      as: 'village-cadre',
      headers: { 'content-type': 'multipart/form-data' },
      payload: 'nothing',
    });
    expect(boundless.json()).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
  });

  it('refuses an upload that breaks off, and keeps nothing', async () => {
    const { payload, headers } = form(PNG, 'half.png');
    const answer = await api.ask({
      method: 'POST',
      url: '/api/v1/attachments',
      as: 'village-cadre',
      headers,
      payload: payload.subarray(0, payload.length - 60),
    });
    expect(answer.json()).toMatchObject({ status: 400, detail: '上传的内容不完整或格式不正确' });
    expect(leftBehind()).toEqual([]);
  });

  it('needs a key, gives the first answer again under it, and refuses another file under it', async () => {
    const { payload, headers } = form(PNG, 'a.png');
    const keyless = await api.app.inject({
      method: 'POST',
      url: '/api/v1/attachments',
      headers: { ...headers, ...(await api.as('village-cadre')) },
      payload,
    });
    expect(keyless.json()).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_MISSING' });

    const key = randomUUID();
    const first = await upload(PNG, 'a.png', 'village-cadre', key);
    const second = await upload(PNG, 'a.png', 'village-cadre', key);
    expect(second.statusCode).toBe(201);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.json()).toEqual(first.json());
    const other = await upload(PDF, 'a.png', 'village-cadre', key);
    expect(other.json()).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

describe('an upload of 1 GB', () => {
  /** Sends a gigabyte over a socket, as fast as it is taken; how much was taken, and the answer. */
  async function sendGigabyte(announced: boolean): Promise<{ sent: number; status: number; code: string }> {
    await api.app.listen({ host: '127.0.0.1', port: 0 }).catch(() => undefined);
    const { port } = api.app.server.address() as AddressInfo;
    const gigabyte = 1024 * 1024 * 1024;
    const head = Buffer.from(
      '--x\r\nContent-Disposition: form-data; name="file"; filename="big.mp4"\r\nContent-Type: video/mp4\r\n\r\n',
    );
    const headers = {
      ...(await api.as('village-cadre')),
      'idempotency-key': randomUUID(),
      'content-type': 'multipart/form-data; boundary=x',
      ...(announced ? { 'content-length': String(gigabyte) } : {}),
    };
    return new Promise((resolve, reject) => {
      const path = '/api/v1/attachments';
      const outgoing = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers });
      const chunk = Buffer.alloc(64 * 1024, 1);
      let sent = 0;
      let over = false;
      const more = (): void => {
        while (!over && sent < gigabyte) {
          sent += chunk.length;
          if (!outgoing.write(chunk)) return void outgoing.once('drain', more);
        }
      };
      outgoing.once('response', (response) => {
        over = true;
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.once('end', () => {
          outgoing.destroy();
          resolve({ sent, status: response.statusCode ?? 0, code: (JSON.parse(text) as { code: string }).code });
        });
      });
      outgoing.once('error', (error) => (over ? undefined : reject(error)));
      outgoing.write(head);
      more();
    });
  }

  it.each([
    ['announced by its length', true],
    ['sent in chunks of unknown number', false],
  ])('is refused near the limit when %s, filling neither memory nor disk', async (_how, announced) => {
    const before = process.memoryUsage().rss;
    const { sent, status, code } = await sendGigabyte(announced);
    expect([status, code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
    expect(leftBehind()).toEqual([]);
  });
});

describe('reading an attachment', () => {
  const get = (digest: string, as: string, headers: Record<string, string> = {}) =>
    api.ask({ url: `/api/v1/attachments/${digest}`, as, headers });

  beforeAll(() => upload(PNG, '现场.png'));

  it('gives its uploader the bytes, as a download that can run nothing', async () => {
    const answer = await get(digestOf(PNG), 'village-cadre');
    expect(answer.rawPayload.equals(PNG)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.length),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/);
  });

  it('gives a range, and nothing when the reader has it already', async () => {
    const part = await get(digestOf(PNG), 'village-cadre', { range: 'bytes=0-7' });
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 0-7/${PNG.length}`]);
    expect(part.rawPayload.equals(PNG.subarray(0, 8))).toBe(true);
    const tail = await get(digestOf(PNG), 'village-cadre', { range: 'bytes=-4' });
    expect(tail.rawPayload.equals(PNG.subarray(-4))).toBe(true);
    expect((await get(digestOf(PNG), 'village-cadre', { range: 'bytes=9999-' })).statusCode).toBe(416);
    const known = await get(digestOf(PNG), 'village-cadre', { 'if-none-match': `"${digestOf(PNG)}"` });
    expect([known.statusCode, known.body]).toEqual([304, '']);
  });

  it('does not exist for others, nor does a digest that nobody uploaded', async () => {
    for (const digest of [digestOf(PNG), 'a'.repeat(64), 'no-digest']) {
      const answer = await get(digest, 'other-town-reviewer');
      expect(answer.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
  });

  it('is shown to whoever sees a case that uses it', async () => {
    const caseId = randomUUID();
    await insertCase(caseId, '610429101200');
    await api.deps.db
      .insertInto('case_attachments')
      .values({ case_id: caseId, digest: digestOf(PNG), sequence: 1 })
      .execute();
    expect((await get(digestOf(PNG), 'town-reviewer')).statusCode).toBe(200);
    expect((await get(digestOf(PNG), 'other-town-reviewer')).statusCode).toBe(404);
    await api.deps.db
      .insertInto('case_access')
      .values({ case_id: caseId, grantee: personGrant('other-village-cadre') })
      .execute();
    expect((await get(digestOf(PNG), 'other-village-cadre')).statusCode).toBe(200);
  });
});

/** A row of the read model; the case itself does not matter here. */
async function insertCase(caseId: string, organisation: string): Promise<void> {
  await api.deps.db
    .insertInto('cases')
    .values({
      case_id: caseId,
      case_number: caseId,
      procedure: 'test-procedure',
      definition_hash: 'none',
      organisation,
      filer_id: 'village-cadre',
      filer_name: '测试村干部',
      filed_at: organisation,
      status: 'open',
      rehearsal: false,
      stages: [],
      started_on: '2026-01-05',
      started_at: '2026-01-05T01:00:00.000Z',
      sequence: 1,
      chain_head: Buffer.alloc(32),
      data: '{}',
      overdue: false,
      card: 'none',
      updated_at: '2026-01-05T01:00:00.000Z',
    })
    .execute();
}
