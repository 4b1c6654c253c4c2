// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildDashboard } from './build-dashboard.mjs'
import { buildService } from './build-service.mjs'
import { buildTypes } from './build-types.mjs'
import { root } from './root.mjs'

/** Folders of the published packages, in dependency order. */
export const publishedFolders = ['contract', 'client', 'service'].map((name) =>
  join(root, 'packages', name),
)

/**
 * Builds everything that is published.
 * @throws when a file named by a manifest is missing
 */
export async function buildPackages() {
  await buildDashboard()
  await buildService()
  await buildTypes()
  for (const folder of publishedFolders) {
    const { bin, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const missing = listPaths({ bin, exports }).filter((path) => !existsSync(join(folder, path)))
    if (missing.length > 0) {
      throw new Error(
        `${folder} cannot be packed, since the build did not produce ${missing.join(', ')}.`,
      )
    }
  }
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function listPaths(value) {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(listPaths)
}
