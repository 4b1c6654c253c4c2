import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { format, type FormatConfig } from 'oxfmt'
import { readOptions } from './read-options.mjs'
import { generatedFiles } from './generated-files.ts'

// node scripts/run.mjs scripts/generate.ts [--check]: writes the generated files, or only says which
// are not as they would be written.
const { check: isCheck } = readOptions({ check: { type: 'boolean', default: false } })
const style = JSON.parse(readFileSync('.oxfmtrc.json', 'utf8')) as FormatConfig

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

async function formatAs(path: string, text: string): Promise<string> {
  // The formatter knows no SQL.
  if (path.endsWith('.sql')) return text
  const { code, errors } = await format(path, text, style)
  const [error] = errors
  if (error !== undefined) throw new Error(`${path}: ${error.message}`)
  return code
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
