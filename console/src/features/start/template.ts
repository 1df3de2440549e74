// The sheet to fill in for many filings: a head that the service knows, for Excel and WPS.
import type { FieldSpec } from '../../parts/form/form-schema.ts';

/** Columns that a row has besides the fields of the form: where it is handed in, and the id of what it is about. */
const RESERVED = ['组织代码', '主体', '业务日期'];
const BYTE_ORDER_MARK = '\uFEFF';

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The head as CSV. Files and tables do not fit into a cell; they are handed in at the case afterwards. */
export function templateOf(fields: readonly FieldSpec[]): string {
  const titles = fields
    .filter(({ type }) => type !== 'file' && type !== 'table')
    .map(({ type, title }) => (type === 'fen' ? `${title}（元）` : title));
  return `${BYTE_ORDER_MARK}${[...RESERVED, ...titles].map(cell).join(',')}\r\n`;
}
