// Filing many cases from one CSV or XLSX file, with a result for each row.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { importCases } from '../case-import.ts';
import { ImportQuery, ImportResult } from '../contracts/case-import.ts';
import { requestKeyOf } from '../request-key.ts';
import { sheetProblem } from '../sheet-problem.ts';
import { readSheetFile } from '../../spreadsheet/read-sheet.ts';
import { SHEET_LIMITS, SheetError } from '../../spreadsheet/sheet.ts';
import { receiveUpload } from '../upload.ts';

const MOST_BYTES = 10 * 1024 * 1024;

export const caseImportRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.post(
    '/cases/import',
    {
      schema: {
        tags: ['cases'],
        summary: '批量导入立案（CSV、XLSX） · File a case for each row of a spreadsheet',
        description:
          `multipart/form-data with one file of at most ${SHEET_LIMITS.rows} rows. The first row names the columns by ` +
          'field key or Chinese label, besides 组织代码 (organisation), 主体 (subject: id or national id number), 申请人 ' +
          '(applicant) and 业务日期 (businessDate). Amounts are in yuan, unless the column says 分. A file with an unknown ' +
          'column, a formula or another encoding than UTF-8 is refused as a whole. Sent again under the same ' +
          'Idempotency-Key, it starts nothing twice.',
        consumes: ['multipart/form-data'],
        querystring: ImportQuery,
        response: { 200: ImportResult },
      },
      config: { idempotency: 'own' },
    },
    async (request, reply) => {
      const { actor, query } = request;
      const key = requestKeyOf(request, query);
      const { content } = await receiveUpload(request, reply, MOST_BYTES);
      try {
        return await importCases(deps, actor, query, await readSheetFile(content, SHEET_LIMITS), key, request.id);
      } catch (error) {
        throw error instanceof SheetError ? sheetProblem(error) : error;
      }
    },
  );
};
