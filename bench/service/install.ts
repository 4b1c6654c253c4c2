import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildDashboard } from '../../scripts/build-dashboard.mjs'
import { buildService } from '../../scripts/build-service.mjs'
import { kept, root } from '../folders.ts'

const modules = join(kept, 'installed', 'node_modules')

/** Executable of the installed service. */
export const command = join(modules, 'accredit', 'bin', 'accredit.mjs')

/** The installed module for test suites. */
export const testing = join(modules, 'accredit', 'dist', 'testing', 'index.js')

/** Installs the packed release, without source and dev dependencies: that is what is measured. */
export async function install(): Promise<void> {
  await buildDashboard()
  await buildService()
  rmSync(modules, { recursive: true, force: true })
  mkdirSync(modules, { recursive: true })
  const copy = (from: string, to: string, names: readonly string[]) => {
    for (const name of names) {
      cpSync(join(root, 'packages', from, name), join(modules, to, name), { recursive: true })
    }
  }
  copy('service', 'accredit', ['bin', 'dashboard', 'data', 'dist', 'package.json'])
}
