// What an administrator runs: people and posts of his regions.
import type { HeldPost } from '../domain/handover.ts';
import { inScope } from '../domain/organisations.ts';
import { ADMINISTRATOR } from '../domain/scope.ts';
import type { Caller } from './plugins/auth.ts';

/** Divisions for which the caller is administrator, in his own name or another's. */
export function administeredRegions(actor: Caller): string[] {
  const regions = actor.holdings.filter(({ role }) => role === ADMINISTRATOR).map(({ organisation }) => organisation);
  return [...new Set(regions)];
}

/** Whether the caller is administrator for every one of these posts, of which there must be one. */
export function administersAll(actor: Caller, posts: readonly HeldPost[]): boolean {
  const regions = administeredRegions(actor);
  return posts.length > 0 && posts.every((post) => regions.some((region) => inScope(region, post.organisation)));
}
