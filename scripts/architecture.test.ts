import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './root.mjs'

const source = join(root, 'packages/service/src')
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

/** The path of a POST as listed on the page: files, each with the name that leads to the next. */
const way = [...page.matchAll(/^\| `([\w/-]+\.ts)` +\| [^|]+\| (?:`(\w+)`)? *\|$/gm)].map(
  ([, file = '', name]) => ({ file, name, text: readFileSync(join(source, file), 'utf8') }),
)

test('the path of a POST leads from file to file by names that are defined there', () => {
  assert.ok(way.length >= 5 && way.length <= 8, `${way.length} files`)
  for (const [index, { file, name }] of way.entries()) {
    const next = way[index + 1]
    assert.equal(name === undefined, next === undefined, file)
    if (name === undefined || next === undefined) continue
    const isUsed = way
      .slice(0, index + 1)
      .some(
        ({ text }) =>
          text.includes(`${name}(`) || text.includes(`${name}[`) || text.includes(`${name},`),
      )
    assert.ok(isUsed, `no file up to ${file} calls ${name}`)
    const isDefined = new RegExp(`^export (async function|function|const) ${name}\\b`, 'm').test(
      next.text,
    )
    assert.ok(isDefined, `${next.file} does not define ${name}`)
  }
  assert.match(way.at(-1)?.text ?? '', /insertInto\('qualification'\)/)
})

test('the page lists the folders of the service', () => {
  const listed = [...page.matchAll(/^ {2}((?:[\w-]+\/ ?)+) /gm)].flatMap(([, names = '']) =>
    names.trim().split(/\/ ?/).filter(Boolean),
  )
  const there = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  assert.deepEqual(listed.toSorted(), there.toSorted())
})

test('the files beside the path exist', () => {
  const paths = [...page.matchAll(/`(store\/[\w/-]+\.ts)`/g)].map(([, path = '']) => path)
  assert.ok(paths.length > 2)
  assert.deepEqual(
    paths.filter((path) => !existsSync(join(source, path))),
    [],
  )
})
