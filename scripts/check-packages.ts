/**
 * Packs the published packages and checks the tarballs with two tools: publint for the manifest,
 * attw for the types under each kind of module resolution.
 */
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { packPackages } from './pack-packages.mjs'

/**
 * Accepted: TypeScript's oldest resolution mode ignores `exports`; no supported Node works like it.
 */
const accepted = 'node10'

const folder = mkdtempSync(join(tmpdir(), 'accredit-packages-'))
const faults: string[] = []
try {
  for (const tarball of await packPackages(folder)) {
    const data = new Uint8Array(readFileSync(tarball))
    const { messages, pkg } = await publint({
      pack: { tarball: data.buffer },
      strict: true,
      level: 'suggestion',
    })
    for (const message of messages) {
      faults.push(`${String(pkg?.['name'])}: ${formatMessage(message, pkg ?? {}) ?? message.code}`)
    }
    const analysis = await checkPackage(createPackageFromTarballData(data))
    if (!analysis.types) {
      faults.push(`${analysis.packageName}: no types`)
      continue
    }
    for (const problem of analysis.problems) {
      const kind = 'resolutionKind' in problem ? problem.resolutionKind : ''
      if (kind === accepted) continue
      faults.push(`${analysis.packageName}: ${JSON.stringify(problem)}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
