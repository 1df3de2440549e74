// Who came and how each voted; in favour with a signature or thumbprint where the procedure demands one.
import { Button, Radio } from 'antd';
import { useWords } from '../language/language.ts';
import { FileField } from '../parts/form/file-field.tsx';

export type Choice = 'for' | 'against' | 'abstain' | 'avoided';
/** By person; whoever is not in it did not come. */
export type Ballots = Readonly<Record<string, { readonly choice: Choice; readonly mark: string | null }>>;

const words = {
  zh: {
    roll: '应到人员',
    absent: '未到',
    for: '同意',
    against: '反对',
    abstain: '弃权',
    avoided: '回避',
    all: '其余全部记为同意',
    mark: (name: string) => `${name} 的签名或手印`,
    empty: '应到名单还没有确定',
  },
  en: {
    roll: 'Roll',
    absent: 'Absent',
    for: 'For',
    against: 'Against',
    abstain: 'Abstains',
    avoided: 'Stands aside',
    all: 'The others are in favour',
    mark: (name: string) => `Signature or thumbprint of ${name}`,
    empty: 'The roll is not settled yet',
  },
};

const CHOICES = ['for', 'against', 'abstain', 'avoided'] as const;
const ABSENT = 'absent';

interface RollCallProps {
  readonly roster: readonly { readonly id: string; readonly name: string }[];
  readonly thumbprint: boolean;
  readonly ballots: Ballots;
  readonly onChange: (ballots: Ballots) => void;
}

export function RollCall({ roster, thumbprint, ballots, onChange }: RollCallProps) {
  const w = useWords(words);
  const set = (id: string, choice: Choice | typeof ABSENT): void => {
    const { [id]: before, ...others } = ballots;
    onChange(choice === ABSENT ? others : { ...others, [id]: { choice, mark: before?.mark ?? null } });
  };
  if (roster.length === 0) return <p>{w.empty}</p>;
  return (
    <fieldset className="roll-call">
      <legend>{w.roll}</legend>
      <Button
        onClick={() =>
          onChange(Object.fromEntries(roster.map(({ id }) => [id, ballots[id] ?? { choice: 'for', mark: null }])))
        }
      >
        {w.all}
      </Button>
      <ul>
        {roster.map(({ id, name }) => {
          const ballot = ballots[id];
          return (
            <li key={id}>
              <span className="roll-call-name">{name}</span>
              <Radio.Group
                aria-label={name}
                value={ballot?.choice ?? ABSENT}
                onChange={(event) => set(id, event.target.value as Choice)}
                options={[...CHOICES.map((value) => ({ value, label: w[value] })), { value: ABSENT, label: w.absent }]}
              />
              {thumbprint && ballot?.choice === 'for' && (
                <FileField
                  title={w.mark(name)}
                  media={['image/*']}
                  most={1}
                  value={ballot.mark === null ? [] : [ballot.mark]}
                  onChange={(digests) => onChange({ ...ballots, [id]: { choice: 'for', mark: digests[0] ?? null } })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
