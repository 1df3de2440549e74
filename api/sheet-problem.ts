import type { SheetError } from '../spreadsheet/sheet.ts';
import { Problem } from './problem.ts';

/** The refusal of a whole spreadsheet, at the cell that it hangs on where there is one. */
export function sheetProblem({ code, text, cell }: SheetError): Problem {
  return new Problem(code, {
    message: text,
    errors: [{ field: cell === undefined ? '/file' : `/file/${cell}`, code, message: text }],
    ...(cell === undefined ? {} : { extensions: { cell } }),
  });
}
