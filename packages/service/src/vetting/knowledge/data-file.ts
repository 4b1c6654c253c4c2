import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The path of a file in the package's `data` folder, wherever this module runs: from `src`, or from
 * a bundle in `dist`.
 * @throws Error when the file is in no parent folder's `data`
 */
export function dataFile(name: string, from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, 'data', name)
    if (existsSync(file)) return file
    if (folder === dirname(folder)) throw new Error(`The data file ${name} is missing.`)
  }
}
