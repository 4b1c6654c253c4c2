import { globSync, readFileSync } from 'node:fs'
import { measureBaseline } from './baseline.ts'
import { equivalents } from './equivalents.ts'
import { judgeMutant, type Verdict } from './judge-mutant.ts'
import { makeMutants } from './make-mutants.ts'
import { nameMutant, type Mutant } from './mutant.ts'
import type { RoomResult } from './results.ts'
import { rooms, type Room } from './rooms.ts'
import { shuffle } from './sample.ts'
import { openSlot, shareOut, type Slot } from './slot.ts'

/** Selection of mutants. */
export interface MutationPlan {
  /** Names of rooms; empty for all. */
  readonly rooms: readonly string[]
  /** Only files whose path contains this. */
  readonly file: string
  /** Globs of test files to use instead of the room's own; empty for the room's. */
  readonly tests: readonly string[]
  /** Share of each room's mutants, from 0 to 1. */
  readonly share: number
  /** Most mutants per room. */
  readonly most: number
  readonly seed: string
  /** Number of mutants run concurrently. */
  readonly jobs: number
}

/** Result of one room, and its surviving mutants. */
export interface RoomRun {
  readonly result: RoomResult
  readonly alive: readonly Verdict[]
}

/** Runs a sample of mutants in each chosen room. Run it in the root folder. */
export async function runMutation(
  plan: MutationPlan,
  say: (line: string) => void,
): Promise<RoomRun[]> {
  const chosen = rooms
    .filter(({ name }) => plan.rooms.length === 0 || plan.rooms.includes(name))
    .map((room) => (plan.tests.length === 0 ? room : { ...room, tests: plan.tests }))
  if (chosen.length === 0) throw new Error(`No room is called ${plan.rooms.join(' or ')}.`)
  await using stack = new AsyncDisposableStack()
  const slots: Slot[] = []
  for (let job = 0; job < plan.jobs; job += 1) slots.push(stack.use(await openSlot()))

  const files = [...new Set(chosen.flatMap(listTests))]
  say(`${files.length} test files run once, to see what they cover`)
  const baselines = await measureBaseline(slots, files, say)

  const runs: RoomRun[] = []
  for (const room of chosen) {
    const every = listMutants(room).filter(
      (mutant) => equivalents[nameMutant(mutant)] === undefined,
    )
    const wanted = every.filter(({ path }) => path.includes(plan.file))
    const most = Math.min(plan.most, Math.ceil(wanted.length * plan.share))
    const sample = shuffle(wanted, plan.seed).slice(0, most)
    const own = listTests(room).flatMap((file) => baselines.get(file) ?? [])
    const verdicts: Verdict[] = []
    await shareOut(slots, sample, async (slot, mutant) => {
      const verdict = await judgeMutant(slot, mutant, own)
      verdicts.push(verdict)
      const where = `${room.name} ${verdicts.length}/${sample.length}`
      if (verdict.end !== 'noticed') say(`${where} ${verdict.end}: ${describe(mutant)}`)
      else if (verdicts.length % 10 === 0) say(where)
    })
    const alive = verdicts.filter(({ end }) => end !== 'noticed')
    const result: RoomResult = {
      room: room.name,
      mutants: every.length,
      tried: verdicts.length,
      noticed: verdicts.length - alive.length,
      notCovered: alive.filter(({ end }) => end === 'not covered').length,
      seed: plan.seed,
      date: new Date().toISOString().slice(0, 10),
    }
    runs.push({ result, alive })
  }
  return runs
}

function listTests({ tests }: Room): string[] {
  return globSync([...tests]).toSorted()
}

function listMutants({ folder }: Room): Mutant[] {
  return globSync(`${folder}/**/*.ts`)
    .filter((path) => !/\.test\.ts$|-behaviours\.ts$/.test(path))
    .toSorted()
    .flatMap((path) => makeMutants(path.replaceAll('\\', '/'), readFileSync(path, 'utf8')))
}

/** Shows where the two texts differ; a long query would hide that behind a common start. */
function describe(mutant: Mutant): string {
  const { path, line, operator } = mutant
  const [original, replacement] = [mutant.original, mutant.replacement].map((text) =>
    text.replaceAll(/\s+/g, ' '),
  ) as [string, string]
  let same = 0
  while (same < original.length && original[same] === replacement[same]) same += 1
  const from = Math.max(0, same - 60)
  const cut = (text: string) => text.slice(from, same + 100)
  return `${path}:${line} ${operator}: ${cut(original)} → ${cut(replacement)}`
}
