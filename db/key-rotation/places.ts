// Every column that holds sealed values, and under whose context: a table that seals something is entered here.
import type { CaseData } from '../../domain/case/state.ts';
import { dataContext, itemContext } from '../case-rows.ts';
import { contactContext } from '../contacts.ts';
import type { IndexedKind } from '../crypto.ts';
import { accountContext } from '../effects.ts';
import { cellsContext } from '../imports.ts';
import { personContext } from '../people.ts';
import { changesContext } from '../repairs.ts';
import { resealData, resealEvent } from '../sealed-values.ts';
import type { Reseal, SealedValues } from '../sealed-values.ts';
import { subjectContext } from '../subjects.ts';
import { secretContext, urlContext } from '../webhooks.ts';

/** The columns of a row that are read here: those of its key, and those with sealed values. */
export type SealedRow = Readonly<Record<string, unknown>>;

interface SealedColumn {
  name: string;
  /** Where in JSON the sealed texts stand, as a path of PostgreSQL; absent where the column is one sealed text. */
  path?: string;
  /** The column's value sealed anew. */
  reseal: (reseal: Reseal, row: SealedRow) => unknown;
}

export interface SealedPlace {
  table: string;
  /** Columns of the primary key with their types, in its order. */
  key: readonly { name: string; type: 'text' | 'uuid' | 'int' }[];
  columns: readonly SealedColumn[];
  /** Keyed indexes of sealed texts, by which equal ones are found. */
  indexes: readonly { name: string; of: string; kind: IndexedKind; contextOf: (row: SealedRow) => string }[];
}

const text = (row: SealedRow, name: string): string => String(row[name]);

/** A column that is one sealed text. */
const plain = (name: string, contextOf: (row: SealedRow) => string): SealedColumn => ({
  name,
  reseal: (reseal, row) => reseal(text(row, name), contextOf(row)),
});

/** Current data with its sensitive fields sealed one by one. */
const data = (contextOf: (row: SealedRow) => string): SealedColumn => ({
  name: 'data',
  path: '$.**."$sealed"',
  reseal: (reseal, row) => resealData(reseal, contextOf(row), row['data'] as CaseData),
});

const register = (table: string, contextOf: (row: SealedRow) => string): SealedPlace => ({
  table,
  key: [{ name: 'id', type: 'text' }],
  columns: [plain('id_number_sealed', contextOf), plain('phone_sealed', contextOf)],
  indexes: [
    { name: 'id_number_index', of: 'id_number_sealed', kind: 'idNumber', contextOf },
    { name: 'phone_index', of: 'phone_sealed', kind: 'phone', contextOf },
  ],
});

interface StoredSecret {
  id: string;
  sealed: string;
}

export const SEALED_PLACES: readonly SealedPlace[] = [
  register('people', (row) => personContext(text(row, 'id'))),
  register('subjects', (row) => subjectContext(text(row, 'id'))),
  {
    table: 'contacts',
    key: [
      { name: 'owner', type: 'text' },
      { name: 'channel', type: 'text' },
    ],
    columns: ['address_sealed', 'secret_sealed'].map((name) =>
      plain(name, (row) => contactContext(text(row, 'owner'), text(row, 'channel'))),
    ),
    indexes: [],
  },
  {
    table: 'webhook_subscriptions',
    key: [{ name: 'id', type: 'uuid' }],
    columns: [
      plain('url_sealed', (row) => urlContext(text(row, 'id'))),
      {
        name: 'secrets',
        path: '$[*].sealed',
        reseal: (reseal, row) =>
          (row['secrets'] as StoredSecret[]).map((one) => ({
            ...one,
            sealed: reseal(one.sealed, secretContext(text(row, 'id'), one.id)),
          })),
      },
    ],
    indexes: [],
  },
  {
    table: 'payouts',
    key: [{ name: 'effect_id', type: 'text' }],
    columns: [plain('account_sealed', (row) => accountContext(text(row, 'effect_id')))],
    indexes: [],
  },
  {
    table: 'import_rows',
    key: [
      { name: 'import_id', type: 'uuid' },
      { name: 'row', type: 'int' },
    ],
    columns: [plain('cells_sealed', (row) => cellsContext(text(row, 'import_id'), Number(row['row'])))],
    indexes: [],
  },
  {
    table: 'repairs',
    key: [{ name: 'id', type: 'uuid' }],
    columns: [
      {
        name: 'repair',
        path: '$.sealed',
        reseal: (reseal, row) => {
          const repair = row['repair'] as { sealed: string };
          return { ...repair, sealed: reseal(repair.sealed, changesContext(text(row, 'id'))) };
        },
      },
    ],
    indexes: [],
  },
  {
    table: 'cases',
    key: [{ name: 'case_id', type: 'uuid' }],
    columns: [data((row) => dataContext(text(row, 'case_id')))],
    indexes: [],
  },
  {
    table: 'round_items',
    key: [
      { name: 'case_id', type: 'uuid' },
      { name: 'period', type: 'text' },
      { name: 'unit', type: 'text' },
    ],
    columns: [data((row) => itemContext(text(row, 'case_id'), text(row, 'period'), text(row, 'unit')))],
    indexes: [],
  },
  {
    table: 'events',
    key: [
      { name: 'case_id', type: 'uuid' },
      { name: 'sequence', type: 'int' },
    ],
    columns: [
      {
        name: 'sealed',
        path: '$.*.cipher',
        reseal: (reseal, row) =>
          resealEvent(reseal, text(row, 'case_id'), Number(row['sequence']), row['sealed'] as SealedValues),
      },
    ],
    indexes: [],
  },
];
