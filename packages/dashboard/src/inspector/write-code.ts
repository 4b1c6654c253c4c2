import type { JournalEntry } from '@accredit/client'
import { literal, text } from './client-calls.ts'

/** Headers that callers choose; the others belong to the connection, or are new in each request. */
const chosen =
  /^(accept|content-type|if-match|last-event-id|x-locale|validatemfa|ms-continuationtoken|ms-contract-version|ms-partnercenter-(application|client))$/

function headersOf({ receivedHeaders = {} }: JournalEntry): readonly [string, string][] {
  return Object.entries(receivedHeaders).filter(([name]) => chosen.test(name))
}

function addressOf({ path, query }: JournalEntry, service: string): string {
  return service + path + (query === undefined ? '' : `?${query}`)
}

function isSignedIn({ receivedHeaders }: JournalEntry): boolean {
  return receivedHeaders?.['authorization'] !== undefined
}

/** Writes a request as a curl command; the token is a shell variable. */
export function writeCurl(entry: JournalEntry, service: string): string {
  const quote = (value: string) => `'${value.replaceAll("'", String.raw`'\''`)}'`
  const { method, received } = entry
  const verb = { GET: '', HEAD: ' --head' }[method] ?? ` --request ${method}`
  const lines = [
    `curl${verb} ${quote(addressOf(entry, service))}`,
    ...(isSignedIn(entry) ? ['--header "Authorization: Bearer $TOKEN"'] : []),
    ...headersOf(entry).map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
    ...(received === undefined ? [] : [`--data-raw ${quote(JSON.stringify(received))}`]),
  ]
  return lines.join(' \\\n  ')
}

/** Writes a request as a `fetch` call; the token is a variable. */
export function writeFetch(entry: JournalEntry, service: string): string {
  const { method, received } = entry
  const named = headersOf(entry).map(
    ([name, value]) => `    ${/^\w+$/.test(name) ? name : text(name)}: ${text(value)},`,
  )
  const headers = isSignedIn(entry) ? [`    authorization: \`Bearer \${token}\`,`, ...named] : named
  const body = received === undefined ? '' : `  body: JSON.stringify(${literal(received, '  ')}),\n`
  return [
    `const response = await fetch(${text(addressOf(entry, service))}, {`,
    `  method: ${text(method)},`,
    ...(headers.length > 0 ? ['  headers: {', ...headers, '  },'] : []),
    `${body}})`,
    'console.log(response.status, await response.text())',
  ].join('\n')
}
