// A made-up message, by which whoever writes a template sees what people will read.
import type { Text } from '../definition/atoms.ts';
import { kindTitle } from './default-templates.ts';
import type { MessageTemplate } from './template.ts';
import { filled, MESSAGE_FIELDS } from './template.ts';

const SAMPLES: Record<string, Text> = {
  'case.number': { zh: 'W610429-2026-0001', en: 'W610429-2026-0001' },
  'case.procedure': { zh: '农村危房改造', en: 'Renovation of dilapidated houses' },
  'case.organisation': { zh: '西关村', en: 'Xiguan village' },
  'case.subject': { zh: '张**', en: 'Zhang **' },
  'case.startedOn': { zh: '2026-03-02', en: '2026-03-02' },
  stage: { zh: '镇审核', en: 'Township review' },
  clock: { zh: '镇审核时限', en: 'Limit of the township' },
  dueOn: { zh: '2026-03-16', en: '2026-03-16' },
  oldDueOn: { zh: '2026-03-12', en: '2026-03-12' },
  period: { zh: '2026-03', en: '2026-03' },
  gate: { zh: '6月底50%', en: 'Half by the end of June' },
  action: { zh: '报分管领导', en: 'Tell the deputy leader' },
  outcome: { zh: '通过', en: 'Approved' },
  by: { zh: '李明', en: 'Li Ming' },
  message: { zh: '请尽快办理', en: 'Please see to it' },
  reason: { zh: '照片不清晰', en: 'The photos are not clear' },
  ground: { zh: '补正材料', en: 'Supplement' },
  letter: { zh: '旬办函〔2026〕1号', en: 'No. 1 of 2026' },
  provisional: { zh: '', en: '' },
  link: { zh: 'https://banjie.example/cases/1', en: 'https://banjie.example/cases/1' },
};

/** What a template says of the sample; a field of a procedure's form stands there by its name. */
export function sampleOf({ kind, language, subject, body }: MessageTemplate): { subject: string; body: string } {
  const named = Object.entries(MESSAGE_FIELDS).map(([name, title]) => [name, (SAMPLES[name] ?? title)[language]]);
  const own = [...`${subject} ${body}`.matchAll(/data\.[A-Za-z0-9]+/g)].map(([name]) => [name, `〔${name}〕`]);
  const values: Record<string, string> = Object.fromEntries([...named, ...own]) as Record<string, string>;
  const whole = { ...values, title: kindTitle(kind)[language] };
  return { subject: filled(subject, whole), body: filled(body, whole) };
}
