import type { FieldSpec } from './form-schema.ts';
import { shown } from './form-values.ts';
import type { Data, Json } from './form-values.ts';

interface ValueTableProps {
  readonly field: FieldSpec;
  readonly value: Json | undefined;
  readonly words: Parameters<typeof shown>[2];
  readonly caption?: string;
}

/** The rows of a table field, for reading. */
export function ValueTable({ field, value, words, caption }: ValueTableProps) {
  const rows = Array.isArray(value) ? (value as Data[]) : [];
  return (
    <table>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {field.columns.map((column) => (
            <th key={column.key} scope="col">
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // Rows have no name of their own, and are never moved.
          <tr key={`${index} ${JSON.stringify(row)}`}>
            {field.columns.map((column) => (
              <td key={column.key}>{shown(column, row[column.key], words)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
