import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../root.mjs'

/** A copy of the repository whose files may be broken. */
export interface TreeCopy {
  readonly folder: string
  /** Folder for the tests' temporary files, emptied between mutants. */
  readonly temporary: string
  remove(): void
}

const ours = new Set(['@accredit', 'accredit'])

/** Copies the code; dependencies are linked, and our own packages resolve into the copy. */
export function copyTree(): TreeCopy {
  const base = mkdtempSync(join(tmpdir(), 'accredit-mutants-'))
  const folder = join(base, 'tree')
  const temporary = join(base, 'tmp')
  mkdirSync(temporary, { recursive: true })
  for (const name of ['packages', 'scripts', 'conformance', 'docs', 'package.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@accredit'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!ours.has(name)) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
  for (const name of ['client', 'contract', 'dashboard']) {
    symlinkSync(join(folder, 'packages', name), join(modules, '@accredit', name))
  }
  symlinkSync(join(folder, 'packages', 'service'), join(modules, 'accredit'))
  const remove = () => rmSync(base, { recursive: true, force: true })
  return { folder, temporary, remove }
}
