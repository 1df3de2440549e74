// Where the vendor of text messages reports which of them arrived. Vendors sign nothing: the address is the key.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { noteReceipts } from '../../db/delivery-reports.ts';
import { SmsReceipts, smsReceipts } from '../../domain/notification/sms-receipt.ts';
import { Problem } from '../problem.ts';

const PER_MINUTE = 3_000;
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export const smsReceiptRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, config, now } = app.deps;
  const { smsReceiptToken } = config.notifications;

  app.post(
    '/sms-receipts/:token',
    {
      schema: {
        tags: ['notifications'],
        summary: '短信状态报告 · What the vendor reports of text messages',
        description: 'In the form of Alibaba Cloud’s SmsReport or Tencent Cloud’s status callback.',
        params: z.object({ token: z.string().max(200) }),
        body: SmsReceipts,
        response: { 200: z.object({ code: z.literal(0), result: z.literal(0), msg: z.string(), errmsg: z.string() }) },
      },
      config: { public: true, idempotency: 'none', rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } },
    },
    async ({ params: { token }, body }) => {
      if (smsReceiptToken === undefined || !timingSafeEqual(digest(token), digest(smsReceiptToken))) {
        throw new Problem('NOT_FOUND');
      }
      await noteReceipts(db, smsReceipts(body), now());
      // What each of the vendors takes for an answer; without it they report again.
      return { code: 0 as const, result: 0 as const, msg: 'OK', errmsg: 'OK' };
    },
  );
};
