import { useQuery } from '@tanstack/react-query';
import type { Initials } from './catalogue.ts';

const LETTERS = /[a-z]/i;

/** Gives initials of pinyin once somebody types letters; the table of characters is loaded only then. */
export function useInitials(q: string): Initials | null {
  const wanted = LETTERS.test(q);
  const { data } = useQuery({
    queryKey: ['pinyin'],
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { pinyin } = await import('pinyin-pro');
      const known = new Map<string, string>();
      return {
        initials: (text: string): string => {
          const found = known.get(text) ?? pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
          known.set(text, found);
          return found.toLowerCase();
        },
      };
    },
  });
  return wanted ? (data?.initials ?? null) : null;
}
