import { globSync, readFileSync } from 'node:fs'
import { findImportFaults } from './find-import-faults.ts'

// Checks the direction of dependencies in every source file; the rules are in import-rules.ts.
const files = globSync(['packages/*/src/**/*.{ts,tsx}', 'conformance/**/*.ts', 'scripts/*.ts'])
const faults = files
  .toSorted()
  .flatMap((path) => findImportFaults(path.replaceAll('\\', '/'), readFileSync(path, 'utf8')))

for (const { path, line, message } of faults) {
  process.stderr.write(`${path}:${line} ${message}\n`)
}
if (files.length === 0) throw new Error('No source files found; run this in the root folder.')
if (faults.length > 0) process.exitCode = 1
