// What the vendors of text messages report about those that they took.
import { z } from 'zod';

/** Alibaba Cloud's SmsReport; `success` is whether the phone has it. */
const Alibaba = z.looseObject({
  biz_id: z.string().min(1).max(64),
  success: z.boolean(),
  err_code: z.string().max(64).optional(),
});

/** Tencent Cloud's 短信下发状态通知. */
const Tencent = z.looseObject({
  sid: z.string().min(1).max(64),
  report_status: z.enum(['SUCCESS', 'FAIL']),
  errmsg: z.string().max(64).optional(),
});

/** Reports come many at once, in either vendor's form. */
export const SmsReceipts = z
  .array(z.union([Alibaba, Tencent]))
  .min(1)
  .max(1000);

/** A report: the vendor's number of the message, and why it did not arrive. Without the phone. */
export interface SmsReceipt {
  reference: string;
  arrived: boolean;
  cause: string | null;
}

/** A cause is a code of the vendor; other words might name the phone. */
const codeIn = (text: string | undefined): string =>
  text !== undefined && /^[A-Za-z0-9_.:-]+$/.test(text) && !/\d{7}/.test(text) ? text : 'notDelivered';

/** Reports as deliveries know them. */
export function smsReceipts(reports: z.infer<typeof SmsReceipts>): SmsReceipt[] {
  return reports.map((report) => {
    const alibaba = Alibaba.safeParse(report).data;
    if (alibaba !== undefined) return receipt('alibaba', alibaba.biz_id, alibaba.success, alibaba.err_code);
    const { sid, report_status: status, errmsg } = Tencent.parse(report);
    return receipt('tencent', sid, status === 'SUCCESS', errmsg);
  });
}

const receipt = (vendor: string, reference: string, arrived: boolean, code: string | undefined): SmsReceipt => ({
  reference,
  arrived,
  cause: arrived ? null : `${vendor}:${codeIn(code)}`,
});
