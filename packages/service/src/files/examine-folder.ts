import { accessSync, constants, statSync, type Stats } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { problem, type Problem } from '../words/problem.ts'
import { nameOfUser } from './describe-fault.ts'

/**
 * Finds the reason why this user cannot work in a data folder; `undefined` when nothing is wrong.
 * @param folder as given by the user; it may not exist yet
 * @param files optional files in it that must be readable and writable
 */
export function examineFolder(folder: string, files: readonly string[]): Problem | undefined {
  const { path, stats } = findAncestor(resolve(folder))
  if (!stats.isDirectory()) {
    const file = path === resolve(folder) ? folder : path
    return problem('DataFolderIsFile', { folder, file })
  }
  const user = nameOfUser()
  const { R_OK, W_OK, X_OK } = constants
  const fault = findFault(path, R_OK | W_OK | X_OK)
  if (fault === 'EROFS') return problem('DataFolderReadOnly', { folder })
  if (fault !== undefined) return problem('DataFolderForbidden', { folder, user, owner: stats.uid })
  for (const file of files) {
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found || findFault(file, R_OK | W_OK) === undefined) continue
    return problem('DataFileForbidden', { file, folder, user, owner: found.uid })
  }
  return undefined
}

/**
 * Returns the nearest existing ancestor of a path that can be inspected, possibly the path itself.
 */
function findAncestor(path: string): { readonly path: string; readonly stats: Stats } {
  try {
    return { path, stats: statSync(path) }
  } catch (error) {
    // The root can always be inspected.
    if (path === dirname(path)) throw error
    return findAncestor(dirname(path))
  }
}

function findFault(path: string, mode: number): string | undefined {
  try {
    accessSync(path, mode)
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? ''
  }
}
