// The columns of a sheet of cases under way: those of the case, its fields, and those of a step of its history.
import type { Text } from '../domain/definition/atoms.ts';
import type { CaseForm } from '../domain/definition/forms.ts';
import type { Field } from '../domain/definition/field.ts';
import { allStages } from '../domain/definition/stage-index.ts';
import { pastOutcomes } from '../domain/case/taken-over.ts';
import type { Choice, TakenColumn } from './columns.ts';

const column = (key: string, zh: string, en: string, isRequired: boolean, noteZh: string, noteEn: string) => ({
  key,
  title: { zh, en },
  isRequired,
  note: { zh: noteZh, en: noteEn },
});

const OF_CASE: readonly TakenColumn[] = [
  column(
    'number',
    '原编号',
    'Number on paper',
    true,
    '一件一号，在同一申报地不重复；同一件的后续各行只填编号和办理经过',
    'One for each case, unique in its place; later rows of the case bear it and a step',
  ),
  column('organisation', '组织代码', 'Code of the place', true, '申报地的组织代码', 'Where it was filed'),
  column('subject', '主体', 'Subject', true, '登记编号或身份证号', 'Number in the register, or ID number'),
  column(
    'applicant',
    '申请人',
    'Applicant',
    false,
    '人员编号或身份证号；不填为户主或本人',
    'Number of the person or ID number; the head of the household when blank',
  ),
  column('filer', '申报经办人', 'Filed by', false, '人员编号或身份证号', 'Number of the person or ID number'),
  column('filedOn', '申报日期', 'Filed on', true, '如 2026-03-02', 'As 2026-03-02'),
  column(
    'position',
    '目前环节',
    'Where it lies',
    true,
    '并行办理的须全部列出，用“、”隔开；同一环节分单位办理的写“环节@分支”',
    'All that are open, separated by commas; stage@branch where each body has one',
  ),
];

const OF_STEP: readonly TakenColumn[] = [
  column(
    'step',
    '办理环节',
    'Stage',
    false,
    '已办的环节，一行一步，按时间先后',
    'A stage that was dealt with; a row each, in order',
  ),
  column('branch', '分支', 'Branch', false, '同一环节分单位办理时填写', 'Where each body has the stage'),
  column('outcome', '办理结果', 'Outcome', false, '该环节的结果，见“可选值”', 'One of the stage, see the lists'),
  column('on', '办理日期', 'Done on', false, '如 2026-03-05', 'As 2026-03-05'),
  column('by', '办理人', 'Done by', false, '姓名、人员编号或身份证号，多人用“、”隔开', 'Names, numbers or ID numbers'),
  column('opinion', '办理意见', 'Opinion', false, '', ''),
];

/** Keys that a field's column may not have. */
const FIELD = 'data.';

/** Fields of a definition that a cell can hold. */
export function cellFields(definition: CaseForm): Field[] {
  return definition.fields.filter(({ type }) => type !== 'file' && type !== 'table');
}

export const columnOfField = (key: string): string => `${FIELD}${key}`;

/** Columns of a sheet of cases of one procedure. */
export function caseColumns(definition: CaseForm): TakenColumn[] {
  const stages = stageChoices(definition);
  const fields = cellFields(definition).map((field): TakenColumn => {
    return {
      key: columnOfField(field.key),
      title: titleOfField(field),
      isRequired: false,
      note: { zh: '本事项的字段；办到该环节的须填', en: 'A field of the procedure; required once its stage is done' },
      ...(field.type === 'enum' ? { choices: field.options.map(({ key, label }) => ({ key, title: label })) } : {}),
    };
  });
  const steps = OF_STEP.map((one) =>
    one.key === 'step'
      ? { ...one, choices: stages }
      : one.key === 'outcome'
        ? { ...one, choices: outcomeChoices(definition) }
        : one,
  );
  return [...OF_CASE, ...fields, ...steps];
}

/** Amounts are in yuan; a field that is called as a column of the case bears its key besides. */
function titleOfField({ key, type, label: { zh, en } }: Field): Text {
  if (type === 'fen') return { zh: `${zh}（元）`, en: `${en} (yuan)` };
  const isTaken = [...OF_CASE, ...OF_STEP].some(({ title }) => title.zh === zh || title.en === en);
  return isTaken ? { zh: `${zh}（${key}）`, en: `${en} (${key})` } : { zh, en };
}

/** Stages at which something can be done or a case can lie. */
export function stageChoices(definition: CaseForm): Choice[] {
  return allStages(definition)
    .filter(({ stage }) => stage.kind !== 'parallel' && stage.kind !== 'end')
    .map(({ stage }) => ({ key: stage.key, title: stage.title }));
}

/** Every outcome that a stage of the definition has, once for each word. */
export function outcomeChoices(definition: CaseForm): Choice[] {
  const all = allStages(definition).flatMap(({ stage }) => pastOutcomes(definition, stage));
  return all.filter((one, index) => all.findIndex(({ title }) => title.zh === one.title.zh) === index);
}
