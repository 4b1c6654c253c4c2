// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Collects the licences of all packages that the modules belong to, as their terms require.
 * @param {readonly string[]} modules file paths
 * @throws when a package has no licence text
 */
export function collectLicences(modules) {
  const folders = new Set(
    modules.flatMap(
      (path) => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(path)?.[0] ?? [],
    ),
  )
  return [...folders]
    .toSorted()
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      )
      const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry))
      if (!file && !license) throw new Error(`${name} has no licence`)
      const path = join(folder, file ?? '')
      const text =
        file && existsSync(path) ? readFileSync(path, 'utf8').trim() : `License: ${license}`
      return `${name} ${version} (${license})\n\n${text}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}
