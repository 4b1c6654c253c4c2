import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readOptions } from './read-options.mjs'
import { formatAs } from './format-as.ts'
import { generatedFiles } from './generated-files.ts'

// node scripts/run.mjs scripts/generate.ts [--check]: writes the generated files, or only lists
// those that are out of date.
const { check: isCheck } = readOptions({ check: { type: 'boolean', default: false } })

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

for (const { path, render } of generatedFiles) {
  const code = await formatAs(path, await render())
  if (code === readIfThere(path)) continue
  if (isCheck) {
    process.stderr.write(`${path} is out of date; run "npm run generate".\n`)
    process.exitCode = 1
  } else {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, code)
    process.stdout.write(`${path}\n`)
  }
}
