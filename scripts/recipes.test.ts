import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { suite, test } from 'node:test'
import { root } from './root.mjs'

const read = (page: string) => readFileSync(join(root, page), 'utf8')
const isInstalled = (path: string) => path.endsWith('node_modules')
const contributing = read('CONTRIBUTING.md')

/** Recipes by title, each with the files and folders that it names in backticks. */
const recipes = new Map(
  contributing
    .split(/^### /m)
    .slice(1)
    .map((text) => {
      const title = text.slice(0, text.indexOf('\n'))
      return [title, [...text.matchAll(/`([\w@.*-]+(?:\/[\w@.*-]*)+)`/g)].map(([, path]) => path!)]
    }),
)

/** Link targets of a page, relative to the repository root. */
function linksOf(page: string): string[] {
  return [...read(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target))
}

suite('the recipes of CONTRIBUTING.md', () => {
  for (const name of ['rule', 'language', 'qualification', 'endpoint', 'migration']) {
    test(`explain how to add a ${name}, by files that exist`, () => {
      const [, paths = []] = [...recipes].find(([title]) => title.endsWith(` ${name}`)) ?? []
      assert.ok(paths.length >= 3, `names ${paths.length} files`)
      const missing = paths.filter((path) => globSync(path, { cwd: root }).length === 0)
      assert.deepEqual(missing, [])
    })
  }

  test('run scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const names = [...contributing.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!)
    assert.deepEqual(
      names.filter((name) => scripts[name] === undefined),
      [],
    )
  })
})

suite('the commands of CONTRIBUTING.md', () => {
  test('choose tests by a name that there is', () => {
    const chosen = [...contributing.matchAll(/npm test -- (\w+) --test-name-pattern="([^"]+)"/g)]
    assert.ok(chosen.length > 0)
    for (const [, file = '', name = ''] of chosen) {
      const files = globSync(`packages/**/*${file}*.test.ts`, { cwd: root, exclude: isInstalled })
      assert.ok(
        files.some((path) => read(path).includes(name)),
        name,
      )
    }
  })
})

suite('the pages', () => {
  test('link to files that exist', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      ...globSync('docs/**/*.md', { cwd: root }),
    ]
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${page}: ${target}`),
    )
    assert.deepEqual(broken, [])
  })

  test('of docs are all in its index', () => {
    const listed = new Set(linksOf('docs/README.md'))
    const missing = readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .filter((name) => !listed.has(join('docs', name)))
    assert.deepEqual(missing, [])
  })
})
