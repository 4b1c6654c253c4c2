import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { countFaults, findNewFaults, type KnownFaults } from './compare-habits.ts'
import { findHabitFaults, findPageFaults, habits, type HabitFault } from './find-habit-faults.ts'
import { findCycles, findTestExports } from './find-link-faults.ts'
import { readLinks } from './read-links.ts'
import { readOptions } from './read-options.mjs'

// Checks the habits in find-habit-faults.ts. Earlier faults are counted in known-habits.json;
// --update lowers those counts and never raises them.
const list = 'scripts/known-habits.json'
const isGenerated = (path: string) => /\/(generated|dist)\//.test(path)
const sources = globSync([
  'packages/*/{src,test,scripts}/**/*.{ts,tsx}',
  '{conformance,scripts,bench,torture,examples}/**/*.ts',
])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !isGenerated(path))
const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md'])

const texts = new Map(sources.toSorted().map((path) => [path, readFileSync(path, 'utf8')]))
const links = new Map([...texts].map(([path, text]) => [path, readLinks(path, text)]))
const faults: HabitFault[] = [
  ...[...texts].flatMap(([path, text]) => findHabitFaults(path, text)),
  ...pages.flatMap((path) => findPageFaults(path, readFileSync(path, 'utf8'))),
  ...findCycles(links),
  ...findTestExports(links),
]
const known: KnownFaults = existsSync(list)
  ? (JSON.parse(readFileSync(list, 'utf8')) as KnownFaults)
  : {}

if (readOptions({ update: { type: 'boolean', default: false } }).update) update()
else check()

function check(): void {
  const found = findNewFaults(faults, known, existsSync)
  for (const { path, line, message } of found) {
    process.stderr.write(`${path}:${line} ${message}\n`)
  }
  if (found.length === 0) return
  process.stderr.write(
    `These files have more faults than ${list} allows. Fix the new ones; after a file was\n` +
      'renamed, run: node scripts/run.mjs scripts/check-habits.ts --update\n',
  )
  process.exitCode = 1
}

function update(): void {
  const total = (counts: KnownFaults, habit: (typeof habits)[number]) =>
    Object.values(counts).reduce((sum, own) => sum + (own[habit] ?? 0), 0)
  const now = countFaults(faults)
  const grown = habits.filter(
    (habit) => existsSync(list) && total(now, habit) > total(known, habit),
  )
  if (grown.length > 0) {
    process.stderr.write(`More faults than before: ${grown.join(', ')}.\n`)
    process.exitCode = 1
    return
  }
  writeFileSync(list, `${JSON.stringify(now, undefined, 2)}\n`)
  const counts = habits.map((habit) => `${habit} ${total(now, habit)}`)
  process.stdout.write(`${counts.join(', ')}\n`)
}
