// A calendar as a text of RFC 5545. Times stand at Asia/Shanghai, which has been UTC+8 without daylight saving since 1991.
import ICAL from 'ical.js';
import { addDays, civilTime } from '../domain/calendar/index.ts';
import type { Instant, LocalDate } from '../domain/calendar/index.ts';

/** One thing that falls due. */
export interface CalendarEntry {
  /** The same for the same thing at every reading. */
  uid: string;
  summary: string;
  description: string;
  /** The last day, or the instant at which it ends. */
  due: { on: LocalDate } | { at: Instant };
  category: string;
  /** When it was made, for DTSTAMP: it must not change between readings of the same thing. */
  stamp: Instant;
}

const ZONE = 'Asia/Shanghai';

// The library counts a folded line without the space that begins it, RFC 5545 with it.
ICAL.foldLength = 74;

/** The text of a calendar, with lines folded at 75 octets and ended by CRLF. */
export function calendarText(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Banjie//What falls due//ZH');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  text(calendar, 'x-wr-calname', name);
  text(calendar, 'x-wr-timezone', ZONE);
  text(calendar, 'x-published-ttl', 'PT1H');
  calendar.addSubcomponent(timeZone());
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry));
  return `${calendar.toString()}\r\n`;
}

/** A property of our own names is of no known type: it is written as text, escaped. */
function text(component: InstanceType<typeof ICAL.Component>, name: string, value: string): void {
  const property = new ICAL.Property(name);
  property.resetType('text');
  property.setValue(value);
  component.addProperty(property);
}

function timeZone() {
  const zone = new ICAL.Component('vtimezone');
  zone.addPropertyWithValue('tzid', ZONE);
  const standard = new ICAL.Component('standard');
  standard.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString('1991-09-15T01:00:00'));
  standard.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromString('+08:00'));
  standard.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromString('+08:00'));
  standard.addPropertyWithValue('tzname', 'CST');
  zone.addSubcomponent(standard);
  return zone;
}

function eventOf({ uid, summary, description, due, category, stamp }: CalendarEntry) {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uid);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${stamp.slice(0, 19)}Z`));
  event.addPropertyWithValue('summary', summary);
  event.addPropertyWithValue('description', description);
  event.addPropertyWithValue('categories', category);
  event.addPropertyWithValue('class', 'PRIVATE');
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  if ('on' in due) {
    event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(due.on));
    event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(due.on, 1)));
  } else {
    const local = civilTime(due.at).replace(' ', 'T');
    const starts = event.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(`${local}:00`));
    starts.setParameter('tzid', ZONE);
  }
  return event;
}
