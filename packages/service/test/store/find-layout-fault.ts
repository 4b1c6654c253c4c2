import { spreadBy, tablesAt } from '../../src/store/dialects/postgres/layout.ts'

/** Columns by which rows are spread, by table. */
export const spreadColumns = new Map(
  (['partner', 'domain'] as const).flatMap((place) =>
    tablesAt(place).map((table) => [table, spreadBy[place] ?? ''] as const),
  ),
)

/** Finds why a cluster could not run a statement, or would run it wrongly. */
export function findFault(sql: string): string | undefined {
  const table = /^(?:with .*?)?(?:select .*? from|update|delete from|insert into) "(\w+)"/.exec(
    sql,
  )?.[1]
  const column = table && spreadColumns.get(table)
  const names = (text: string) =>
    new RegExp(`"(?:\\w+"\\.")?${column}" (?:= \\$\\d|in \\(\\$\\d+\\))`).test(text)
  const writesRows = /\b(update|insert into|delete from) "/.test(sql)
  if (writesRows && /\b(nextval|random|now|clock_timestamp)\s*\(/.test(sql))
    return 'draws its values on a node'
  if (!column) return undefined
  if (/\bfor (update|share)\b/.test(sql) && !names(sql)) return 'locks without a partner'
  const [, changes] = /\b((?:update|delete from) "[\s\S]*)$/.exec(sql) ?? []
  if (changes === undefined || !/ where /.test(changes)) return undefined
  const [outer = '', ...inner] = sql.split(/\(\s*select /)
  if (!names(outer + (inner.at(-1) ?? '').split(')').slice(1).join(')')) && !names(changes))
    return 'changes rows of all partners'
  const subqueries = inner.filter(
    (text) => /from "/.test(text) && !/from "(due|overdue|unnumbered)"/.test(text),
  )
  // One that is joined by the partner stays with the rows that are changed.
  const joins = (text: string) => new RegExp(`"${column}" = "\\w+"\\."${column}"`).test(text)
  return subqueries.every((text) => names(text) || joins(text))
    ? undefined
    : 'selects rows of all partners to change'
}

/**
 * Finds a read that asks every node although it may be about one partner: while a node is away, it fails
 * for the partners of the others, too.
 */
export function findReadOfAll(sql: string): string | undefined {
  const tables = [...sql.matchAll(/\b(?:from|join) "(\w+)"/g)]
  const columns = new Set(tables.flatMap(([, table = '']) => spreadColumns.get(table) ?? []))
  const names = (column: string) => new RegExp(`"${column}" (?:= |in )`).test(sql)
  return [...columns].every(names) ? undefined : 'reads rows of all partners'
}
