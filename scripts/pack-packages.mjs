// @ts-check
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { npmCommand } from './npm-command.mjs'
import { buildPackages, publishedFolders } from './published-packages.mjs'

/**
 * Builds and packs the published packages.
 * @param {string} destination folder of the tarballs
 * @returns {Promise<string[]>} paths of the tarballs, in dependency order
 */
export async function packPackages(destination) {
  await buildPackages()
  const folder = resolve(destination)
  mkdirSync(folder, { recursive: true })
  const { command, before, shell } = npmCommand()
  return publishedFolders.map((cwd) => {
    // Everything was built above.
    const options = ['--json', '--ignore-scripts', `--pack-destination=${folder}`]
    const { status, stdout, stderr } = spawnSync(command, [...before, 'pack', ...options], {
      cwd,
      shell,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    if (status !== 0) throw new Error(`${cwd} could not be packed.\n${stderr}`)
    return join(folder, JSON.parse(stdout)[0].filename)
  })
}
