import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Folder that the bench keeps from run to run; not part of the repository. */
export const kept = join(root, '.bench')

/** A folder that is gone after use, or when the process ends. */
export function openScratch(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(kept, 'run-'))
  const remove = () => rmSync(path, { recursive: true, force: true })
  process.once('exit', remove)
  return {
    path,
    [Symbol.dispose]() {
      process.off('exit', remove)
      remove()
    },
  }
}
