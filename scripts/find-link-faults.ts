import type { HabitFault } from './find-habit-faults.ts'
import type { Links } from './read-links.ts'

const isTest = (path: string) => /\.(test|long|suite)\.[jt]sx?$|\/test\//.test(path)
const isSource = (path: string) => /^packages\/\w+\/src\//.test(path) && !isTest(path)

/** Finds exports of the packages' sources that only tests import. */
export function findTestExports(files: ReadonlyMap<string, Links>): HabitFault[] {
  const taken = { code: new Map<string, Set<string>>(), tests: new Map<string, Set<string>>() }
  for (const [path, { imports }] of files) {
    const by = isTest(path) ? taken.tests : taken.code
    for (const { target, names } of imports) {
      by.set(target, new Set([...(by.get(target) ?? []), ...names]))
    }
  }
  const takes = (by: Map<string, Set<string>>, path: string, name: string) =>
    by.get(path)?.has(name) === true || by.get(path)?.has('*') === true
  return [...files]
    .filter(([path]) => isSource(path))
    .flatMap(([path, { exports }]) =>
      [...exports]
        .filter(([name]) => takes(taken.tests, path, name) && !takes(taken.code, path, name))
        .map(([name, line]) => ({
          habit: 'test-export' as const,
          path,
          line,
          message: `exports ${name}, which tests alone use`,
        })),
    )
}

/** Finds import cycles, types included: each strongly connected component. */
export function findCycles(files: ReadonlyMap<string, Links>): HabitFault[] {
  const next = (path: string) =>
    (files.get(path)?.imports ?? [])
      .map(({ target }) => target)
      .filter((target) => files.has(target))
  const sources = [...files.keys()].filter(isSource)
  const number = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const faults: HabitFault[] = []
  const visit = (path: string): number => {
    number.set(path, number.size)
    let lowest = number.get(path) ?? 0
    stack.push(path)
    for (const target of next(path)) {
      if (!number.has(target)) lowest = Math.min(lowest, visit(target))
      else if (stack.includes(target)) lowest = Math.min(lowest, number.get(target) ?? lowest)
    }
    low.set(path, lowest)
    if (lowest !== number.get(path)) return lowest
    const part = stack.splice(stack.indexOf(path))
    const message = `is in a circle of imports with ${part.length - 1} other files`
    if (part.length > 1) {
      for (const each of part) faults.push({ habit: 'cycle', path: each, line: 1, message })
    }
    return lowest
  }
  for (const path of sources) if (!number.has(path)) visit(path)
  return faults
}
