import type { Customer } from '@accredit/client'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import type { Column } from '../format-table.ts'
import { readCount } from '../read-count.ts'

interface CustomersOptions extends ConnectionOptions {
  readonly name?: string
  readonly limit?: number
}

const columns: readonly Column<Customer>[] = [
  { title: 'microsoftId', cell: ({ id }) => id },
  { title: 'name', cell: ({ companyProfile }) => companyProfile.companyName },
  { title: 'domain', cell: ({ companyProfile }) => companyProfile.domain },
]

/** `accredit customers`: the partner's customers. */
export const addCustomers: AddCommand = (program, perform) => {
  const command = program
    .command('customers')
    .option('--name <prefix>')
    .option('--limit <count>', '', readCount)
  addConnectionOptions(command).action((options: CustomersOptions) =>
    perform(command, async (run) => {
      const { partner, calling } = await connect(run, options)
      const { name, limit } = options
      const filter =
        name === undefined
          ? undefined
          : ({ field: 'CompanyName', operator: 'starts_with', value: name } as const)
      const pages = partner.customers.pages({ filter, size: pageSize(limit) }, calling)
      await run.output.list(itemsOf(pages, limit ?? Infinity), columns, 'customers')
    }),
  )
}

/** Requests no more than needed; a page of the service has at most 500 customers. */
function pageSize(limit: number | undefined): number | undefined {
  return limit !== undefined && limit < 500 ? limit : undefined
}

async function* itemsOf(
  pages: AsyncIterable<{ readonly items: readonly Customer[] }>,
  limit: number,
): AsyncGenerator<readonly Customer[]> {
  let left = limit
  for await (const { items } of pages) {
    yield items.slice(0, left)
    left -= items.length
    if (left <= 0) return
  }
}
