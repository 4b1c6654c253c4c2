import { describe, it } from 'node:test'
import fc from 'fast-check'
import { postgresStorage, sqliteStorage } from '../support/stores.ts'
import { readEverything } from './check-systems.ts'
import { sequences } from './commands.ts'
import { Model } from './model.ts'
import { start, startSystem, type System } from './system.ts'

/** Tries so many sequences of steps on both databases. */
export function compareWithModel(runs: number): void {
  const seed = Number(process.env['MODEL_SEED'] ?? 1)

  describe('whatever partners, reviewers and time do, in whatever order', () => {
    it(`both databases do what the model says (seed ${seed}, ${runs} sequences)`, () =>
      tryOut(seed, runs))
  })
}

async function tryOut(seed: number, numRuns: number): Promise<void> {
  await using sqlite = await sqliteStorage()
  await using postgres = await postgresStorage()
  await using onSqlite = await startSystem(sqlite)
  await using onPostgres = await startSystem(postgres)
  const systems: readonly System[] = [onSqlite, onPostgres]
  const property = fc.asyncProperty(sequences, async (steps) => {
    await Promise.all(systems.map((system) => system.reset()))
    const model = new Model(start)
    await fc.asyncModelRun(() => ({ model, real: systems }), steps)
    await readEverything(systems, model)
  })
  await fc.assert(property, { numRuns, seed })
}
