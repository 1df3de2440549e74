// What quotas and funds still hold.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { definitionInForce } from '../../db/definitions.ts';
import { listQuotaLedgers } from '../../db/quotas.ts';
import { QuotaList, QuotaQuery } from '../contracts/quotas.ts';
import { registerRegions } from '../subject-scope.ts';
import { plain } from '../terms.ts';

export const quotaRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.get(
    '/quotas',
    {
      schema: {
        tags: ['quotas'],
        summary: '名额与资金台账 · Quotas and funds: total, reserved, committed, left',
        description: 'Ledgers of the caller’s regions on which at least one case has drawn.',
        querystring: QuotaQuery,
        response: { 200: QuotaList },
      },
    },
    async ({ actor, query }) => {
      const { db, config, now } = deps;
      const ledgers = await listQuotaLedgers(db, {
        ...query,
        regions: registerRegions(actor),
        rehearsal: config.rehearsal,
      });
      const items = ledgers.map(async ({ account: _account, procedure, quota, ...ledger }) => {
        const definition = (await definitionInForce(db, procedure, now()))?.definition;
        const own = definition?.form === 'case' ? definition.quotas.find((one) => one.key === quota) : undefined;
        return {
          ...ledger,
          procedure: { id: procedure, title: definition?.title ?? plain(procedure) },
          quota: { key: quota, title: own?.title ?? plain(quota), unit: own?.unit ?? plain('') },
        };
      });
      return { items: await Promise.all(items) };
    },
  );
};
