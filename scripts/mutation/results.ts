import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { formatAs } from '../format-as.ts'
import { publishedSample } from './sample.ts'

/** Share of one room's mutants that its tests detect. */
export interface RoomResult {
  readonly room: string
  /** Number of the room's mutants, without equivalent ones. */
  readonly mutants: number
  readonly tried: number
  readonly noticed: number
  readonly notCovered: number
  readonly seed: string
  readonly date: string
}

const json = 'docs/mutation.json'
const page = 'docs/mutation.md'

/** Returns a room's share as a whole percentage, never rounded up. */
export const shareOf = ({ noticed, tried }: RoomResult): number =>
  tried === 0 ? 0 : Math.floor((noticed / tried) * 100)

/** Reads the last published result of each room. */
export function readResults(): RoomResult[] {
  return existsSync(json) ? (JSON.parse(readFileSync(json, 'utf8')) as RoomResult[]) : []
}

/** Writes results, as data and as a page, next to those of rooms that were not run. */
export async function publishResults(
  results: readonly RoomResult[],
  order: readonly string[],
): Promise<void> {
  const all = new Map([...readResults(), ...results].map((result) => [result.room, result]))
  const sorted = order.flatMap((room) => all.get(room) ?? [])
  writeFileSync(json, `${JSON.stringify(sorted, undefined, 2)}\n`)
  writeFileSync(page, await formatAs(page, renderPage(sorted)))
}

function renderPage(results: readonly RoomResult[]): string {
  const rows = results.map((result) => {
    const { room, mutants, tried, noticed, notCovered, seed, date } = result
    const cells = [`\`${room}\``, mutants, tried, noticed, notCovered, `${shareOf(result)} %`]
    return `| ${[...cells, `${seed}, ${date}`].join(' | ')} |`
  })
  return `# Mutation run

\`npm run mutate\` makes one small change to the code at a time (to a condition, a comparison, a call or a clause
of a query), runs the tests that cover the changed code, and counts the changes that make a test fail. The goal
is 90 % in each area (\`--room\`).

| room | mutants | tried | noticed | not covered | share | seed, date |
| ---- | ------- | ----- | ------- | ----------- | ----- | ---------- |
${rows.length > 0 ? rows.join('\n') : '| none was published yet | | | | | | |'}

A run tries ${publishedSample.most} mutants of each area, in an order that depends on the seed; \`npm run test:long -- mutation\` tries the same
ones, and \`--most\` sets another number. Mutants that no test covers count as not noticed. Equivalent mutants are listed
with a reason in \`scripts/mutation/equivalents.ts\` and not tried.

\`\`\`sh
npm run mutate -- --room vetting                  # one area; prints survivors
npm run mutate -- --room audit --file sealer.ts   # one file
npm run mutate -- --room rules --tests 'packages/service/src/rules/**/*.test.ts'  # only by these tests
npm run mutate -- --publish                       # every area; updates this page
\`\`\`

StrykerJS 9 (tap runner) was tried first. It runs on this Node, but records the coverage of each test only in the
main thread. The commands of the SQLite store run in another thread, so each mutant would need every test. Stryker
also does not change the clauses of a query.
`
}
