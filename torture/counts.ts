import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Counted faults; one column each. */
export const losses = [
  'missing',
  'doubled',
  'verdictTwice',
  'verdictNever',
  'codes',
  'audit',
  'replay',
  'seal',
  'events',
  'reads',
  'impossible',
] as const

export type Loss = (typeof losses)[number]

/** Other counts. */
export const works = [
  'seconds',
  'kills',
  'acknowledged',
  'retried',
  'unavailable',
  'repeated',
  'checked',
  'verdicts',
  'verified',
  'delivered',
  'readBack',
  'byReplicas',
] as const

export type Work = (typeof works)[number]

export interface CountsSoFar {
  readonly works: Readonly<Record<Work, number>>
  readonly losses: Readonly<Record<Loss, number>>
  /** Kills by victim and moment. */
  readonly moments: Readonly<Record<string, number>>
}

/** Counts that continue those of an earlier run. */
export interface Counts {
  add(work: Work, by?: number): void
  /** Sets a figure that is determined rather than counted. */
  set(work: Work, to: number): void
  lose(loss: Loss): void
  kill(moment: string): void
  read(): CountsSoFar
  save(): void
}

/** Opens the counts in a file. */
export function openCounts(file: string): Counts {
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<CountsSoFar>)
    : {}
  const worked = { ...Object.fromEntries(works.map((name) => [name, 0])), ...kept.works } as Record<
    Work,
    number
  >
  const lost = { ...Object.fromEntries(losses.map((name) => [name, 0])), ...kept.losses } as Record<
    Loss,
    number
  >
  const moments: Record<string, number> = { ...kept.moments }
  return {
    add: (work, by = 1) => void (worked[work] += by),
    set: (work, to) => void (worked[work] = to),
    lose: (loss) => void (lost[loss] += 1),
    kill(moment) {
      worked.kills += 1
      moments[moment] = (moments[moment] ?? 0) + 1
    },
    read: () => ({ works: worked, losses: lost, moments }),
    save() {
      writeFileSync(
        `${file}.new`,
        JSON.stringify({ works: worked, losses: lost, moments }, null, 2),
      )
      renameSync(`${file}.new`, file)
    },
  }
}
