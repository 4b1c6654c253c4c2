import type { TrafficOptions } from './traffic-options.ts'

/** Writes a command for people to paste; the options that say where it goes are part of it. */
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

/** Quotes a word for a shell, where it needs that. */
export function quote(text: string): string {
  return /^[\w./:@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
