import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { keyed } from '../../api/keyed.ts';
import { useWords } from '../../language/language.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useMe } from '../../session/use-me.ts';
import type { StuckItem } from './stuck-types.ts';

const words = {
  zh: { claim: '我来处置', mine: '由您处置', other: (name: string) => `${name} 正在处置` },
  en: { claim: 'Take it in hand', mine: 'In your hand', other: (name: string) => `In the hand of ${name}` },
};

/** Takes a stuck thing in hand, so that other administrators see who has it. */
export function ClaimStuck({ item }: { item: StuckItem }) {
  const w = useWords(words);
  const me = useMe();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const claim = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/stuck/{stuckId}/claim', {
          params: { path: { stuckId: item.id }, header: keyed(key) },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['stuck'] }),
  });
  if (item.resolvedAt !== null) return null;
  if (item.claimedBy !== null) {
    return <span>{item.claimedBy.id === me.person.id ? w.mine : w.other(item.claimedBy.name)}</span>;
  }
  return (
    <>
      <Button type="primary" loading={claim.isPending} onClick={() => claim.mutate()}>
        {w.claim}
      </Button>
      <ProblemAlert error={claim.error} />
    </>
  );
}
