import type { Connection } from '../connection.ts'
import type { Page } from '../paginate.ts'
import type { Asker } from './ask.ts'

/** Reads a list page by page, each within the budget. */
export async function* pagesWithin<Item>(
  asker: Asker,
  first: (connection: Connection) => PromiseLike<Page<Item>>,
): AsyncGenerator<Page<Item>> {
  const { signal } = asker
  let page: Page<Item> | undefined = await asker.ask(async (connection) => first(connection))
  while (page) {
    yield page
    const current: Page<Item> = page
    page = current.isLastPage ? undefined : await asker.ask(() => current.next({ signal }))
  }
}
