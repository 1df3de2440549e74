// Posts of an organisation: who holds them, and which nobody holds though procedures in force ask for them.
import { z } from 'zod';
import { Level, ProcedureId } from '../../domain/definition/atoms.ts';
import { BothTexts, LocalDate, OrganisationPath, PageQuery, pageOf, PersonShort } from './common.ts';
import { Organisation } from './organisations.ts';

const NeededBy = z.array(z.object({ id: ProcedureId, title: BothTexts })).meta({
  description: 'Procedures in force that ask for the post; without any, nothing waits for it.',
});

const Post = z.object({ role: z.string(), roleTitle: BothTexts });

/** A post that procedures in force ask for and nobody holds. */
export const VacantPost = Post.extend({
  organisation: z.object({
    path: z.string(),
    name: BothTexts.meta({ description: 'Of the division, where the body itself is not registered.' }),
    registered: z.boolean(),
  }),
  procedures: NeededBy,
  waiting: z.int().meta({ description: 'Open tasks that are addressed to the post.' }),
}).meta({ id: 'VacantPost' });
export type VacantPost = z.infer<typeof VacantPost>;

/** One organisation with its posts, and what lies directly below it. */
export const OrganisationPosts = z
  .object({
    organisation: Organisation,
    above: z.array(z.object({ path: z.string(), name: BothTexts })).meta({ description: 'From the county down.' }),
    posts: z.array(
      Post.extend({
        holders: z.array(
          z.object({
            person: PersonShort,
            validFrom: LocalDate,
            validTo: LocalDate.nullable().meta({ description: 'First day without the post.' }),
          }),
        ),
        vacant: z.boolean().meta({ description: 'Nobody holds it, and procedures in force ask for it.' }),
        procedures: NeededBy,
        waiting: z.int(),
      }),
    ),
    missing: z.array(VacantPost).meta({ description: 'Posts at bodies of the division that are not registered.' }),
    below: z.array(
      z.object({
        path: z.string(),
        name: BothTexts,
        level: Level,
        kind: z.enum(['division', 'body']),
        held: z.int().meta({ description: 'Posts that somebody holds, with everything below.' }),
        vacant: z.int().meta({ description: 'Vacant posts, with everything below.' }),
      }),
    ),
  })
  .meta({ id: 'OrganisationPosts' });
export type OrganisationPosts = z.infer<typeof OrganisationPosts>;

export const PostsQuery = z.strictObject({
  organisation: OrganisationPath.optional().meta({ description: "The caller's widest region when absent." }),
});

export const VacantQuery = z.strictObject({
  ...PageQuery,
  region: OrganisationPath.optional().meta({
    description: "Of a division with everything in it; the caller's own when absent.",
  }),
});
export const VacantPage = pageOf(VacantPost);
