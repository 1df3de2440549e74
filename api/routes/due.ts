// What falls due: counted, listed, as the load of the coming weeks, and as cards.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { groupDue, listDue } from '../../db/due.ts';
import { sightOf } from '../../db/due-sources.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import {
  CardGroups,
  CardListQuery,
  CardQuery,
  CardRows,
  DueGroups,
  DueListQuery,
  DueQuery,
  DueRows,
  Load,
  LoadQuery,
} from '../contracts/due.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { loadOf } from '../due-load.ts';
import type { Caller } from '../plugins/auth.ts';
import { dueRowViews, groupTitles, namedRows } from '../due-reading.ts';

const tags = ['due'];
const GroupCursor = z.object({ marked: z.int(), others: z.int(), key: z.string() });
const RowCursor = z.object({ dueOn: z.iso.date(), caseId: z.uuid(), id: z.string() });
const KeyCursor = z.object({ key: z.string() });

/** A group that a list is of; the empty key is what nobody holds. */
function groupOf<By>({
  by,
  key,
  level,
}: {
  by?: By;
  key?: string | undefined;
  level?: 'village' | 'township' | 'county' | undefined;
}) {
  return by === undefined || key === undefined ? null : { by, key: key === '' ? null : key, level };
}

function personOf(actor: Caller, mine: boolean | undefined): { person?: string } {
  return mine === true ? { person: actor.person.id } : {};
}

export const dueRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const spanOf = (within: number): { today: string; horizon: string } => {
    const today = localDateOf(deps.now());
    return { today, horizon: addDays(today, within) };
  };

  app.get(
    '/due',
    {
      schema: {
        tags,
        summary: '逾期、临期统计：按人、单位、事项、周、日 · What is overdue and what is about to fall due, counted',
        description:
          'Of open tasks, of running clocks, of what units owe in rounds, or of remedies against decisions that were served, ' +
          'in the caller’s scope. A suspended clock has ' +
          'no last day and is left out. Overdue is what the trail says.',
        querystring: DueQuery,
        response: { 200: DueGroups },
      },
    },
    async ({ actor, query: { of, overdue, within, limit, cursor, rehearsal, mine, ...filter } }) => {
      const { today, horizon } = spanOf(within);
      const asked = { ...filter, ...personOf(actor, mine), source: of, marked: overdue, today, horizon };
      const page = await groupDue(
        deps.db,
        sightOf(actor),
        { ...asked, rehearsal: rehearsal ?? deps.config.rehearsal },
        { limit, after: cursorPosition(GroupCursor, cursor) },
      );
      const titles = await groupTitles(
        deps,
        filter.by,
        page.rows.map(({ key }) => key),
      );
      return {
        asOf: today,
        until: horizon,
        totals: { overdue: page.totals.marked, soon: page.totals.others },
        items: page.rows.map(({ key, marked, others, oldest }) => ({
          key,
          title: titles(key),
          overdue: marked,
          soon: others,
          oldest,
        })),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );

  app.get(
    '/due/list',
    {
      schema: {
        tags,
        summary: '逾期、临期清单 · The tasks, clocks or items behind the counts, the earliest first',
        description: '`by` with `key` is one group of `GET /due`; without them it is all.',
        querystring: DueListQuery,
        response: { 200: DueRows },
      },
    },
    async ({ actor, query: { of, by, key, level, overdue, within, limit, cursor, rehearsal, mine, ...filter } }) => {
      const asked = { ...filter, ...personOf(actor, mine), ...spanOf(within), source: of, marked: overdue };
      const page = await listDue(
        deps.db,
        sightOf(actor),
        { ...asked, rehearsal: rehearsal ?? deps.config.rehearsal, group: groupOf({ by, key, level }) },
        { limit, after: cursorPosition(RowCursor, cursor) },
      );
      return {
        items: await dueRowViews(deps, of, page.rows),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );

  app.get(
    '/due/load',
    {
      schema: {
        tags,
        summary: '未来几周的工作量：按单位、事项 · The load of the coming weeks',
        description:
          'From the week of today on: running clocks of cases, items owed in open rounds, and items of rounds that duties ' +
          'in force will open.',
        querystring: LoadQuery,
        response: { 200: Load },
      },
    },
    async ({ actor, query }) => loadOf(deps, actor, query, cursorPosition(KeyCursor, query.cursor)?.key ?? ''),
  );

  app.get(
    '/due/cards',
    {
      schema: {
        tags,
        summary: '红牌、黄牌统计：按单位、人、事项 · Red and yellow cards of open cases, counted',
        querystring: CardQuery,
        response: { 200: CardGroups },
      },
    },
    async ({ actor, query: { card, limit, cursor, rehearsal, ...filter } }) => {
      const page = await groupDue(
        deps.db,
        sightOf(actor),
        {
          ...filter,
          ...spanOf(0),
          source: 'cards',
          marked: card === undefined ? undefined : card === 'red',
          rehearsal: rehearsal ?? deps.config.rehearsal,
        },
        { limit, after: cursorPosition(GroupCursor, cursor) },
      );
      const titles = await groupTitles(
        deps,
        filter.by,
        page.rows.map(({ key }) => key),
      );
      return {
        totals: { red: page.totals.marked, yellow: page.totals.others },
        items: page.rows.map(({ key, marked, others }) => ({ key, title: titles(key), red: marked, yellow: others })),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );

  app.get(
    '/due/cards/list',
    {
      schema: {
        tags,
        summary: '红黄牌清单 · The cases behind the cards, the longest running first',
        querystring: CardListQuery,
        response: { 200: CardRows },
      },
    },
    async ({ actor, query: { card, by, key, level, limit, cursor, rehearsal, ...filter } }) => {
      const page = await listDue(
        deps.db,
        sightOf(actor),
        {
          ...filter,
          ...spanOf(0),
          source: 'cards',
          marked: card === undefined ? undefined : card === 'red',
          rehearsal: rehearsal ?? deps.config.rehearsal,
          group: groupOf({ by, key, level }),
        },
        { limit, after: cursorPosition(RowCursor, cursor) },
      );
      const rows = await namedRows(deps, page.rows);
      return {
        items: rows.map(({ row, common }) => ({
          ...common,
          card: row.marked ? ('red' as const) : ('yellow' as const),
          startedOn: row.dueOn,
        })),
        next: page.next === null ? null : cursorText(page.next),
      };
    },
  );
};
