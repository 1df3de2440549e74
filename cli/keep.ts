import { archive, resealArchived, showArchived, verifyArchived } from './archive.ts';
import type { CommandInput } from './command.ts';
import type { AskedToKeep } from './keeping-arguments.ts';
import { rotateKeys } from './rotate-keys.ts';
import { tidy } from './tidy.ts';

/** Carries out one of the commands by which a deployment is kept; its exit code. */
export function keep(input: CommandInput, asked: AskedToKeep): Promise<number> {
  switch (asked.command) {
    case 'rotate-keys':
      return rotateKeys(input, asked);
    case 'archive':
      return archive(input, asked);
    case 'tidy':
      return tidy(input, asked);
    case 'reseal-archive':
      return resealArchived(input, asked);
    case 'show-archived':
      return showArchived(input, asked);
    case 'verify-archive':
      return verifyArchived(input, asked);
  }
}
