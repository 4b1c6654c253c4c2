import type { TrafficOptions } from './traffic-options.ts'

/** Writes a command to paste, including the options that name the service. */
export function commandOf(
  name: 'run' | 'results',
  file: string,
  options: Partial<TrafficOptions> & { readonly wait?: boolean },
): string {
  const { ledger, rate, url, cloud, as: user, wait } = options
  const flags = Object.entries({ ledger, rate, url, cloud, as: user }).flatMap(([flag, value]) =>
    value === undefined ? [] : [`--${flag}`, quote(String(value))],
  )
  const end = wait ? ['--wait'] : []
  return ['accredit', 'bulk', name, quote(file), ...flags, ...end].join(' ')
}

/** Quotes a word for a shell when needed. */
export function quote(text: string): string {
  return /^[\w./:@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
