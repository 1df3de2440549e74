// The body of a command: one to one the core's HumanCommand, with people as ids. Names and rights are never taken
// from the body.
import { z } from 'zod';
import { Key } from '../../domain/definition/atoms.ts';
import { Ground } from '../../domain/definition/clock.ts';
import { Digest, LocalDate, OrganisationPath } from './common.ts';

export const PersonId = z.string().min(1).max(64).meta({ description: 'Id of a person in the people register.' });

/** Values by field key; checked against the procedure's form by the core. */
export const FormData = z
  .record(z.string().max(64), z.unknown())
  .meta({ description: 'Values by field key. Money is whole fen, decimals are strings, dates YYYY-MM-DD.' });

const Words = z.string().trim().min(1).max(2000);
const VisitId = z.int().positive().meta({ description: 'The visit that the command acts on.' });
const TaskId = z
  .string()
  .regex(/^\d+\.\d+$/)
  .meta({ description: 'The task of that visit.' });
const BusinessDate = LocalDate.meta({ description: 'The day on which the matter happened; today when absent.' });
const Unit = OrganisationPath.meta({ description: 'Of a round: the unit, or the division that sums up.' });
const Period = z
  .string()
  .max(20)
  .meta({ description: 'Label of a reporting period; the newest open one when absent.' });
const ClockId = z.string().min(1).max(80).meta({ description: 'Id of the clock, as `GET …/clocks` gives it.' });
const Voters = z.union([z.array(PersonId).max(2000), z.int().nonnegative()]);

const onCase = { businessDate: BusinessDate.optional() };
const onVisit = { visitId: VisitId, ...onCase };
const onTask = { visitId: VisitId, taskId: TaskId, ...onCase };
const onItem = { unit: Unit, period: Period.optional(), ...onCase };
const opinion = { opinion: Words.optional() };
const data = { data: FormData.optional() };

const Correction = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.unknown())])
  .meta({ description: 'The right value; null where there should be none.' });

const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Body of `POST /api/v1/cases/{caseId}/commands`. */
export const CommandBody = z
  .discriminatedUnion('type', [
    command('decide', { ...onTask, outcome: Key, ...opinion, ...data }),
    command('returnTo', { ...onTask, stage: Key, opinion: Words }),
    command('claim', onTask),
    command('release', onTask),
    command('transfer', { ...onTask, to: PersonId, reason: Words }),
    command('delegate', { ...onTask, to: PersonId, reason: Words }),
    command('addSigner', { ...onTask, to: PersonId, position: z.enum(['before', 'after']), reason: Words }),
    command('removeSigner', { ...onTask, signerTaskId: TaskId, reason: Words }),
    command('giveOpinion', { ...onTask, agree: z.boolean(), opinion: Words }),
    command('recordVote', {
      ...onTask,
      meeting: Key,
      present: Voters,
      avoided: Voters,
      ballots: z.union([
        z
          .array(
            z.strictObject({
              voter: PersonId,
              choice: z.enum(['for', 'against', 'abstain']),
              mark: Digest.optional(),
            }),
          )
          .max(2000),
        z.strictObject({
          for: z.int().nonnegative(),
          against: z.int().nonnegative(),
          abstain: z.int().nonnegative(),
        }),
      ]),
      ...data,
    }),
    command('post', { ...onTask, ...data }),
    command('object', { ...onVisit, by: z.string().trim().min(1).max(200), text: Words }),
    command('resolveObjection', { ...onTask, objection: z.int().positive(), upheld: z.boolean(), opinion: Words }),
    command('report', { ...onTask, ...data }),
    command('withdraw', { ...onCase, reason: Words }),
    command('takeBack', { ...onVisit, reason: Words }),
    command('urge', { ...onVisit, message: Words, unit: Unit.optional() }),
    command('copy', { ...onCase, to: z.array(PersonId).min(1).max(100), message: Words.optional() }),
    command('comment', { ...onCase, text: Words, attachments: z.array(Digest).max(20).optional() }),
    command('attach', {
      ...onCase,
      attachments: z
        .array(z.strictObject({ digest: Digest, name: z.string().trim().min(1).max(200) }))
        .min(1)
        .max(20),
      note: Words.optional(),
    }),
    command('correct', { ...onCase, field: Key, value: Correction, reason: Words }),
    command('suspend', { ...onCase, ground: Ground, reason: Words }),
    command('resume', { ...onCase, reason: Words }),
    command('extendClock', { ...onCase, clockId: ClockId, amount: z.int().positive(), ground: Words }),
    command('suspendClock', {
      ...onCase,
      clockId: ClockId,
      ground: Ground,
      from: LocalDate.optional().meta({ description: 'First day; today when absent.' }),
      to: LocalDate.optional().meta({ description: 'Last day, included; until it is resumed when absent.' }),
      reason: Words,
    }),
    command('resumeClock', { ...onCase, clockId: ClockId, reason: Words }),
    command('retryEffect', {
      ...onCase,
      visitId: z.int().nonnegative().meta({ description: 'The visit whose effect fails; 0 for a supervision case.' }),
    }),
    command('fileItem', {
      ...onItem,
      ...data,
      nothingToReport: z.literal(true).optional(),
      note: Words.optional(),
      attachments: z.array(Digest).max(20).optional(),
    }),
    command('checkItem', { ...onItem, accept: z.boolean(), ...opinion }),
    command('correctItem', {
      ...onItem,
      data: FormData,
      reason: Words,
      entry: z.int().positive().optional().meta({ description: 'Which entry, where an item has several.' }),
    }),
    command('excuseItem', { ...onItem, ground: Words }),
    command('consolidate', { ...onCase, organisation: Unit, ...opinion }),
    command('issueBulletin', { ...onCase, text: z.string().trim().min(1).max(20_000) }),
  ])
  .meta({
    description:
      'A command on a case, guarded by the visit and task that it names; or on a round, by the unit whose item it is.',
  });
export type CommandBody = z.infer<typeof CommandBody>;
