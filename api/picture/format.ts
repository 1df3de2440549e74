// Which form of a picture is asked for, and what is said where there is none.

/** Why rounds and duties have no picture. */
export const NO_PICTURE = { zh: '该事项没有流程图', en: 'This procedure has no stages to draw' };

/** Graph data by the query or, where it says nothing, by the Accept header; else SVG. */
export function wantsGraph(format: 'svg' | 'graph' | undefined, accept: string | undefined): boolean {
  return format === undefined ? /\bapplication\/json\b/.test(accept ?? '') : format === 'graph';
}
