import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Folder that is kept between runs, outside version control. */
export const kept = join(root, '.bench')

/** Creates a folder that is deleted on disposal, or when the process ends. */
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
