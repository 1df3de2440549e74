// What a request names besides its own case: people, organisations, subjects and uploaded files. All of it must exist.
import type { Refusal } from '../domain/case/refusal.ts';
import type { ErrorCode } from '../domain/error-codes.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { ColumnField, Field } from '../domain/definition/field.ts';
import type { CommandBody } from './contracts/commands.ts';

export type ReferenceKind = 'person' | 'household' | 'organisation' | 'attachment';

/** An id and the place in the request where it stands. */
export interface Reference {
  kind: ReferenceKind;
  id: string;
  /** JSON pointer within the body. */
  field: string;
}

/** What a command names outside its form's data. */
export function referencesOf(body: CommandBody): Reference[] {
  switch (body.type) {
    case 'transfer':
    case 'delegate':
    case 'addSigner':
      return [{ kind: 'person', id: body.to, field: '/to' }];
    case 'copy':
      return body.to.map((id, index) => ({ kind: 'person', id, field: `/to/${index}` }));
    case 'recordVote':
      return votersOf(body);
    case 'comment':
    case 'fileItem':
      return (body.attachments ?? []).map((id, index) => ({ kind: 'attachment', id, field: `/attachments/${index}` }));
    case 'attach':
      return body.attachments.map(({ digest: id }, index) => ({
        kind: 'attachment',
        id,
        field: `/attachments/${index}/digest`,
      }));
    default:
      return [];
  }
}

function votersOf(body: Extract<CommandBody, { type: 'recordVote' }>): Reference[] {
  const listed = (['present', 'avoided'] as const).flatMap((name) => {
    const people = body[name];
    return Array.isArray(people)
      ? people.map((id, index): Reference => ({ kind: 'person', id, field: `/${name}/${index}` }))
      : [];
  });
  const ballots = Array.isArray(body.ballots) ? body.ballots : [];
  return [
    ...listed,
    ...ballots.flatMap(({ voter, mark }, index): Reference[] => [
      { kind: 'person', id: voter, field: `/ballots/${index}/voter` },
      ...(mark === undefined ? [] : [{ kind: 'attachment' as const, id: mark, field: `/ballots/${index}/mark` }]),
    ]),
  ];
}

/**
 * What the values of a form name. Values of another shape than their field's are left to the form's own check, which
 * names the rule.
 */
export function referencesInData(fields: readonly Field[], data: Record<string, unknown>): Reference[] {
  return fields.flatMap((field) => inField(field, data[field.key], `/data/${field.key}`));
}

/** What a correction puts in the place of a value, at the place in the request where it stands. */
export function referenceCorrected(fields: readonly Field[], key: string, value: unknown): Reference[] {
  return referencesInData(fields, { [key]: value }).map((one) => ({
    ...one,
    field: one.field.replace(`/data/${key}`, '/value'),
  }));
}

function inField(field: Field, value: unknown, at: string): Reference[] {
  if (field.type !== 'table') return inScalar(field, value, at);
  if (!Array.isArray(value)) return [];
  return value.flatMap((row: unknown, index) => {
    if (typeof row !== 'object' || row === null) return [];
    const cells = row as Record<string, unknown>;
    return field.columns.flatMap((column) => inScalar(column, cells[column.key], `${at}/${index}/${column.key}`));
  });
}

function inScalar(field: ColumnField, value: unknown, at: string): Reference[] {
  switch (field.type) {
    case 'person':
    case 'household':
    case 'organisation':
      return typeof value === 'string' && value !== '' ? [{ kind: field.type, id: value, field: at }] : [];
    case 'file':
      return Array.isArray(value)
        ? value.flatMap((id: unknown): Reference[] =>
            typeof id === 'string' ? [{ kind: 'attachment', id, field: at }] : [],
          )
        : [];
    default:
      return [];
  }
}

const UNKNOWN: Record<ReferenceKind, { code: ErrorCode; text: (id: string) => Text }> = {
  person: {
    code: 'UNKNOWN_PERSON',
    text: (id) => ({ zh: `人员库中没有“${id}”`, en: `The people register has no "${id}"` }),
  },
  household: {
    code: 'UNKNOWN_SUBJECT',
    text: (id) => ({ zh: `主体库中没有“${id}”`, en: `The subject register has no "${id}"` }),
  },
  organisation: {
    code: 'UNKNOWN_ORGANISATION',
    text: (id) => ({ zh: `没有组织机构“${id}”`, en: `There is no organisation "${id}"` }),
  },
  attachment: {
    code: 'UNKNOWN_ATTACHMENT',
    text: (id) => ({
      zh: `附件 ${id.slice(0, 12)}… 尚未上传`,
      en: `Attachment ${id.slice(0, 12)}… was not uploaded`,
    }),
  },
};

/** The refusal of a reference to what does not exist. */
export function unknownReference({ kind, id, field }: Reference): Refusal {
  const { code, text } = UNKNOWN[kind];
  return { code, field, message: text(id) };
}
