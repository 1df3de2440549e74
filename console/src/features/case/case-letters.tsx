// The letters that went out in the case: their numbers, whether each was served, and what may be done against it.
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { answer, api, send } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { AttachmentLinks } from '../../parts/files/attachment-links.tsx';
import { LetterService } from './letter-service.tsx';

type Letter = components['schemas']['Letter'];

const words = {
  zh: {
    none: '本案还没有制发文书',
    issued: (day: string, by: string) => `${day} 由 ${by} 制发`,
    addressee: (name: string) => `受送达人：${name}`,
    unserved: '未登记送达',
    served: (day: string, how: string) => `${day} ${how}`,
    effective: (day: string) => `自 ${day} 起视为送达`,
    until: (day: string) => `截止 ${day}`,
    afterService: '自送达之日起计算',
    lapsed: '已过期',
    provisional: '（暂定，放假安排未公布）',
    remedies: '救济途径',
    read: '查看并打印',
    record: '登记送达',
    proof: '送达回证',
  },
  en: {
    none: 'No letters yet',
    issued: (day: string, by: string) => `${day} by ${by}`,
    addressee: (name: string) => `To ${name}`,
    unserved: 'Service not recorded',
    served: (day: string, how: string) => `${day} ${how}`,
    effective: (day: string) => `counts as served from ${day}`,
    until: (day: string) => `until ${day}`,
    afterService: 'counted from its service',
    lapsed: 'lapsed',
    provisional: ' (provisional: the holidays are not announced yet)',
    remedies: 'What may be done against it',
    read: 'Read and print',
    record: 'Record its service',
    proof: 'Proof',
  },
};

export const lettersQuery = (caseId: string) => ({
  queryKey: ['cases', caseId, 'letters'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer(api.GET('/api/v1/letters', { params: { query: { case: caseId, limit: 100 } }, signal })),
});

export function CaseLetters({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const letters = useQuery(lettersQuery(caseId));
  if (letters.error !== null) return <ProblemAlert error={letters.error} />;
  if (letters.data === undefined) return <Skeleton active />;
  if (letters.data.items.length === 0) return <Empty description={w.none} />;
  return (
    <ul className="case-links">
      {letters.data.items.map((letter) => (
        <LetterItem key={letter.id} letter={letter} />
      ))}
    </ul>
  );
}

function LetterItem({ letter }: { letter: Letter }) {
  const w = useWords(words);
  const text = useText();
  const [recording, setRecording] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { service, addressee } = letter;
  return (
    <li>
      <h2 className="case-item-title">
        {text(letter.title)} {letter.number}{' '}
        <Mark tone={service === null ? 'soon' : 'good'}>
          {service === null ? w.unserved : w.served(service.servedOn, text(service.how.title))}
        </Mark>
      </h2>
      <p>
        {w.issued(letter.issuedOn, text(letter.issuer.name))}
        {addressee.name !== null && ` · ${w.addressee(text(addressee.name))}`}
        {service !== null && service.effectiveOn !== service.servedOn && ` · ${w.effective(service.effectiveOn)}`}
      </p>
      {service !== null && service.proof.length > 0 && (
        <p>
          {w.proof}：<AttachmentLinks digests={service.proof} />
        </p>
      )}
      {letter.remedies.length > 0 && (
        <>
          <strong>{w.remedies}</strong>
          <ul>
            {letter.remedies.map((remedy) => (
              <li key={remedy.key}>
                {text(remedy.title)}：{remedy.dueOn === null ? w.afterService : w.until(remedy.dueOn)}
                {remedy.provisional && w.provisional} {remedy.lapsed && <Mark>{w.lapsed}</Mark>}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="action-buttons">
        <Button
          onClick={() => {
            setError(null);
            openPage(letter.id).catch(setError);
          }}
        >
          {w.read}
        </Button>
        {service === null && <Button onClick={() => setRecording(true)}>{w.record}</Button>}
      </div>
      <ProblemAlert error={error} />
      {recording && <LetterService letter={letter} onClose={() => setRecording(false)} />}
    </li>
  );
}

const KEPT_FOR_MS = 60_000;

/** Opens the letter's page to print in a tab of its own. Throws `ApiProblem`. */
async function openPage(letterId: string): Promise<void> {
  const path = `/api/v1/letters/${encodeURIComponent(letterId)}/page`;
  const response = await send(new Request(new URL(path, location.origin)));
  const address = URL.createObjectURL(await response.blob());
  window.open(address, '_blank', 'noopener');
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR_MS);
}
