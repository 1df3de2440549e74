// What a notice does to cases, as lines of a spreadsheet and as words.

export interface Move {
  readonly what: { readonly title: { readonly zh: string; readonly en: string } };
  readonly period: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly provisional: boolean;
}

/**
 * `moved`: the day is another. `stays`: it is certain from now on, or its reminders alone move. `provisional`: it stays,
 * and is still uncertain.
 */
export type MoveKind = 'moved' | 'stays' | 'provisional';

export function kindOf({ from, to, provisional }: Move): MoveKind {
  if (from !== to) return 'moved';
  return provisional ? 'provisional' : 'stays';
}

/** A day that a notice touches in a case; null for a case that it does not touch. */
export interface Line<Item> {
  readonly item: Item;
  readonly move: Move | null;
}

/** A line for each day that a notice touches; what it does not touch has a line without a day. */
export function linesOf<Item extends { readonly moves: readonly Move[] }>(items: readonly Item[]): Line<Item>[] {
  return items.flatMap((item): Line<Item>[] =>
    item.moves.length === 0 ? [{ item, move: null }] : item.moves.map((move) => ({ item, move })),
  );
}

/** Why a case could not be told, as far as the service knows. */
export function failureOf(error: string): { kind: 'noWorkflow' | 'refused' | 'unanswered'; code: string | null } {
  const refused = /^refused: (\S+)/.exec(error);
  if (refused !== null) return { kind: 'refused', code: refused[1] ?? null };
  return { kind: error.includes('no running workflow') ? 'noWorkflow' : 'unanswered', code: null };
}
