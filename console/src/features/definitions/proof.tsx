// Both proofs of a draft: whether it may be published, whether it may be put in force; each fault at its place.
import { Button } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import type { Words } from '../../language/language.ts';
import { Notice } from '../../parts/notice.tsx';
import type { DefinitionProof } from './definition-queries.ts';

const words = {
  zh: {
    sound: '校验一：可以发布',
    notSound: '校验一：不能发布',
    ready: '校验二：可以启用',
    notReady: '校验二：暂不能启用',
    at: '位置',
    go: '到该处',
    unset: '未设参数，相应部分不会运行',
    links: '会转入而未启用的事项',
  },
  en: {
    sound: 'First proof: it may be published',
    notSound: 'First proof: it may not be published',
    ready: 'Second proof: it may be put in force',
    notReady: 'Second proof: it may not be put in force yet',
    at: 'At',
    go: 'Go there',
    unset: 'Not set, so these parts will not run',
    links: 'Procedures that it opens and that are not in force',
  },
};

type Fault = DefinitionProof['sound']['faults'][number];

interface Ways {
  /** Whether a path names a place in the text; that of a vacant post does not. */
  readonly canGo: (path: readonly string[]) => boolean;
  readonly onGo: (path: readonly string[]) => void;
}

export function Proof({ proof, canGo, onGo }: { proof: DefinitionProof } & Ways) {
  const w = useWords(words);
  const text = useText();
  const { sound, ready, unset, linksMissing } = proof;
  return (
    <>
      <Notice
        tone={sound.holds ? 'good' : 'late'}
        title={sound.holds ? w.sound : w.notSound}
        text={<Faults faults={sound.faults} notes={sound.notes} canGo={canGo} onGo={onGo} />}
      />
      <Notice
        tone={ready.holds ? 'good' : 'soon'}
        title={ready.holds ? w.ready : w.notReady}
        text={<Faults faults={ready.faults} notes={ready.notes} canGo={canGo} onGo={onGo} />}
      />
      {unset.length > 0 && (
        <Notice
          tone="soon"
          title={w.unset}
          text={unset
            .map((one) =>
              [one.partTitle, one.parameterTitle].map((title) => (title === null ? '' : text(title))).join(' '),
            )
            .join('；')}
        />
      )}
      {linksMissing.length > 0 && <Notice tone="soon" title={w.links} text={linksMissing.join('、')} />}
    </>
  );
}

function Faults(props: { faults: readonly Fault[]; notes: readonly Words[] } & Ways) {
  const { faults, notes, canGo, onGo } = props;
  const w = useWords(words);
  const text = useText();
  return (
    <ul>
      {faults.map((fault) => (
        <li key={fault.path.join('/') + fault.message.en}>
          {text(fault.message)}{' '}
          {canGo(fault.path) && (
            <Button type="link" onClick={() => onGo(fault.path)} aria-label={`${w.go} ${fault.path.join(' / ')}`}>
              {w.at} {fault.path.join(' / ')}
            </Button>
          )}
        </li>
      ))}
      {notes.map((note) => (
        <li key={note.en}>{text(note)}</li>
      ))}
    </ul>
  );
}
