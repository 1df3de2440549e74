import { afterAll, expect, it } from 'vitest';
import { createPool } from '../../db/client.ts';
import { freshDatabase } from '../support/stack.ts';

const database = await freshDatabase();
afterAll(() => database.drop());

it('a connection that breaks in somebody’s hands is told at the next query, and ends no process', async () => {
  const pool = createPool(database.url, { max: 2 });
  const [held, other] = [await pool.connect(), await pool.connect()];
  const { rows } = await held.query<{ pid: number }>('select pg_backend_pid() as pid');
  const broken = new Promise((resolve) => held.once('end', resolve));
  await other.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await broken;
  await expect(held.query('select 1')).rejects.toThrow(/connection/i);
  held.release(true);
  expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  other.release();
  await pool.end();
});
