import { problem, ProblemError } from '../../../words/problem.ts'
import type { ClientBase } from 'pg'

/** The table that a move keeps its state in; it is there as long as the move is not finished. */
export const moveTable = 'move_progress'

/** The database is being filled by `accredit move`, and is not whole yet. */
export class MoveUnfinished extends ProblemError {
  override readonly name = 'MoveUnfinished'

  constructor() {
    super(problem('MoveUnfinished'))
  }
}

/** Refuses a database that a move has begun to fill: what is in it is not all. */
export async function refuseUnfinishedMove(client: ClientBase): Promise<void> {
  if (await hasUnfinishedMove(client)) throw new MoveUnfinished()
}

/** Checks for a move that has begun to fill the database and has not ended. */
export async function hasUnfinishedMove(client: Pick<ClientBase, 'query'>): Promise<boolean> {
  const { rows } = await client.query<{ found: string | null }>('select to_regclass($1) as found', [
    moveTable,
  ])
  return Boolean(rows[0]?.found)
}
