// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The licences of the packages whose code is among the modules, as their authors ask to have them
 * passed on.
 * @param {readonly string[]} modules paths of files
 * @throws when a package tells nothing of its licence
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
