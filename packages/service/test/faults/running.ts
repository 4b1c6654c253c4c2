import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { OptionName } from '../../src/config/config.ts'
import { openDirectly, type DirectDatabase } from '../main/support/direct-database.ts'
import { makeCustomers } from '../main/support/make-customers.ts'
import { startTestService, type TestService } from '../support/service.ts'

/** A service on a database of a test's own, with callers' customers. */
export interface Running extends AsyncDisposable {
  readonly service: TestService
  /** Contoso's Admin agent. */
  readonly token: string
  readonly customerIds: readonly string[]
  /** Looks into the database, past the service; at this address, where it has moved. */
  open(address?: string): Promise<DirectDatabase>
}

/**
 * Starts a service in this process.
 * @param url of the service's store
 * @param direct the address at which the test looks at the same database, when it is another
 */
export async function startOn(
  url: string,
  customers: number,
  options: Partial<Record<OptionName, string>> = {},
  direct = url,
): Promise<Running> {
  const data = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  const service = await startTestService(
    { config: { store: url, data } },
    {
      // Clients of this process may keep connections open that they never used.
      stopTimeout: 'PT0.2S',
      ...options,
    },
  )
  const open = (address = direct) =>
    openDirectly({
      dialect: 'postgres',
      config: { store: address, data },
      [Symbol.asyncDispose]: async () => undefined,
    })
  await using database = await open()
  const customerIds = await makeCustomers(database, customers)
  return {
    service,
    token: await service.userToken(),
    customerIds,
    open,
    async [Symbol.asyncDispose]() {
      await service.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** A session of somebody else. */
export async function connectTo(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}
