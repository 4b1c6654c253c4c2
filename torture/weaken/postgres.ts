import { openPool } from '../../packages/service/src/store/dialects/postgres/connection.ts'

/**
 * Makes a server of the torture's own answer before a commit is on disk, whatever the service asks for
 * when it connects.
 * @param url a superuser's
 */
export async function weakenPostgres(url: string): Promise<void> {
  const pool = openPool(url, 1)
  try {
    await pool.query(`
      create or replace function torture_weaken() returns event_trigger language plpgsql as $$
        begin perform set_config('synchronous_commit', 'off', false); end $$;
      drop event trigger if exists torture_weaken;
      create event trigger torture_weaken on login execute function torture_weaken();
      alter event trigger torture_weaken enable always;
    `)
  } finally {
    await pool.end()
  }
}
