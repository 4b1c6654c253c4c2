import type { ControlCall } from './control-calls.ts'

const defaultOrigin = 'http://127.0.0.1:8787'

/** Quotes an argument for a shell when needed. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** Writes the `accredit` command; names the sandbox unless it is the default one. */
export function writeCommand({ command }: ControlCall, service: string): string | undefined {
  if (!command) return undefined
  const named = service === defaultOrigin ? [] : ['--url', service]
  return ['accredit', 'sandbox', ...command, ...named].map(quote).join(' ')
}

/** Writes the call as a curl command. */
export function writeCurl({ method, path, body, signedIn }: ControlCall, service: string): string {
  const parts = [
    'curl',
    ...(method === 'GET' ? [] : [`--request ${method}`]),
    quote(`${service}/sandbox/v1/${path}`),
    ...(signedIn ? ['--header "Authorization: Bearer $TOKEN"'] : []),
    ...(body === undefined ? [] : [`--data ${quote(JSON.stringify(body))}`]),
  ]
  return parts.join(' ')
}
