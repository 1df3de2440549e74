import type { Definition } from '../domain/definition/forms.ts';
import type { MachineCommand } from '../domain/machine.ts';

/** A definition with the SHA-256 by which cases are pinned to it. */
export interface Version {
  hash: string;
  definition: Definition;
}

/**
 * The definitions that this run of a case has met: that of its start, and those to which it was migrated. They come as
 * arguments of commands or with the trail, so that a replay knows the same ones at the same place.
 */
export class Versions {
  readonly #known = new Map<string, Definition>();

  /** Throws for a version that nobody has brought. */
  of(hash: string): Definition {
    const definition = this.#known.get(hash);
    if (definition === undefined) throw new TypeError(`version ${hash} is not known to this run`);
    return definition;
  }

  learn(hash: string, definition: Definition): void {
    this.#known.set(hash, definition);
  }

  /** Before the events of a command are folded that may move the case. */
  learnFrom(command: MachineCommand): void {
    if (command.type !== 'repair') return;
    const { repair } = command;
    if (repair.kind === 'migrate') this.learn(repair.definitionHash, repair.definition);
    if (repair.kind === 'revert' && repair.definition !== undefined) {
      this.learn(repair.state.definitionHash, repair.definition);
    }
  }
}
