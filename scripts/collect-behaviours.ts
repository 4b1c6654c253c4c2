import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Behaviour } from '../packages/service/src/rules/behaviour.ts'

/** A behaviour and the file that has it. */
export interface FoundBehaviour extends Behaviour {
  /** From the root of the repository, with slashes. */
  readonly file: string
}

/** Collects every `behaviours` that a file of the service exports, in the order of the files. */
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
