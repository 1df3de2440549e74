import { useEffect, useState } from 'react';
import { useMe } from '../../session/use-me.ts';
import { keptNames } from './kept-files.ts';

const NONE: ReadonlyMap<string, string> = new Map();

/** Which of these files have not left this device yet, with their names. */
export function useKeptFiles(digests: readonly string[]): ReadonlyMap<string, string> {
  const { person } = useMe();
  const [kept, setKept] = useState(NONE);
  const all = digests.join(' ');
  useEffect(() => {
    let gone = false;
    void keptNames(person.id, all === '' ? [] : all.split(' ')).then((found) => {
      if (!gone) setKept(found);
    });
    return () => {
      gone = true;
    };
  }, [all, person.id]);
  return kept;
}
