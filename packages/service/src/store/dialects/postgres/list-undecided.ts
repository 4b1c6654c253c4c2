import type { Connection } from '../../connection.ts'

/** A transaction over several nodes of a cluster that one of them has prepared and not ended. */
export interface Undecided {
  readonly node: string
  /** Unique in the cluster. */
  readonly name: string
}

/** Lists what nodes that answer have prepared and not ended: its rows are not visible there yet. */
export async function listUndecided(connection: Connection): Promise<Undecided[]> {
  const rows = await connection.query(
    {
      sql: `select nodename || ':' || nodeport as node, nodename || ':' || nodeport || ' ' || gid as name
        from run_command_on_all_nodes(
          'select coalesce(json_agg(gid), ''[]'')::text from pg_prepared_xacts where database = current_database()',
          give_warning_for_connection_errors => true) asked
        join pg_dist_node on pg_dist_node.nodeid = asked.nodeid
        cross join json_array_elements_text(case when success then result else '[]' end::json) gid`,
      writes: false,
    },
    [],
  )
  return rows as Undecided[]
}
