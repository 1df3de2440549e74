// Moving running cases to another version: which stage goes where by itself, and where somebody must say.
import type { Text } from './atoms.ts';
import type { CaseForm, Definition } from './forms.ts';
import { allStages, branchesAround, placeOf } from './stage-index.ts';
import type { Stage } from './stage.ts';

/** A stage of the older version with open cases, and where they would go. */
export interface StageMove {
  stage: string;
  title: Text;
  kind: Stage['kind'];
  /** Cases that stand there. */
  cases: number;
  /** The stage of the newer version; null: somebody must choose one. */
  to: string | null;
  /** Why none fits by itself; null where one does. */
  because: Text | null;
  /** Stages of the newer version that could take them: of the same kind, and as deep in parallels. */
  candidates: { stage: string; title: Text }[];
}

export type MovePlan =
  | { possible: true; moves: StageMove[]; mapping: Record<string, string> }
  /** Rounds, series and other procedures are not moved. */
  | { possible: false; because: Text };

/**
 * The plan by which cases of one version go over to another.
 *
 * @param open open cases by stage of the older version
 */
export function planMoves(older: Definition, newer: Definition, open: Readonly<Record<string, number>>): MovePlan {
  if (older.id !== newer.id) {
    return {
      possible: false,
      because: { zh: '两个版本不是同一事项', en: 'The two versions are of different procedures' },
    };
  }
  if (older.form !== 'case' || newer.form !== 'case') {
    const because = {
      zh: '报送期与指标不迁移，自下一期起用新版本',
      en: 'Rounds and series are not moved: the next one takes the newer version',
    };
    return { possible: false, because };
  }
  const moves = allStages(older)
    .map(({ stage }) => stage)
    .filter(({ kind }) => kind !== 'end')
    .map((stage) => moveOf(stage, older, newer, casesIn(stage, older, open)));
  const mapping = Object.fromEntries(moves.flatMap(({ stage, to }) => (to === null ? [] : [[stage, to]])));
  return { possible: true, moves, mapping };
}

/** Cases that stand in a stage; of a parallel, in the stages inside it. */
function casesIn(stage: Stage, older: CaseForm, open: Readonly<Record<string, number>>): number {
  if (stage.kind !== 'parallel') return open[stage.key] ?? 0;
  const inside = allStages({ ...older, stages: [stage] }).map((place) => open[place.stage.key] ?? 0);
  return inside.reduce((sum, one) => sum + one, 0);
}

function moveOf(stage: Stage, older: CaseForm, newer: CaseForm, cases: number): StageMove {
  const { key, title, kind } = stage;
  const around = branchesAround(older, key);
  const ofKind = allStages(newer)
    .map((place) => place.stage)
    .filter((one) => one.kind === kind);
  const candidates = ofKind
    .filter((one) => branchesAround(newer, one.key).length === around.length)
    .map((one) => ({ stage: one.key, title: one.title }));
  const fits = ofKind.some((one) => one.key === key) && branchesAround(newer, key).join() === around.join();
  return {
    stage: key,
    title,
    kind,
    cases,
    to: fits ? key : null,
    because: fits ? null : whyNot(stage, older, newer),
    candidates,
  };
}

function whyNot({ key, kind }: Stage, older: CaseForm, newer: CaseForm): Text {
  const found = placeOf(newer, key)?.stage;
  if (found === undefined) return { zh: '新版本没有这个环节', en: 'The newer version has no such stage' };
  if (found.kind !== kind)
    return { zh: '新版本中该环节的类型不同', en: 'The stage is of another kind in the newer version' };
  const [before, after] = [older, newer].map((one) => branchesAround(one, key).length);
  return before === after
    ? { zh: '新版本中该环节在另一个并行分支里', en: 'The stage lies in another branch in the newer version' }
    : {
        zh: '新版本中该环节所在的并行层次不同',
        en: 'The stage lies at another depth of parallels in the newer version',
      };
}
