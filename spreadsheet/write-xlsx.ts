// Writes a workbook: the few parts of OOXML that a template or a list of faults needs. Texts are written as texts, so
// that no value can be taken for a formula.
import { strToU8, zipSync } from 'fflate';
import { cellAddress, columnLetters } from './sheet.ts';

/** How a cell looks: a head, a head that must be filled in, a cell that is wrong, a remark about it. */
export type CellLook = 'plain' | 'head' | 'requiredHead' | 'fault' | 'remark';

export interface WrittenCell {
  text: string;
  look?: CellLook;
}

/** What a column takes: a list to choose from, and what is shown to whoever stands in one of its cells. */
export interface ColumnHint {
  /** Range that holds the list, as `'可选值'!$A$2:$A$9`. */
  listAt?: string;
  title: string;
  hint: string;
}

export interface WrittenSheet {
  name: string;
  /** Widths in characters. */
  widths: readonly number[];
  rows: readonly (readonly WrittenCell[])[];
  /** By column; absent where there is nothing to say. */
  hints?: readonly (ColumnHint | undefined)[];
  /** Whether the first row stays in sight. */
  isHeadFrozen?: boolean;
}

const LOOKS: readonly CellLook[] = ['plain', 'head', 'requiredHead', 'fault', 'remark'];
/** Rows for which a list and a hint are offered. */
const HINTED_ROWS = 5000;
/** What a program shows of a hint, and of its title. */
const LONGEST_HINT = 250;
const LONGEST_TITLE = 32;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const STYLES = `${XML}<styleSheet xmlns="${MAIN}">
<fonts count="3"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><sz val="11"/><color rgb="FF9C0006"/><name val="等线"/></font></fonts>
<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFE699"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5">${[
  [0, 0],
  [1, 2],
  [1, 3],
  [2, 4],
  [2, 0],
]
  .map(
    ([font, fill]) =>
      `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  )
  .join('')}</cellXfs></styleSheet>`;

/** The workbook as the bytes of an XLSX file. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(sheets.length)),
    '_rels/.rels': strToU8(relations([{ id: 'rId1', type: `${RELATIONS}/officeDocument`, target: 'xl/workbook.xml' }])),
    'xl/workbook.xml': strToU8(workbook(sheets)),
    'xl/_rels/workbook.xml.rels': strToU8(
      relations([
        ...sheets.map((_, index) => ({
          id: `rId${index + 1}`,
          type: `${RELATIONS}/worksheet`,
          target: `worksheets/sheet${index + 1}.xml`,
        })),
        { id: `rId${sheets.length + 1}`, type: `${RELATIONS}/styles`, target: 'styles.xml' },
      ]),
    ),
    'xl/styles.xml': strToU8(STYLES),
  };
  for (const [index, sheet] of sheets.entries())
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(sheetXml(sheet));
  return zipSync(files);
}

function contentTypes(count: number): string {
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = [
    ['/xl/workbook.xml', `${office}.sheet.main+xml`],
    ['/xl/styles.xml', `${office}.styles+xml`],
    ...Array.from({ length: count }, (_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, `${office}.worksheet+xml`]),
  ];
  const overrides = parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('');
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`;
}

function relations(all: readonly { id: string; type: string; target: string }[]): string {
  const each = all.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(sheets: readonly WrittenSheet[]): string {
  const each = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each.join('')}</sheets></workbook>`;
}

function sheetXml({ widths, rows, hints = [], isHeadFrozen = false }: WrittenSheet): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="0" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const view = `<sheetViews><sheetView workbookViewId="0">${isHeadFrozen ? pane : ''}</sheetView></sheetViews>`;
  const lines = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, cellAddress(column, row + 1))).join('')}</row>`,
  );
  const validations = hints.flatMap((hint, column) => (hint === undefined ? [] : [validation(hint, column)]));
  const asked =
    validations.length === 0
      ? ''
      : `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
  return `${XML}<worksheet xmlns="${MAIN}">${view}<cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData>${asked}</worksheet>`;
}

function cellXml({ text, look = 'plain' }: WrittenCell, at: string): string {
  const style = LOOKS.indexOf(look);
  if (text === '') return `<c r="${at}" s="${style}"/>`;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function validation({ listAt, title, hint }: ColumnHint, column: number): string {
  const letters = columnLetters(column);
  const range = `${letters}2:${letters}${HINTED_ROWS + 1}`;
  const prompt = `showInputMessage="1" promptTitle="${escaped(title.slice(0, LONGEST_TITLE))}" prompt="${escaped(hint.slice(0, LONGEST_HINT))}"`;
  if (listAt === undefined) return `<dataValidation allowBlank="1" ${prompt} sqref="${range}"/>`;
  return `<dataValidation type="list" allowBlank="1" ${prompt} sqref="${range}"><formula1>${escaped(listAt)}</formula1></dataValidation>`;
}

/** XML 1.0 knows no other control characters than these three. */
function escaped(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- they are what must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
