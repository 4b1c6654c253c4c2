import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { allRoutes, type AnyOperationName, type Route } from '@accredit/contract'
import type { Command } from 'commander'
import { loadSpeech } from '../../src/words/load-speech.ts'
import { buildProgram } from '../../src/cli/program.ts'
import { openStore } from '../../src/store/open-store.ts'
import { callMain } from '../cli/call-main.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { mintToken } from '../main/support/mint-token.ts'
import { fillWithLookalikes } from '../support/fill-with-lookalikes.ts'
import { callIds, now, partners } from '../support/lookalikes.ts'
import { contosoApp, startTestService } from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { readEveryRow } from '../support/watch-rows.ts'
import { adminActions, setupFile } from './admin-actions.ts'
import { apiActions, type ApiAction } from './api-actions.ts'
import { readLogLines, type LogLine } from './read-log-lines.ts'

const everyRoute: Readonly<Record<AnyOperationName, Route>> = allRoutes

/** A store full of look-alikes. */
async function openFilled(storage: TestStorage) {
  await (await openStore(storage.config)).close()
  const direct = await openDirectly(storage)
  await fillWithLookalikes(direct.connection)
  return direct
}

onEveryStore('the logs', (makeStorage) => {
  it('have the lines of each action of the API and of the desk', async () => {
    await using storage = await makeStorage()
    await using direct = await openFilled(storage)
    const options = { worker: 'off', twoPersons: 'on' } as const
    await using service = await startTestService(storage, options, { realNow: () => now })
    const times = { iat: now / 1000, nbf: now / 1000, exp: now / 1000 + 3600 }
    const tokens = {
      user: await mintToken(service, {
        tenant: partners.A,
        user: 'e102',
        claims: { azp: contosoApp.replace('a0aa', 'b0aa'), ...times },
      }),
      reviewer1: await service.userToken('reviewer1@vetting.accredit.test'),
      reviewer2: await service.userToken('reviewer2@vetting.accredit.test'),
    }
    let created = ''
    for (const action of apiActions) {
      const earlier = await readEveryRow(direct.connection)
      const answer = await service.call(
        everyRoute[action.operation].method,
        addressOf(action, created),
        {
          token: tokens[action.by],
          correlationId: callIds.correlation,
          ...(action.body !== undefined && { body: action.body }),
          ...(action.headers && { headers: action.headers }),
        },
      )
      assert.equal(answer.status, action.status, `${action.operation}: ${answer.text}`)
      if (action.operation === 'createCustomer') created = answer.json.id
      const lines = readLogLines({ before: earlier, after: await readEveryRow(direct.connection) })
      assert.deepEqual(lines.map(tellLine), action.lines, action.operation)
      for (const { correlation_id = 'correlation' } of lines) {
        assert.equal(correlation_id, 'correlation', action.operation)
      }
    }
  })

  it('have the lines of each change of accredit admin', async (t) => {
    await using storage = await makeStorage()
    await using direct = await openFilled(storage)
    const { data, store } = storage.config
    const file = join(data, 'setup.json')
    writeFileSync(file, JSON.stringify(setupFile))
    for (const { command, args, lines } of adminActions) {
      const earlier = await readEveryRow(direct.connection)
      const typed = args.map((argument) => (argument === 'setup.json' ? file : argument))
      const ended = await callMain(
        t,
        ['admin', ...command.split(' '), ...typed, '--by', 'ada@tests'],
        { environment: { ACCREDIT_DATA: data, ACCREDIT_STORE: store } },
      )
      assert.equal(ended.code, 0, `${command}: ${ended.stderr}`)
      const later = await readEveryRow(direct.connection)
      assert.deepEqual(
        readLogLines({ before: earlier, after: later }).map(tellLine),
        lines,
        command,
      )
    }
  })
})

it('each route that can write has its action', () => {
  const writing = Object.entries(everyRoute)
    .filter(([, { method }]) => method !== 'GET' && method !== 'HEAD')
    .map(([name]) => name)
  const tried = apiActions.map(({ operation }): string => operation)
  assert.deepEqual(tried.toSorted(), writing.toSorted())
})

/** Commands of `accredit admin` that change nothing. */
const reading = /(^| )(list|history)$/

it('each command of accredit admin has its action, unless it only reads', async () => {
  const program = buildProgram(
    { stdout: {}, stderr: {}, environment: {} } as never,
    async () => {},
    await loadSpeech('en'),
  )
  const admin = program.commands.find((command) => command.name() === 'admin')
  assert.ok(admin)
  assert.deepEqual(
    adminActions.map(({ command }) => command).toSorted(),
    leavesOf(admin)
      .filter((command) => !reading.test(command))
      .toSorted(),
  )
})

function leavesOf({ commands }: Command): string[] {
  return commands
    .filter((command) => command.name() !== 'help')
    .flatMap((command) =>
      command.commands.length === 0
        ? [command.name()]
        : leavesOf(command).map((name) => `${command.name()} ${name}`),
    )
}

function addressOf({ operation, parameters = {}, query = '' }: ApiAction, created: string): string {
  const path = everyRoute[operation].path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name] ?? ''
    return value === 'created' ? created : value
  })
  return path + query
}

/** The log, what happened, to what, and who did it. */
function tellLine(line: LogLine): string {
  const text = (column: string) => String(line[column])
  const { ValidationCode: code } = (line['customized_data'] ?? {}) as { ValidationCode?: string }
  switch (line['log']) {
    case 'audit_record': {
      const what = `${text('operation_type')} ${text('customer_id')}`
      const masked = code === undefined ? '' : `, code ${code}`
      return `activity ${what} by ${text('user_principal_name')}${masked}`
    }
    case 'operator_record':
      return `operator ${text('action')} ${text('subject')} by ${text('actor')}`
    default:
      return `case ${text('kind')} by ${text('actor')}`
  }
}
