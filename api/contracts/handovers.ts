// 交接: a person leaves or moves post.
import { z } from 'zod';
import { Words } from './agencies.ts';
import { Named } from './cases.ts';
import {
  BothTexts,
  CaseId,
  Instant,
  LocalDate,
  OrganisationPath,
  pageOf,
  PageQuery,
  PersonShort,
  RoleKey,
} from './common.ts';

const PersonId = z.string().trim().min(1).max(100);
const Post = z.strictObject({ role: RoleKey, organisation: OrganisationPath });
const Posts = z.array(Post).max(100);
const PostView = z.object({ role: z.string(), roleTitle: BothTexts, organisation: z.string() });

/** Body of `POST /api/v1/handovers`. */
export const HandoverBody = z.strictObject({
  from: PersonId.meta({ description: 'Who leaves or moves.' }),
  to: PersonId.meta({ description: 'His successor.' }),
  day: LocalDate.meta({ description: 'From this day on the posts are the successor’s; today or later.' }),
  ground: Words,
  keeps: Posts.default([]).meta({ description: 'Posts that he keeps; what stands under them stays with him.' }),
  gives: Posts.optional().meta({
    description:
      'Posts that the successor is given; every one that he lacks, when absent. One that he neither holds nor is given is refused.',
  }),
  moves: Posts.default([]).meta({ description: 'Posts that he who leaves holds from the day on.' }),
});
export type HandoverBody = z.infer<typeof HandoverBody>;

export const DryRunQuery = z.strictObject({
  dryRun: z.stringbool().default(false).meta({ description: 'Only says what would move, and changes nothing.' }),
});

export const HandoverItemView = z.object({
  kind: z.object({ key: z.string(), title: BothTexts }),
  case: z.object({ id: CaseId, number: z.string() }).nullable(),
  stage: Named.nullable(),
  taskId: z.string().nullable(),
  unit: z.string().nullable(),
  period: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).meta({ description: 'Of posts, agencies and superiors: which one.' }),
  moved: z.boolean(),
  reason: z.object({ code: z.string(), message: BothTexts }).nullable().meta({ description: 'Why it stays, or ends.' }),
});

export const HandoverShort = z.object({
  id: z.uuid().nullable().meta({ description: 'Null in a dry run.' }),
  from: PersonShort,
  to: PersonShort,
  day: LocalDate,
  ground: z.string(),
  leaves: z.array(PostView),
  keeps: z.array(PostView),
  gives: z.array(PostView),
  moves: z.array(PostView),
  orderedBy: PersonShort,
  orderedAt: Instant,
  state: z.enum(['dryRun', 'planned', 'running', 'done']).meta({
    description: '`planned`: its day has not come, or its cases are not listed yet. `running`: cases are being asked.',
  }),
  begunAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});

export const HandoverView = HandoverShort.extend({
  progress: z.object({
    cases: z.int(),
    done: z.int(),
    moved: z.int(),
    stays: z.int(),
    failing: z.array(z.object({ caseId: CaseId, attempts: z.int(), error: z.string() })).meta({
      description: 'Cases that could not be asked so far; they are tried again. At most 50.',
    }),
  }),
  items: z.array(HandoverItemView).meta({ description: 'A page of the list, by posts, agencies, then cases.' }),
  next: z.string().nullable(),
}).meta({ id: 'Handover' });

export const HandoverPath = z.object({ handoverId: z.uuid() });
export const HandoverQuery = z.strictObject(PageQuery);
export const HandoverPage = pageOf(HandoverShort);
