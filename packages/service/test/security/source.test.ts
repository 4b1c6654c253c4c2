import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const packages = join(import.meta.dirname, '..', '..', '..')

const sources = globSync('{contract,client,dashboard,service}/src/**/*.{ts,tsx}', {
  cwd: packages,
}).map((file) => ({ file, text: readFileSync(join(packages, file), 'utf8') }))

function findLines(pattern: RegExp, where: (file: string) => boolean = () => true): string[] {
  return sources
    .filter(({ file }) => where(file) && !file.endsWith('.test.ts'))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .map((line, index) => ({ line, place: `${file}:${index + 1}` }))
        .filter(({ line }) => pattern.test(line))
        .map(({ line, place }) => `${place} ${line.trim()}`),
    )
}

test('the sources are all there', () => {
  assert.ok(sources.length > 300, String(sources.length))
})

test('nothing that was sent can become code', () => {
  assert.deepEqual(findLines(/\beval\(|new Function\(|node:vm|\bimport\(\s*[^'"\s)]/), [
    // The writer thread loads the commands from where this release has them.
    ...findLines(/await import\(commandsUrl\)/),
  ])
  assert.deepEqual(findLines(/dangerouslySetInnerHTML|\.innerHTML\b|document\.write/), [])
  assert.deepEqual(
    findLines(/node:child_process/, (file) => !file.startsWith('service/src/cli/')),
    [],
  )
})

test('no SQL is put together from texts: only literals of the source are', () => {
  assert.deepEqual(findLines(/\bsql\.raw\(/), [])
  const interpolated = findLines(/\bsql: `[^`]*\$\{/)
  const ours = [
    // A compiled statement, with a clause that is ours.
    /\bsql: `\$\{sql\} skip locked`,$/,
    // Compiled statements, one after the other.
    /\bsql: `with \$\{firsts\.join\(', '\)\} \$\{texts\.at\(-1\)\}`,$/,
    // Settings: names of a list beside it, with numbers.
    /\bsql: `select \$\{\[\.\.\.parts, safeSettings\(true\)\]\.join\(', '\)\}`, parameters: \[\] \}$/,
    // Expressions without parameters, each a literal above its statement.
    /\bsql: `select case when pg_is_in_recovery\(\) then \$\{replayed\} else -1 end as replayed`,$/,
    /\bsql: `select \$\{placeSql\}(, \$\{identitySql\} as identity)?`,$/,
  ]
  const isOurs = (line: string) => ours.some((pattern) => pattern.test(line))
  assert.deepEqual(
    interpolated.filter((line) => !isOurs(line)),
    [],
  )
})

test('secrets are compared in constant time', () => {
  const compared =
    /\b\w*(secret|password|signature|verifier|formToken)\w*\s(===|!==)\s(?!undefined\b|'')/i
  assert.deepEqual(
    findLines(compared, (file) => /^service\/src\/(identity|http|operations)\//.test(file)),
    [],
  )
  const users = findLines(/timingSafeEqual\(/).map((line) => line.split(':')[0])
  assert.deepEqual(
    new Set(users),
    new Set(['service/src/identity/issuer/secrets.ts', 'service/src/operations/page-tokens.ts']),
  )
})

test('chance that protects something comes from the system', () => {
  assert.deepEqual(
    findLines(/Math\.random\(/, (file) => file.startsWith('service/src/')),
    [],
  )
})
