// What the county sets for the procedures of the release, as one document.
import { z } from 'zod';
import { BothTexts, Instant, PageQuery, pageOf, PersonShort } from './common.ts';
import { FaultView, Reason } from './definitions.ts';

const Document = z
  .record(z.string(), z.unknown())
  .meta({ description: 'parameters, years, posts, ladders; see the file of `npx banjie publish --profile`.' });

export const ProfileBody = z.strictObject({
  profile: Document,
  ground: Reason,
  before: z.int().nullable().meta({ description: 'Number of the profile that it is made from; null: there was none.' }),
});

export const ProfileDryRun = z.strictObject({ profile: Document });

export const ProfileView = z
  .object({
    id: z.int(),
    profile: z.record(z.string(), z.unknown()),
    ground: z.string(),
    setBy: PersonShort,
    setAt: Instant,
  })
  .meta({ id: 'CountyProfile' });

export const ProfileNow = z.object({ current: ProfileView.nullable() });
export const ProfileQuery = z.strictObject(PageQuery);
export const ProfilePage = pageOf(ProfileView);

export const ProfileEffect = z
  .object({
    profile: z.int().nullable().meta({ description: 'Its number; null for a dry run.' }),
    procedures: z
      .array(
        z.object({
          procedure: z.string(),
          title: BothTexts,
          state: z.enum(['activated', 'kept', 'notReady', 'refused']),
          version: z.string().nullable(),
          basedOn: z.string().nullable(),
          changes: z.array(BothTexts).meta({ description: 'What changes against the version in force, in words.' }),
          unset: z.int().meta({ description: 'How many parts do not run, because a parameter has no value.' }),
          faults: z.array(FaultView),
        }),
      )
      .meta({ description: 'Procedures that change or can not; the others stay as they are.' }),
    unchanged: z.int(),
    schedules: z.enum(['asked', 'unavailable', 'notAsked']),
  })
  .meta({ id: 'CountyProfileEffect' });
