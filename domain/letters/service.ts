// 送达: the ways of serving a letter, the day from which it counts as served, and what may be done against it until when.
import { addDays, deadlineOf, startOfDay } from '../calendar/index.ts';
import type { Calendar, LocalDate } from '../calendar/index.ts';
import type { Text } from '../definition/atoms.ts';
import type { Remedy } from '../definition/letter.ts';

/** How a letter was served: 民事诉讼法 (2023) 第88–95条, by which organs serve where no law of their own says otherwise. */
export const SERVICE_WAYS = {
  direct: { zh: '直接送达', en: 'handed over' },
  left: { zh: '留置送达', en: 'left where receipt was refused' },
  post: { zh: '邮寄送达', en: 'by post' },
  electronic: { zh: '电子送达', en: 'by electronic means' },
  proxy: { zh: '委托送达', en: 'by another organ as proxy' },
  publicNotice: { zh: '公告送达', en: 'by public notice' },
} as const satisfies Record<string, Text>;

export type ServiceWay = keyof typeof SERVICE_WAYS;

/** Ways that stand only on what happened: why receipt was refused, why nobody could be reached. */
export const EXPLAINED_WAYS: readonly ServiceWay[] = ['left', 'publicNotice'];

/** Days after which a public notice counts as service: 民事诉讼法 (2023) 第95条. */
const PUBLIC_NOTICE_DAYS = 30;

/** One service, as whoever carried it out records it. */
export interface Service {
  how: ServiceWay;
  /** Who received it; of a public notice to whom it is addressed. */
  to: string;
  /** Day of receipt, of leaving, of arrival in the addressee's system; of a public notice the day of its posting. */
  servedOn: LocalDate;
  /** Digests of the receipt, photographs, the notice (送达回证: 民事诉讼法 第87条). */
  proof: string[];
  note?: string;
}

/** Until when something may be done against a letter: its last day. */
export interface DueRemedy {
  key: string;
  title: Text;
  dueOn: LocalDate;
  /** The last day rests on a year whose holidays are not announced yet. */
  provisional: boolean;
}

/** The day on which a letter counts as served: that of the service itself, of a public notice when its days are over. */
export function effectiveDay({ how, servedOn }: Pick<Service, 'how' | 'servedOn'>): LocalDate {
  return how === 'publicNotice' ? addDays(servedOn, PUBLIC_NOTICE_DAYS) : servedOn;
}

/** The last days of what may be done against a letter that counts as served on a day, which itself is not counted. */
export function remediesFrom(effectiveOn: LocalDate, remedies: readonly Remedy[], calendar: Calendar): DueRemedy[] {
  return remedies.flatMap(({ key, title, limit }) => {
    const { dueOn, provisional } = deadlineOf(startOfDay(effectiveOn), limit, calendar, []);
    return dueOn === null ? [] : [{ key, title, dueOn, provisional }];
  });
}
