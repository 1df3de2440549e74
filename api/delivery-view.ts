import type { DeliveryReport } from '../db/delivery-reports.ts';
import { kindTitle } from '../domain/notification/default-templates.ts';
import type { DeliveryView } from './contracts/notifications.ts';

const DIGEST = { zh: '每日汇总', en: 'Daily digest' };

/** A report as the API answers it. */
export function deliveryView(report: DeliveryReport): DeliveryView {
  const state = report.state as DeliveryView['state'];
  return { ...report, state, title: report.kind === 'digest' ? DIGEST : kindTitle(report.kind) };
}
