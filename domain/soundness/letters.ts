// Letters: their words name their own fields, and each thing that may be done against them stands there once.
import type { Stage } from '../definition/stage.ts';
import { fault, type Fault } from './fault.ts';

const PLACE = /\{\{[#/]?\s*([^{}]*?)\s*\}\}/g;

/** Places that every letter fills. */
const ALWAYS = ['procedure', 'title'];

/** @returns faults of the letter that a stage sends; none for other stages */
export function letterFaults(stage: Stage, place: readonly string[]): Fault[] {
  if (stage.kind !== 'service' || stage.action.do !== 'letter') return [];
  const { body, fields, remedies = [], to, kind } = stage.action;
  const at = [...place, 'action'];
  const named = Object.values(body ?? {}).flatMap((text) => [...text.matchAll(PLACE)].map(([, name = '']) => name));
  const unknown = [...new Set(named)].filter((name) => !ALWAYS.includes(name) && !fields.includes(name));
  const keys = remedies.map(({ key }) => key);
  const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  return [
    ...unknown.map((name) =>
      fault(
        'LETTER_FIELD_UNKNOWN',
        `文书正文中的“${name}”不是该文书的字段`,
        `The letter's words name "${name}", which is not among its fields`,
        [...at, 'body'],
      ),
    ),
    ...twice.map((key) =>
      fault('REMEDY_TWICE', `救济途径 ${key} 重复`, `The remedy ${key} stands there twice`, [...at, 'remedies', key]),
    ),
    ...(remedies.length > 0 && (kind !== 'decision' || to === 'organisation')
      ? [
          fault(
            'REMEDY_WITHOUT_DECISION',
            '只有送达当事人的决定才有救济途径',
            'Only a decision that goes to a party can be complained of',
            [...at, 'remedies'],
          ),
        ]
      : []),
  ];
}
