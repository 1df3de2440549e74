// Who acts, what comes next and what a thing rests on, as the page of a procedure says it.
import { cadenceWords, dueWords } from '../../duty-calendar/index.ts';
import { roleTitle } from '../../roles.ts';
import { documentTitle } from '../../source-documents.ts';
import type { Basis, Route, Text } from '../atoms.ts';
import type { Cadence, ItemDue } from '../duty.ts';
import type { Titles } from '../diff/titles.ts';
import { valueWords } from '../diff/value-words.ts';
import { VALUES } from '../diff/property-words.ts';
import type { Json } from '../../case/state.ts';
import type { Assignee } from '../stage.ts';

/** What something rests on, for its readers. */
export interface BasisInWords {
  kind: Basis['kind'];
  /** The words of the document, the article of the law, or why a default was chosen. */
  text: Text;
  /** The source document, for `stated` and `implied`. */
  document: Text | null;
  /** How sure we are of the law; null where no law is named. */
  confidence: 'certain' | 'likely' | 'check' | null;
}

/** Every basis of an element in words. */
export function basesInWords(bases: readonly Basis[]): BasisInWords[] {
  return bases.map((basis) => {
    switch (basis.kind) {
      case 'stated':
      case 'implied': {
        const text = { zh: `“${basis.phrase}”`, en: `“${basis.phrase}”` };
        return { kind: basis.kind, text, document: documentTitle(basis.document), confidence: null };
      }
      case 'statute': {
        const text = [basis.instrument, basis.article].filter((part) => part !== undefined).join(' ');
        return { kind: basis.kind, text: { zh: text, en: text }, document: null, confidence: basis.confidence };
      }
      case 'assumed':
        return { kind: basis.kind, text: basis.note, document: null, confidence: null };
    }
  });
}

/** A role as its holders are called; a body that the role already says is not said again. */
export function postInWords({ role }: { role: string }): Text {
  return roleTitle(role);
}

/** Whoever acts at a stage; `fields` are the titles of the case's fields. */
export function assigneeInWords(assignee: Assignee, fields: ReadonlyMap<string, Text>): Text {
  switch (assignee.by) {
    case 'role':
      return assignee.body === '$branch'
        ? { zh: '各主管部门', en: 'the competent departments' }
        : postInWords(assignee);
    case 'roleAtField': {
      const { zh, en } = fields.get(assignee.field) ?? { zh: assignee.field, en: assignee.field };
      const who = postInWords(assignee);
      return { zh: `${who.zh}（由“${zh}”确定）`, en: `${who.en} (by “${en}”)` };
    }
    case 'personField': {
      const { zh, en } = fields.get(assignee.field) ?? { zh: assignee.field, en: assignee.field };
      return { zh: `“${zh}”所填人员`, en: `the person given as “${en}”` };
    }
    case 'applicant':
      return { zh: '申请人', en: 'the applicant' };
  }
}

/** Where a way leads, each distinct target once: conditions are for the proof, not for readers. */
export function targetsInWords(route: Route, titles: Titles): Text[] {
  const keys = typeof route === 'string' ? [route] : route.map(({ to }) => to);
  return [...new Set(keys)].map((key) => titles.get(key) ?? VALUES[key] ?? { zh: key, en: key });
}

/** Anything else of a definition, in the words that a comparison of versions uses. */
export function inWords(property: string, value: unknown, titles: Titles): Text {
  return valueWords(property, value as Json | undefined, titles);
}

/** When a round opens, and when its items are due. */
export function rhythmInWords(recurring: { opens: Cadence; due: ItemDue }): { opens: Text; due: Text } {
  return { opens: cadenceWords(recurring), due: dueWords(recurring.due) };
}
