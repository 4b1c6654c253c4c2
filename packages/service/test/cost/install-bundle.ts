import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { buildService } from '../../../../scripts/build-service.mjs'
import { temporaryFolder } from '../operation/temporary-folder.ts'

const service = fileURLToPath(new URL('../../', import.meta.url))

/** Installs the built service alone, without its source and without its dependencies. */
export async function installBundle(t: TestContext): Promise<string> {
  await buildService()
  const folder = join(temporaryFolder(t), 'node_modules', 'accredit')
  for (const name of ['bin', 'data', 'dist', 'package.json']) {
    cpSync(join(service, name), join(folder, name), { recursive: true })
  }
  return folder
}
