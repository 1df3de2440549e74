import type { Words } from '../../language/language.ts';
import type { ExportColumn } from '../../parts/export-button.tsx';
import type { Line } from './move-rows.ts';

const columnWords = {
  zh: { number: '编号', procedure: '事项', what: '期限', period: '期次', from: '原期限', to: '新期限' },
  en: { number: 'Number', procedure: 'Procedure', what: 'Limit', period: 'Period', from: 'Was due', to: 'Now due' },
};

interface Affected {
  readonly caseNumber: string;
  readonly procedure: { readonly title: Words };
}

/** The columns of the file of what a notice moves. */
export function moveColumns(
  w: (typeof columnWords)['zh'],
  text: (words: Words) => string,
): ExportColumn<Line<Affected>>[] {
  return [
    { title: w.number, value: ({ item }) => item.caseNumber, width: 28 },
    { title: w.procedure, value: ({ item }) => text(item.procedure.title), width: 28 },
    { title: w.what, value: ({ move }) => (move === null ? null : text(move.what.title)), width: 28 },
    { title: w.period, value: ({ move }) => move?.period, width: 10 },
    { title: w.from, value: ({ move }) => move?.from, width: 12 },
    { title: w.to, value: ({ move }) => move?.to, width: 12 },
  ];
}
moveColumns.words = columnWords;
