import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { findImportFaults } from './find-import-faults.ts'
import { mostCodeLines } from './import-rules.ts'

const service = 'packages/service/src'
const messages = (path: string, source: string) =>
  findImportFaults(path, source).map(({ line, message }) => `${line} ${message.split(':')[0]}`)

suite('the direction of imports', () => {
  const forbidden: Record<string, [path: string, source: string]> = {
    'a rule that reads the clock’s module': [
      `${service}/rules/decide.ts`,
      `import { setTimeout } from 'node:timers/promises'`,
    ],
    'a rule that knows the store': [
      `${service}/rules/decide.ts`,
      `import type { Store } from '../store/store.ts'`,
    ],
    'a rule that uses a package': [`${service}/rules/decide.ts`, `import { parse } from 'tldts'`],
    'an operation that reaches past the queries': [
      `${service}/operations/get.ts`,
      `import { connect } from '../store/dialects/sqlite/database.ts'`,
    ],
    'a store that runs an operation': [
      `${service}/store/store.ts`,
      `import { get } from '../operations/get.ts'`,
    ],
    'a store that decides': [
      `${service}/store/queries/cases.ts`,
      `import { decide } from '../../rules/decide.ts'`,
    ],
    'an identity that knows a route': [
      `${service}/identity/caller.ts`,
      `export { bind } from '../http/bind.ts'`,
    ],
    'an identity that knows the web server': [
      `${service}/identity/caller.ts`,
      `import fastify from 'fastify'`,
    ],
    'a service that imports the client': [
      `${service}/service.ts`,
      `const { createPartner } = await import('@accredit/client')`,
    ],
    'an operation in the sandbox’s room': [
      `${service}/operations/get.ts`,
      `export * from '../sandbox/clock.ts'`,
    ],
    'SQL outside the store': [`${service}/http/server.ts`, `import { Client } from 'pg'`],
    'a contract that imports a package': [
      'packages/contract/src/routes.ts',
      `import { z } from 'zod'`,
    ],
    'a client that runs the contract’s code': [
      'packages/client/src/send.ts',
      `import { type Route, routes } from '@accredit/contract'`,
    ],
    'inline types, for which the module is loaded': [
      'packages/client/src/send.ts',
      `import { type Route } from '@accredit/contract'`,
    ],
    'a client that needs Node': [
      'packages/client/src/send.ts',
      `import { readFile } from 'node:fs/promises'`,
    ],
    'a way into another package’s folder': [
      `${service}/cli/main.ts`,
      `import { send } from '../../../client/src/send.ts'`,
    ],
    'a test as a source': [`${service}/http/server.ts`, `import { x } from './respond.test.ts'`],
    'a type taken from where it may not': [
      `${service}/store/store.ts`,
      `let call: import('../operations/call.ts').Call`,
    ],
    'the environment': [`${service}/config.ts`, `const port = process.env['PORT']`],
    'the environment by another name': [
      `${service}/config.ts`,
      `const { env } = globalThis.process`,
    ],
    'the environment as a module': [`${service}/config.ts`, `import { env } from 'node:process'`],
    'a line on the console': [`${service}/config.ts`, `console.log('hello')`],
  }
  for (const [name, [path, source]] of Object.entries(forbidden)) {
    test(`refuses ${name}`, () => assert.equal(messages(path, source).length, 1))
  }

  const allowed: Record<string, [path: string, source: string]> = {
    'rules among themselves': [
      `${service}/rules/vetting/decide.ts`,
      `import { refusal } from '../refusal.ts'\nimport { errors } from '@accredit/contract'`,
    ],
    'types of the contract in the client': [
      'packages/client/src/send.ts',
      `import type { Route } from '@accredit/contract'`,
    ],
    'the client in the command line': [
      `${service}/cli/main.ts`,
      `import { createPartner } from '@accredit/client'`,
    ],
    'the process in the entry file': [`${service}/bin.ts`, `process.exitCode = 1`],
    'a property of that name': [`${service}/config.ts`, `const x = step.process.length`],
    'words in a comment or a text': [
      `${service}/rules/decide.ts`,
      `// import x from 'fastify'\nconst y = "import('node:fs')"`,
    ],
    'a test that crosses the lines': [
      `${service}/rules/decide.test.ts`,
      `import test from 'node:test'\nimport { open } from '../store/store.ts'`,
    ],
  }
  for (const [name, [path, source]] of Object.entries(allowed)) {
    test(`allows ${name}`, () => assert.deepEqual(messages(path, source), []))
  }

  test('names the line, the import and the reason', () => {
    assert.deepEqual(
      findImportFaults(`${service}/rules/decide.ts`, `\nimport { readFileSync } from 'node:fs'`),
      [
        {
          path: `${service}/rules/decide.ts`,
          line: 2,
          message:
            'imports node:fs, which packages/service/src/rules/ may not: rules are pure: no store, no clock, no Node, so that a test needs only arguments',
        },
      ],
    )
  })
})

test('the length of a file excludes comments and blank lines', () => {
  const code = 'const x = 1\n'.repeat(mostCodeLines)
  const comments = '\n/*\n * why\n */\n// because\n'.repeat(100)
  const path = `${service}/service.ts`
  assert.deepEqual(messages(path, code + comments), [])
  assert.deepEqual(messages(path, `${comments}${code}const y = 2`), [
    '1 has 401 code lines, more than 400',
  ])
})

test('a file that does not parse is named', () => {
  assert.throws(() => findImportFaults(`${service}/x.ts`, 'const = 1'), /service\/src\/x\.ts/)
})
