import type { components } from '../api/schema.d.ts';
import { useText, useWords } from '../language/language.ts';

const words = {
  zh: {
    by: (who: string) => `发起人：${who}`,
    self: '本人可申请',
    none: '由上级事项或系统发起',
    duty: '系统按期开启',
    indicator: '系统按年度开启',
    comma: '、',
    semicolon: '；',
  },
  en: {
    by: (who: string) => `Started by: ${who}`,
    self: 'People may apply for themselves',
    none: 'Started by another procedure or the system',
    duty: 'Opened by the system at its times',
    indicator: 'Opened by the system each year',
    comma: ', ',
    semicolon: '; ',
  },
};

type Startable = Pick<components['schemas']['ProcedureShort'], 'filing' | 'form'>;

/** Who may start a procedure, in words. */
export function useWhoStarts(): (procedure: Startable) => string {
  const w = useWords(words);
  const text = useText();
  return ({ filing, form }) => {
    if (form !== 'case') return w[form];
    const who = [...new Set(filing?.by.map((one) => text(one.title)) ?? [])];
    const others = who.length === 0 ? [] : [w.by(who.join(w.comma))];
    const all = filing?.selfFiling === true ? [...others, w.self] : others;
    return all.length === 0 ? w.none : all.join(w.semicolon);
  };
}
