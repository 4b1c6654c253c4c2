import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Behaviour } from '../packages/service/src/rules/behaviour.ts'

/** A behaviour and the file that declares it. */
export interface FoundBehaviour extends Behaviour {
  /** Relative to the repository root, with slashes. */
  readonly file: string
}

/** Collects every exported `behaviours` of the service's files, in file order. */
export async function collectBehaviours(): Promise<FoundBehaviour[]> {
  const files = globSync('packages/service/src/**/*.ts')
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => readFileSync(file, 'utf8').includes('export const behaviours'))
    .toSorted()
  const found = await Promise.all(
    files.map(async (file) => {
      const { behaviours } = (await import(pathToFileURL(resolve(file)).href)) as {
        behaviours: readonly Behaviour[]
      }
      return behaviours.map((behaviour) => ({ ...behaviour, file }))
    }),
  )
  return found.flat()
}
